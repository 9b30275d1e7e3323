/**
 * Projects as a user has them: a package.json, the sources a test shows, and a node_modules with ESLint, parsers and this
 * plugin as `npm run build` made it. The packages are links, so nothing is downloaded.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { writeFiles, writeProject, type Files } from "../on-disk.js";

export type EslintVersion = 9 | 10;
export const ESLINT_VERSIONS: readonly EslintVersion[] = [10, 9];

/** The repository of this plugin. */
export const REPOSITORY = join(import.meta.dirname, "../..");

/** Holds the projects of one test file and goes with it: tests that run side by side share what ends them. */
const home = writeProject({});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Package name to the folder it is found in. */
function packagesBeside(eslint: EslintVersion): Readonly<Record<string, string>> {
  const own = (name: string): string => join(REPOSITORY, "node_modules", name);
  return {
    eslint: own(eslint === 9 ? "eslint9" : "eslint"),
    "eslint-plugin-topology": REPOSITORY,
    "@typescript-eslint/parser": own("@typescript-eslint/parser"),
    "@eslint/json": own("@eslint/json"),
    "@eslint/markdown": own("@eslint/markdown"),
  };
}

/** The config of a reader who did what the README says. */
export const RECOMMENDED = `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  export default defineConfig({ extends: [topology.configs.recommended] });
`;

/** The same for a project in TypeScript. */
export function typescriptConfig(preset: "recommended" | "strict" = "recommended"): string {
  return `
    import parser from "@typescript-eslint/parser";
    import { defineConfig } from "eslint/config";
    import topology from "eslint-plugin-topology";
    export default defineConfig({
      files: ["**/*.ts"],
      languageOptions: { parser },
      extends: [topology.configs.${preset}],
    });
  `;
}

/** A project on disk, with the config RECOMMENDED unless the files have another. */
export function installed(files: Files, eslint: EslintVersion = 10): string {
  const hasConfig = Object.keys(files).some((path) => path.startsWith("eslint.config."));
  return unpackaged(
    {
      "package.json": { name: "project", type: "module" },
      ...(hasConfig ? {} : { "eslint.config.js": RECOMMENDED }),
      ...files,
    },
    eslint,
  );
}

/** The same with these files alone. */
export function unpackaged(files: Files, eslint: EslintVersion = 10): string {
  const root = mkdtempSync(join(home, "project-"));
  writeFiles(root, files);
  linkPackages(root, eslint);
  return root;
}

/** Puts the packages in place in a folder that has the files. */
export function linkPackages(root: string, eslint: EslintVersion = 10): void {
  for (const [name, folder] of Object.entries(packagesBeside(eslint))) link(folder, join(root, "node_modules", name));
}

/** Links a package folder to where an importer looks for it. */
export function link(folder: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(folder, at, "junction");
}
