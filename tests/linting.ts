/**
 * Rule cases that show their whole project: `linting("src/a.ts", { "src/a.ts": "…", "src/b.ts": "…" })` writes the files and is
 * the part of a RuleTester case that lints one of them.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { writeProject, type Files } from "./on-disk.js";

interface Linted {
  readonly filename: string;
  readonly code: string;
  readonly settings: { readonly topology: object };
}

/** A project has a package.json, and no store unless the settings say so. */
export function linting(file: string, files: Files, settings: object = {}): Linted {
  const root = writeProject({ "package.json": { name: "project" }, ...files });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const code = files[file];
  if (typeof code !== "string") throw new TypeError(`${file} is not among the files`);
  return { filename: join(root, file), code, settings: { topology: { cache: false, ...settings } } };
}
