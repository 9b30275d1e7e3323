/**
 * The pages of the rules: every example is linted, and reports exactly where it says so.
 *
 * An example is a block of files, each under `// file: path`. A line that is reported ends with `// ✗`. The options of its rule
 * stand in a comment on top.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { writeProject } from "./on-disk.js";

const FOLDER = new URL("../docs/rules/", import.meta.url);

interface Example {
  readonly line: number;
  readonly options: readonly object[];
  readonly files: Readonly<Record<string, string>>;
}

function examplesOf(page: string): Example[] {
  return [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: block = "", index }) => {
    const options = /^\/\* eslint topology\/[\w-]+: (.*) \*\/$/m.exec(block)?.[1];
    const parts = block.split(/^\/\/ file: (.*)\n/m).slice(1);
    const files = Object.fromEntries(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1]]] : [])));
    return {
      line: page.slice(0, index).split("\n").length,
      options: options === undefined ? [] : (JSON.parse(options) as object[]).slice(1),
      files: files as Record<string, string>,
    };
  });
}

/** Reported lines of all files, as `path:line`. */
function reports(rule: string, { files, options }: Example): string[] {
  const root = writeProject({ "package.json": { name: "example" }, ...files });
  try {
    const config = {
      files: ["**/*.ts"],
      plugins: { topology: plugin },
      languageOptions: { parser },
      rules: { [`topology/${rule}`]: ["error", ...options] },
      settings: { topology: { root, cache: false } },
    } as Linter.Config;
    const texts = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
    return texts.flatMap(([path, code]) =>
      new Linter({ cwd: root }).verify(code, config, join(root, path)).map(({ line, ruleId, message }) => {
        expect(ruleId, message).toBe(`topology/${rule}`);
        return `${path}:${line}`;
      }),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

function marks({ files }: Example): string[] {
  return Object.entries(files).flatMap(([path, code]) =>
    code.split("\n").flatMap((text, at) => (text.endsWith("// ✗") ? [`${path}:${at + 1}`] : [])),
  );
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
