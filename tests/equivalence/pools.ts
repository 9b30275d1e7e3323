/**
 * What the stories are made of: the few paths of a small monorepo, texts of its modules, and contents of its configuration.
 * Few, so that the steps of a story meet: files that take each other's specifiers, aliases that lead to what is renamed.
 */
import { dirname, relative } from "node:path/posix";
import fc from "fast-check";

export const MODULES = [
  ...["src/a.ts", "src/b.ts", "src/b.js", "src/b.d.ts", "src/c.tsx", "src/b/index.ts", "src/index.ts"],
  ...["src/auth/index.ts", "src/auth/session.ts", "src/billing/invoice.ts", "src/billing/plan.js"],
  ...["src/shared/log.ts", "src/shared/log.test.ts", "packages/one/index.ts", "packages/one/src/index.ts"],
  ...["packages/one/src/main.ts", "packages/two/index.js", "packages/two/lib/util.ts", "gen/g.ts", "gen/g.js"],
] as const;

export const OTHER_FILES = ["src/view.vue", "src/data.json", "node_modules/react/index.js"] as const;

export const FOLDERS = [
  "src/auth",
  "src/billing",
  "src/shared",
  "src/b",
  "packages/one",
  "packages/two",
  "gen",
] as const;

/** Links, and where each may lead, as seen from its own folder. */
export const LINKS = [
  ["src/linked.ts", "./a.ts"],
  ["src/linked.ts", "./auth/session.ts"],
  ["src/link", "./auth"],
  ["src/link", "../gen"],
  ["src/billing/loop", ".."],
  ["src/away", "../../.."],
  ["src/dangling.ts", "./nowhere.ts"],
  ["node_modules/one", "../packages/one"],
  ["node_modules/one", "../packages/two"],
  ["node_modules/@scope/two", "../../packages/two"],
  ["packages/two/node_modules/one", "../../one"],
  ["tsconfig.json", "./tsconfig.base.json"],
  ["gen/.gitignore", "../.gitignore"],
] as const;

const BARE = [
  ...["one", "one/feature", "one/src/main", "one/src/main.js", "@scope/two", "two", "two/lib/util", "proj/src/a"],
  ...["@/a", "@/auth", "@/auth/session", "@/shared/log", "#internal", "#deep/session", "src/b", "react", "node:fs"],
] as const;

/** A specifier of a module: the path to another one in one of its spellings, or a name. */
type Wanted = { readonly to: string; readonly spelling: number } | { readonly bare: string };

const BESIDE_MODULES = ["src/linked.ts", "src/link/session.ts", "src/link/g.ts", "src/dangling.ts", "src/auth"];

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      to: fc.constantFrom<string>(...MODULES, ...MODULES, ...OTHER_FILES, ...BESIDE_MODULES),
      spelling: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ bare: fc.constantFrom(...BARE) }) },
);

function specifierFrom(importer: string, target: Wanted): string {
  if ("bare" in target) return target.bare;
  const path = relative(dirname(importer), target.to);
  const dotted = path.startsWith(".") ? path : `./${path}`;
  const stem = dotted.replace(/(?:\.d)?\.[jt]sx?$/, "");
  if (target.spelling === 1) return stem.replace(/\/index$/, "");
  return target.spelling === 2 ? `${stem}.js` : stem;
}

/** A statement over a name `n` and a specifier `s`. */
const STATEMENTS = [
  `import { a as n } from "s"; export const a = n;`,
  `import { a as n } from "s"; export const b = () => n;`,
  `import { a as n } from "s"; export class a extends n {}`,
  `import { a as n } from "s"; export type T = n;`,
  `import { a as n } from "s";`,
  `import n, { type a } from "s"; n();`,
  `import type { a as n } from "s"; export let b: n;`,
  `import * as n from "s"; n.a();`,
  `import "s";`,
  `export * from "s";`,
  `export { a } from "s";`,
  `export type { a } from "s";`,
  `const n = require("s");`,
  `export const n = () => require("s");`,
  `export const n = () => import("s");`,
  `await import("s");`,
  `import n = require("s"); export = n;`,
  `/** @type {import("s").A} */ let n;`,
  `new Worker(new URL("s", import.meta.url));`,
  `export const a = 1;`,
  `export class b { n = 1; }`,
  `// s`,
] as const;

/** A module's text, by the path of the module that has it. */
export type Text = (importer: string) => string;

const statement: fc.Arbitrary<(importer: string, index: number) => string> = fc
  .tuple(fc.constantFrom(...STATEMENTS), wanted)
  .map(([form, target]) => {
    return (importer, index) =>
      form.replace('"s"', JSON.stringify(specifierFrom(importer, target))).replaceAll(/\bn\b/g, `n${index}`);
  });

const separator = fc.constantFrom("\n", "\n\n", "\r\n", " ");

export const moduleText: fc.Arbitrary<Text> = fc.tuple(fc.array(statement, { maxLength: 4 }), separator).map(
  ([statements, between]) =>
    (importer) =>
      statements.map((write, index) => write(importer, index)).join(between),
);

