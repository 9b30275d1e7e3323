/**
 * The examples of a page: blocks of files, each under `// file: path`. A line that is reported ends with `// ✗`. Options of a rule,
 * or settings, stand in a comment on top.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../src/index.js";
import { writeProject } from "./on-disk.js";

export interface PageExample {
  readonly line: number;
  readonly options: readonly object[];
  readonly settings: object;
  readonly files: Readonly<Record<string, string>>;
}

export function examplesOf(page: string): PageExample[] {
  return [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: block = "", index }) => {
    const options = /^\/\* eslint topology\/[\w-]+: (.*) \*\/$/m.exec(block)?.[1];
    const settings = /^\/\* settings: (.*) \*\/$/m.exec(block)?.[1];
    const parts = block.split(/^\/\/ file: (.*)\n/m).slice(1);
    const files = Object.fromEntries(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1]]] : [])));
    return {
      line: page.slice(0, index).split("\n").length,
      options: options === undefined ? [] : (JSON.parse(options) as object[]).slice(1),
      settings: settings === undefined ? {} : (JSON.parse(settings) as object),
      files: files as Record<string, string>,
    };
  });
}

export function marks({ files }: PageExample): string[] {
  return Object.entries(files).flatMap(([path, code]) =>
    code.split("\n").flatMap((text, at) => (text.endsWith("// ✗") ? [`${path}:${at + 1}`] : [])),
  );
}

export interface PageReport {
  /** `path:line` */
  readonly place: string;
  readonly rule: string | null;
  readonly message: string;
}

/** What rules report in the TypeScript files of an example. */
export function reportsOf({ files, settings }: PageExample, rules: Linter.RulesRecord): PageReport[] {
  const root = writeProject({ "package.json": { name: "example" }, ...files });
  try {
    const config = {
      files: ["**/*.ts"],
      plugins: { topology: plugin },
      languageOptions: { parser },
      rules,
      settings: { topology: { root, cache: false, ...settings } },
    } as Linter.Config;
    const texts = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
    return texts.flatMap(([path, code]) =>
      new Linter({ cwd: root }).verify(code, config, join(root, path)).map(({ line, ruleId, message }) => ({
        place: `${path}:${line}`,
        rule: ruleId,
        message,
      })),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}
