// @ts-check
/**
 * ESLint and oxlint configs of the variants that the bench compares, written into its work folder with the absolute
 * addresses of this checkout; used with `--config` from inside the measured tree, so that nothing is installed there.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const repository = join(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
export const workFolder = join(import.meta.dirname, ".work");
export const peersFolder = join(workFolder, "peers");
export const plugin = join(repository, "dist", "index.js");
export const eslintBin = join(repository, "node_modules", "eslint", "bin", "eslint.js");
export const oxlintBin = join(repository, "node_modules", "oxlint", "bin", "oxlint");

/** @typedef {"none" | "idle" | "imports" | "recommended" | "import-x"} ConfigName */

/** Rules that need nothing but the import graph. */
const IMPORT_RULES = /\/(no-cycle|no-domain-cycle)$/;

/** A parser and no rule: what any project pays before us. */
const BASE = `{
  files: ["**/*.{js,mjs,cjs,ts,tsx,mts,cts}"],
  languageOptions: { parser, sourceType: "module", parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: "off" },
}`;

/** @type {Readonly<Record<ConfigName, () => { imports: string, parts: string }>>} */
const VARIANTS = {
  none: () => ({ imports: "", parts: "" }),
  // What any plugin pays that has as many rules as the preset: ESLint does more for a file that has some.
  idle: () => ({
    imports: `const idle = { create: () => ({ Program() {} }) };\nconst names = ["a", "b", "c", "d", "e", "f", "g"];`,
    parts: `{
  plugins: { idle: { rules: Object.fromEntries(names.map((name) => [name, idle])) } },
  rules: Object.fromEntries(names.map((name) => ["idle/" + name, "error"])),
}`,
  }),
  imports: () => ({
    imports: `import plugin from ${address(plugin)};`,
    parts: `...[plugin.configs.recommended].flat().map((config) => ({
  ...config,
  rules: Object.fromEntries(Object.entries(config.rules ?? {}).filter(([name]) => ${IMPORT_RULES}.test(name))),
}))`,
  }),
  recommended: () => ({
    imports: `import plugin from ${address(plugin)};`,
    parts: "...[plugin.configs.recommended].flat()",
  }),
  "import-x": () => ({
    imports: [
      `import { importX } from ${address(peer("eslint-plugin-import-x"))};`,
      `import { createTypeScriptImportResolver } from ${address(peer("eslint-import-resolver-typescript"))};`,
    ].join("\n"),
    parts: `{
  files: ["**/*.{js,ts,tsx}"],
  plugins: { "import-x": importX },
  settings: {
    "import-x/extensions": [".ts", ".tsx", ".js"],
    "import-x/parsers": { ${JSON.stringify(require.resolve("@typescript-eslint/parser"))}: [".ts", ".tsx"] },
    "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })],
  },
  rules: { "import-x/no-cycle": ["error", { ignoreExternal: true }] },
}`,
  }),
};

/** Whether the plugin has been built with a preset. */
export function isPluginBuilt() {
  return existsSync(plugin);
}

/**
 * @param {ConfigName} name
 * @returns {string} path of the config file
 */
export function eslintConfig(name) {
  const parser = require.resolve("@typescript-eslint/parser");
  return written(`eslint.${name}.config.mjs`, configText(name, `import parser from ${address(parser)};`));
}

/** @param {ConfigName} name @param {string} parser statement that imports it */
function configText(name, parser) {
  const { imports, parts } = VARIANTS[name]();
  return `${parser}\n${imports}\nexport default [${BASE}, ${parts}];\n`;
}

/** @returns {string} path of the config file: cycles of imports that are evaluated, nothing else */
export function oxlintConfig() {
  const rules = { "import/no-cycle": ["error", { ignoreTypes: true }] };
  const config = { plugins: ["import"], categories: { correctness: "off" }, rules };
  return written("oxlint.json", `${JSON.stringify(config)}\n`);
}

/** The config of a variant, but with a parser that reads nothing. @param {ConfigName} name */
export function unparsedConfig(name) {
  const parser = join(import.meta.dirname, "empty-parser.js");
  return written(`eslint.${name}.unparsed.config.mjs`, configText(name, `import * as parser from ${address(parser)};`));
}

/** @param {string} name @param {string} text */
function written(name, text) {
  const file = join(workFolder, name);
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** @param {string} name */
function peer(name) {
  return createRequire(join(peersFolder, "package.json")).resolve(name);
}

/** @param {string} path */
function address(path) {
  return JSON.stringify(pathToFileURL(path).href);
}
