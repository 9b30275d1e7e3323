/** The pages of the rules: every example is linted, and reports exactly where it says so. */
import { readdirSync, readFileSync } from "node:fs";
import type { Rule } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { examplesOf, marks, reportsOf, type PageExample } from "./page-examples.js";

const FOLDER = new URL("../docs/rules/", import.meta.url);

/** Reported lines of all files, as `path:line`. */
function reports(rule: string, example: PageExample): string[] {
  const found = reportsOf(example, { [`topology/${rule}`]: ["error", ...example.options] });
  for (const { rule: reporting, message } of found) expect(reporting, message).toBe(`topology/${rule}`);
  return found.map(({ place }) => place);
}

describe.each(Object.entries(plugin.rules))("the page of %s", (name, rule) => {
  const page = readFileSync(new URL(`${name}.md`, FOLDER), "utf8");
  const { docs, schema } = (rule as Rule.RuleModule).meta!;

  it("begins with what a reader of a report wants to know", () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 4)).toEqual(["What you see", "Did I cause it?", "Ways out", "Accept it"]);
    expect(headings.slice(4)).toEqual(["Why", "Options", "When not to use it"]);
  });

  it("has a heading for every option and no other", () => {
    const options = [...page.matchAll(/^### `(.*)`$/gm)].map(([, option]) => option);
    expect(options).toEqual(Object.keys((schema as [{ properties: object }])[0].properties));
  });

  it("is where the rule says it is", () => {
    expect(docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
  });

  it("has examples of both kinds", () => {
    const marked = examplesOf(page).map((example) => marks(example).length > 0);
    expect(new Set(marked)).toEqual(new Set([true, false]));
  });

  it.each(examplesOf(page).map((example) => [example.line, example] as const))(
    "reports what its example in line %i marks, and nothing else",
    (_, example) => expect(reports(name, example)).toEqual(marks(example)),
  );
});

it("there is a page for every rule and no other", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(plugin.rules).map((name) => `${name}.md`));
});
