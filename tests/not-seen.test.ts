/**
 * The page of what is not seen: in its tables, what stands under "Not seen" is reported nowhere, and what stands under "Seen" is, in the
 * same place.
 */
import { readFileSync } from "node:fs";
import type { Linter } from "eslint";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { examplesOf, marks, reportsOf, type PageExample } from "./page-examples.js";

const page = readFileSync(new URL("../docs/what-is-not-seen.md", import.meta.url), "utf8");
const strict = Object.assign({}, ...[plugin.configs.strict].flat().map(({ rules }) => rules)) as Linter.RulesRecord;

/** Of the text of a module among others, laid out as a formatter would, all reports as `rule path:line`. */
async function reports(around: PageExample, module: string, text: string): Promise<string[]> {
  const files = { ...around.files, [module]: await format(text, { parser: "typescript" }) };
  const found = reportsOf({ ...around, files, settings: { domains: "src/{domain}/**" } }, strict);
  return found.map(({ rule, place }) => `${rule} ${place}`);
}

const codeIn = (cell: string): string => /^`+ ?(.*?) ?`+$/.exec(cell.trim())![1]!;

const sections = page.split(/^## /m).flatMap((section) => {
  const [, module] = /^The example is the text of `(.*)`, beside:$/m.exec(section) ?? [];
  const rows = [...section.matchAll(/^\| (?!What |---)(.*) \| (`.*`) \| (`.*`) \|$/gm)];
  return module === undefined ? [] : [{ module, around: examplesOf(section)[0]!, rows }];
});

it("has three tables", () => {
  expect(sections.map(({ rows }) => rows.length > 4)).toEqual([true, true, true]);
});

describe.each(sections)("in $module", ({ module, around, rows }) => {
  it.each(rows.map(([, what, notSeen, seen]) => [what!, codeIn(notSeen!), codeIn(seen!)] as const))(
    "%s",
    async (_, notSeen, seen) => {
      expect(await reports(around, module, notSeen)).toEqual([]);
      expect(await reports(around, module, seen)).not.toEqual([]);
    },
  );
});

it("shows what is seen and may not be there", () => {
  const example = examplesOf(page).at(-1)!;
  expect(reportsOf(example, strict).map(({ place }) => place)).toEqual(marks(example));
});
