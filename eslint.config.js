import tsParser from "@typescript-eslint/parser";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import topology from "eslint-plugin-topology";

/** Why a module may not reach for something; the wall says it where it is met. */
const walls = {
  fs: "Only src/files and src/store touch the disk, so that everything else is a function of its arguments.",
  utils: "The root entry loads ESLint and hundreds of modules; import its types only.",
  host: "The plugin runs beside any TypeScript and inside any host: it loads neither.",
};

const heavy = [
  { name: "typescript", message: walls.host, allowTypeImports: true },
  { name: "eslint", message: walls.host, allowTypeImports: true },
  { name: "@typescript-eslint/utils", message: walls.utils, allowTypeImports: true },
];
const disk = ["node:fs", "node:fs/promises", "fs"].map((name) => ({ name, message: walls.fs }));

export default defineConfig(
  globalIgnores(["build/", "dist/", "examples/", "bench/.work/", "tests/corpus/.work/"]),
  { files: ["**/*.ts"], languageOptions: { parser: tsParser } },
  {
    files: ["src/**/*.ts"],
    extends: [topology.configs.strict],
    settings: { topology: { root: import.meta.dirname, domains: "src/{domain}/**" } },
    rules: {
      "topology/max-fan-in": [
        "error",
        {
          max: 15,
          limits: {
            "src/graph/topology.ts": 30,
            "src/graph/resolved-module.ts": 35,
            // One importer for each question that is remembered, or that reads bodies.
            "src/graph/memo.ts": 40,
            "src/graph/edge-selection.ts": 30,
            "src/graph/state/state-bodies.ts": 25,
            // What every rule and command asks of the settings, and the gate to the disk for all above it.
            "src/project/module-domains.ts": 25,
            "src/files/disk.ts": 25,
            // What every question about syntax begins with; none of them holds state.
            "src/facts/static-syntax.ts": 50,
            "src/facts/syntax-walk.ts": 20,
            "src/facts/load-time-code.ts": 25,
            // One importer for each text that counts something.
            "src/words/counted.ts": 30,
          },
        },
      ],
      "no-console": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-globals": [
        "error",
        { name: "setInterval", message: "No timers in a host." },
        { name: "setTimeout", message: "No timers in a host." },
      ],
    },
  },
  { files: ["src/**/*.ts"], rules: { "no-restricted-imports": ["error", { paths: heavy }] } },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/files/**", "src/store/**"],
    rules: { "no-restricted-imports": ["error", { paths: [...heavy, ...disk] }] },
  },
  {
    files: ["src/rules/**/*.ts", "tests/rules/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
  },
);
