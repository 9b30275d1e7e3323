/**
 * The digest for `eslint --cache`: another one exactly when a finding of some module is another one.
 */
import parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import fc from "fast-check";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheDigest } from "../src/cache-digest.js";
import topology from "../src/index.js";
import { onDisk, writeFiles, writeProject, type Files } from "./on-disk.js";

const A = `import { b } from "./b";\nexport const a = () => b;`;
const OPEN = `export const b = 1;`;
const CLOSING = `import { a } from "./a";\nexport const b = () => a;`;

/** Configs of a project that checks its own TypeScript. */
function configsOf(root: string, settings: object = {}, rules: Linter.RulesRecord = {}): Linter.Config[] {
  return [
    { files: ["**/*.ts"], languageOptions: { parser } },
    topology.configs.recommended,
    { settings: { topology: { root, cache: false, ...settings } } },
    { rules },
  ];
}

/** The digest as ESLint comes to it. */
const digestOf = (configs: Linter.Config[]): string => JSON.stringify(cacheDigest(configs).settings);

/** What a digest becomes by a change of the project. */
function digests(files: Files, change: Files, settings: object = {}, rules: Linter.RulesRecord = {}) {
  const root = onDisk({ "package.json": {}, ...files });
  const configs = configsOf(root, settings, rules);
  const before = digestOf(configs);
  const again = digestOf(configs);
  writeFiles(root, change);
  return { before, again, after: digestOf(configs) };
}

describe("the digest of a config", () => {
  it("is another one when another file closes a cycle, and the first one again without it", () => {
    const root = onDisk({ "package.json": {}, "a.ts": A, "b.ts": OPEN });
    const configs = configsOf(root);
    const open = digestOf(configs);
    writeFiles(root, { "b.ts": CLOSING });
    expect(digestOf(configs)).not.toBe(open);
    writeFiles(root, { "b.ts": OPEN });
    expect(digestOf(configs)).toBe(open);
  });

  it.each<[string, Files]>([
    ["a body", { "b.ts": `import { a } from "./a";\nexport const b = () => [a, a];` }],
    ["a comment below the imports", { "b.ts": `import { a } from "./a";\n// why\nexport const b = () => a;` }],
    ["the layout of a line", { "b.ts": `import {a} from './a';\nexport const b=()=>a` }],
    ["an import that closes nothing", { "c.ts": `import { a } from "./a";\na();` }],
    ["a file that nobody imports", { "d.ts": "" }],
    ["a package.json that leads nowhere else", { "package.json": { name: "named" } }],
  ])("stays the same in spite of a change of %s", (_, change) => {
    const { before, again, after } = digests({ "a.ts": A, "b.ts": CLOSING, "c.ts": "" }, change);
    expect([again, after]).toEqual([before, before]);
  });

  it.each<[string, Files]>([
    ["a line that a message names", { "b.ts": `\n${CLOSING}` }],
    ["a use that makes a crash likely", { "b.ts": `import { a } from "./a";\nexport const b = a;` }],
    ["a use that lets the compiler drop an import", { "b.ts": `import { a } from "./a";\nexport let b: typeof a;` }],
    ["a baseline", { "topology-baseline.json": baseline("a.ts", "b.ts") }],
    ["a tsconfig that fails", { "tsconfig.json": { extends: "not-installed" } }],
    ["a text that does not parse", { "b.ts": `${CLOSING}\nconst = ;` }],
    ["an ignore file", { ".gitignore": "b.ts" }],
  ])("is another one after a change of %s", (_, change) => {
    const { before, after } = digests({ "a.ts": A, "b.ts": CLOSING }, change);
    expect(after).not.toBe(before);
  });

  it("counts what the rules count with the options they have in any of the configs", () => {
    const later = { "b.ts": `export const b = () => import("./a");` };
    const plain = digests({ "a.ts": A, "b.ts": OPEN }, later);
    expect(plain.after).toBe(plain.before);
    const deferred = digests(
      { "a.ts": A, "b.ts": OPEN },
      later,
      {},
      { "topology/no-cycle": ["error", { deferred: true }] },
    );
    expect(deferred.after).not.toBe(deferred.before);
    const limited = digests(
      { "a.ts": A, "b.ts": OPEN },
      { "c.ts": A },
      {},
      { "topology/max-fan-in": ["error", { max: 1 }] },
    );
    expect(limited.after).not.toBe(limited.before);
  });

  it("counts the rules under another prefix too", () => {
    const root = onDisk({ "package.json": {}, "a.ts": A, "b.ts": OPEN });
    const settings = { topology: { root, cache: false } };
    const configs: Linter.Config[] = [{ plugins: { arch: topology }, rules: { "arch/no-cycle": "error" }, settings }];
    const open = digestOf(configs);
    writeFiles(root, { "b.ts": CLOSING });
    expect(digestOf(configs)).not.toBe(open);
  });

  it("stands beside the one of another project", () => {
    const [one, other] = [onDisk({ "package.json": {} }), onDisk({ "package.json": {} })];
    const keys = [one, other].map((root) =>
      Object.keys(cacheDigest(configsOf(root)).settings!["topologyDigest"] as object),
    );
    expect(keys).toEqual([[one], [other]]);
  });

  it.each<[string, Files, object]>([
    ["a baseline that is none", { "topology-baseline.json": "{" }, {}],
    ["a baseline that is not there", {}, { baseline: "gone.json" }],
    ["a root that is not there", {}, { root: join(import.meta.dirname, "gone") }],
  ])("says what is wrong instead of failing, with %s", (_, files, settings) => {
    const root = onDisk({ "package.json": {}, "a.ts": A, ...files });
    expect(digestOf(configsOf(root, settings))).toMatch(/SettingsError: settings\.topology\./);
  });

  it.each<[string, Linter.Config[], RegExp]>([
    ["no root", [topology.configs.recommended], /settings\.topology\.root is undefined\. Accepted: for cacheDigest/],
    ["no rule of this plugin", [{ settings: { topology: { root: "/" } } }], /no config with a rule of/],
    [
      "two settings",
      [{ settings: { topology: { root: "/a" } } }, { settings: { topology: { root: "/b" } } }],
      /the same value in all configs/,
    ],
    ["wrong settings", [{ settings: { topology: { roots: "/" } } }], /settings\.topology\.roots/],
  ])("is refused at once for configs with %s", (_, configs, reason) => {
    expect(() => cacheDigest(configs)).toThrow(reason);
  });
});