const TSCONFIGS = [
  {},
  { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
  { compilerOptions: { baseUrl: ".", paths: { "@/*": ["./src/auth/*", "./src/*"], "@/a": ["./gen/g.ts"] } } },
  { compilerOptions: { baseUrl: "./src" }, include: ["src/auth", "gen"] },
  { compilerOptions: { verbatimModuleSyntax: true } },
  { compilerOptions: { outDir: "./gen", rootDir: "./src" } },
  { compilerOptions: { rootDirs: ["./src", "./gen"] } },
  { extends: "./tsconfig.base.json" },
  { extends: "config/tsconfig.json" },
  { extends: "./gen/tsconfig.json", compilerOptions: { emitDecoratorMetadata: true } },
  { references: [{ path: "./packages/one" }, { path: "./src/tsconfig.part.json" }] },
  { extends: "./tsconfig.json" },
];

const ROOT_MANIFESTS = [
  { name: "proj" },
  { name: "proj", workspaces: ["packages/*"] },
  { name: "proj", workspaces: ["packages/one", "!packages/two"], imports: { "#internal": "./src/auth/index.ts" } },
  { name: "proj", imports: { "#internal": "./gen/g.js", "#deep/*": "./src/auth/*.ts" }, exports: { "./*": "./*.ts" } },
  { name: "proj", exports: { "./src/a": { custom: "./src/b.ts", default: "./src/a.ts" } } },
  { type: "module" },
];

const PACKAGE_MANIFESTS = [
  { name: "one" },
  { name: "one", main: "src/main.ts" },
  { name: "one", exports: { ".": "./src/index.ts", "./feature": "./src/main.ts" } },
  { name: "one", main: "dist/index.js", dependencies: { two: "workspace:*" } },
  { name: "two" },
  { name: "two", main: "lib/util.ts", exports: null },
  { name: "@scope/two", types: "./lib/util.ts" },
  { name: "one", version: "2.0.0", dependencies: { one: "^1.0.0" } },
];

const BASELINES = [
  [],
  [{ rule: "no-cycle", module: "src/a.ts", imports: "src/b.ts" }],
  [
    { rule: "no-cycle", module: "src/b.ts", imports: "src/a.ts", why: "known" },
    { rule: "max-fan-in", module: "src/a.ts", imports: "src/b.ts" },
    { rule: "graph-health", module: "src/a.ts", specifier: "./b" },
  ],
].map((findings) => ({ version: 1, findings }));

const IGNORES = ["", "gen/\n", "*.js\n!b.js\n", "gen/*\n!gen/g.ts\n", "b.*\n", "packages/two\n", "auth\n", "/src/\n"];

const PNPM = [
  `packages: ["packages/*"]\n`,
  "packages:\n  - packages/one\n",
  "onlyBuiltDependencies: []\n",
  "packages: [\n",
];

const BROKEN = `{ "name": `;

const contents = (...values: readonly object[]): readonly string[] => [
  ...values.map((value) => JSON.stringify(value)),
  BROKEN,
];

/** Path to what the file may say. */
export const CONFIGS: { readonly [path: string]: readonly string[] } = {
  "tsconfig.json": contents(...TSCONFIGS),
  "tsconfig.base.json": contents(...TSCONFIGS),
  "src/tsconfig.json": contents(...TSCONFIGS),
  "src/tsconfig.part.json": contents(...TSCONFIGS),
  "packages/one/tsconfig.json": contents(...TSCONFIGS),
  "gen/tsconfig.json": contents(...TSCONFIGS),
  "node_modules/config/tsconfig.json": contents(...TSCONFIGS),
  "package.json": contents(...ROOT_MANIFESTS),
  "packages/one/package.json": contents(...PACKAGE_MANIFESTS),
  "packages/two/package.json": contents(...PACKAGE_MANIFESTS),
  "node_modules/react/package.json": contents({ name: "react" }, { name: "react", main: "../../src/a.ts" }),
  "pnpm-workspace.yaml": PNPM,
  ".gitignore": IGNORES,
  "src/.gitignore": IGNORES,
  "topology-baseline.json": contents(...BASELINES),
  "other-baseline.json": contents(...BASELINES),
  "nx.json": ["{}"],
};

/** `settings.topology`, with `.` for the root of the story. */
export const SETTINGS: readonly { readonly [key: string]: unknown }[] = [
  {},
  { root: "." },
  { root: "src" },
  { root: ".", domains: "src/{domain}/**" },
  { root: ".", domains: { auth: "src/auth/**", rest: ["src/**", "!src/auth/**"] }, shared: ["src/shared/**"] },
  { root: ".", tests: ["src/shared/**", "gen/**"] },
  { root: ".", ignore: ["gen/**", "src/b.*"] },
  { root: ".", include: ["src/**", "packages/one/**"] },
  { root: ".", conditions: ["custom"] },
  { root: ".", cut: [{ from: "src/a.ts", to: "src/b.ts", why: "known" }] },
  { root: ".", baseline: "other-baseline.json" },
  { root: ".", baseline: false },
];