const NAMES = ["auth/a", "auth/b", "billing/c", "billing/d", "e"] as const;

/** What a line of a module does, by kind; `at` tells lines of one module apart. */
const LINES: readonly ((target: string, at: number) => string)[] = [
  (target, at) => `import { x as v${at} } from "${target}";\nexport const f${at} = () => v${at};`,
  (target, at) => `import { x as v${at} } from "${target}";\nexport const f${at} = v${at};`,
  (target, at) => `import { x as v${at} } from "${target}";\nexport let f${at}: typeof v${at};`,
  (target, at) => `import type { x as v${at} } from "${target}";\nexport let f${at}: typeof v${at};`,
  (target, at) => `export const f${at} = () => import("${target}");`,
  (target, at) => `export { x as v${at} } from "${target}";`,
  (target) => `import "${target}";`,
  () => "",
  (_, at) => `// ${at}`,
];

const anyText = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom(...NAMES, "gone")), { maxLength: 4 })
  .map((lines) => [...lines.map(([line, name], at) => line(`@/${name}`, at)), "export const x = 1;"].join("\n"));

const anyFile = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(
      fc.constantFrom(...NAMES).map((name) => `src/${name}.ts`),
      anyText,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(["topology-baseline.json", baseline("src/auth/a.ts", "src/billing/c.ts")]) },
);

function baseline(module: string, imports: string): object {
  return { version: 1, findings: [{ rule: "no-cycle", module, imports }] };
}

/** Messages by file, each with its place if asked. */
async function findings(root: string, configs: Linter.Config[], isPlaced: boolean): Promise<Map<string, string[]>> {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: configs });
  const results = await eslint.lintFiles(["src"]);
  return new Map(
    results.map(({ filePath, messages }) => [
      filePath,
      messages.map(({ line, column, message }) => (isPlaced ? `${line}:${column} ${message}` : message)),
    ]),
  );
}

describe("after any edit of any project", () => {
  const edited = fc.record({
    files: fc.array(anyText, { minLength: NAMES.length, maxLength: NAMES.length }),
    edits: fc.array(anyFile, { minLength: 1, maxLength: 2 }),
    gone: fc.option(fc.constantFrom(...NAMES), { freq: 6 }),
  });

  it("it is the same digest exactly if all findings are the same", async () => {
    await fc.assert(
      fc.asyncProperty(edited, async ({ files, edits, gone }) => {
        const root = writeProject({
          "package.json": {},
          "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
          ...Object.fromEntries(files.map((text, at) => [`src/${NAMES[at]}.ts`, text])),
        });
        try {
          const rules: Linter.RulesRecord = {
            "topology/max-fan-in": ["error", { max: 2 }],
            "topology/graph-health": ["error", { unresolved: true }],
          };
          const configs = configsOf(root, { domains: "src/{domain}/**" }, rules);
          const texts = textsIn(root);
          const digest = digestOf(configs);
          const [placed, said] = [await findings(root, configs, true), await findings(root, configs, false)];
          writeFiles(root, Object.fromEntries(edits) as Files);
          if (gone !== null) rmSync(join(root, `src/${gone}.ts`), { force: true });
          const isSame = digestOf(configs) === digest;
          const [placedNow, saidNow] = [await findings(root, configs, true), await findings(root, configs, false)];
          const textsNow = textsIn(root);
          if (isSame) {
            // What ESLint would take from its cache.
            for (const [file, text] of texts) {
              if (textsNow.get(file) === text) expect(placedNow.get(file)).toEqual(placed.get(file));
            }
          }
          expect(isSame).toBe(JSON.stringify(notEmpty(saidNow)) === JSON.stringify(notEmpty(said)));
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 50 },
    );
  });
});

function textsIn(root: string): Map<string, string> {
  const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  return new Map(paths.map((path) => [join(root, "src", path), readFileSync(join(root, "src", path), "utf8")]));
}

function notEmpty(said: Map<string, string[]>): [string, string[]][] {
  return [...said].filter(([, messages]) => messages.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
