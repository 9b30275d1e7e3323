/**
 * The digest for `eslint --cache`: another one exactly when a finding of some module is another one.
 */
import parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import fc from "fast-check";
import { rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
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
  const config = cacheDigest(configsOf(root, settings, rules));
  const digest = (): string => JSON.stringify(config.settings);
  const before = digest();
  const again = digest();
  writeFiles(root, change);
  return { before, again, after: digest() };
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

  it("has a finding that stands at a whole line beside all others, although it reads no text", () => {
    const manifest = { name: "shop", dependencies: { express: "1.0.0" } };
    const user = `let user: any;\nexport function setUser(to: any) { user = to; }\nexport function getUser() { return user; }`;
    const login = `import { getUser, setUser } from "./user";\napp.post("/", (req) => { setUser(req.user); });`;
    const name = `app.get("/", (req, res) => { res.send(getUser()); });`;
    const crossing = { "package.json": manifest, "user.ts": user, "routes.ts": `${login}\n${name}` };
    const opened = digests(crossing, { "routes.ts": login });
    expect(opened.after).not.toBe(opened.before);
    const closed = digests({ ...crossing, "a.ts": A, "b.ts": OPEN }, { "b.ts": CLOSING });
    expect(closed.after).not.toBe(closed.before);
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
const KINDS: readonly ((target: string, at: number) => string)[] = [
  (target, at) => `import { x as v${at} } from "${target}"; export const f${at} = () => v${at};`,
  (target, at) => `import { x as v${at} } from "${target}"; export const f${at} = v${at};`,
  (target, at) => `import { x as v${at} } from "${target}"; export let f${at}: typeof v${at};`,
  (target, at) => `import type { x as v${at} } from "${target}"; export let f${at}: typeof v${at};`,
  (target, at) => `export const f${at} = () => import("${target}");`,
  (target, at) => `export { x as v${at} } from "${target}";`,
  (target) => `import "${target}";`,
  () => "",
  (_, at) => `// ${at}`,
];

const anyLine = fc
  .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NAMES, "gone"), fc.nat(9))
  .map(([line, name, at]) => line(`@/${name}`, at));

const anyText = fc.array(anyLine, { minLength: 1, maxLength: 4 });

type Texts = Readonly<Record<string, readonly string[]>>;
type Edit = (texts: Texts, file: string) => Texts;

/** Small ones, after which much is as before. */
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyLine, fc.nat(3)).map(([line, at]): Edit => (texts, file) => ({
    ...texts,
    [file]: (texts[file] ?? []).with(at % (texts[file]?.length ?? 1), line),
  })),
  fc.tuple(anyLine, fc.boolean()).map(([line, isLast]): Edit => (texts, file) => ({
    ...texts,
    [file]: isLast ? [...texts[file]!, line] : [line, ...texts[file]!],
  })),
  fc.constant<Edit>((texts, file) => ({ ...texts, [file]: ["", ...texts[file]!] })),
  fc.constant<Edit>((texts, file) => Object.fromEntries(Object.entries(texts).filter(([name]) => name !== file))),
);

function filesOf(texts: Texts): Files {
  return Object.fromEntries(
    Object.entries(texts).map(([name, lines]) => [`src/${name}.ts`, [...lines, "export const x = 1;", ""].join("\n")]),
  );
}

function baseline(module: string, imports: string): object {
  return { version: 1, findings: [{ rule: "no-cycle", module, imports }] };
}

/** Of each file with findings, what ESLint says: with its place, and without, in an order that no line decides. */
async function findings(
  root: string,
  configs: Linter.Config[],
): Promise<Map<string, { placed: string[]; said: string[] }>> {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: configs });
  const found = (await eslint.lintFiles(["src"])).filter(({ messages }) => messages.length > 0);
  return new Map(
    found
      .map(({ filePath, messages }) => {
        const placed = messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
        return [
          relative(root, filePath).split(sep).join("/"),
          { placed, said: messages.map(({ message }) => message).sort() },
        ] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe("after any edit of any project", { timeout: 300_000 }, () => {
  const anyProject = fc.record({
    texts: fc.record({ "auth/a": anyText, "auth/b": anyText, "billing/c": anyText, "billing/d": anyText, e: anyText }),
    file: fc.constantFrom(...NAMES),
    edit: anyEdit,
    accepted: fc.option(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { freq: 8 }),
  });
  const rules: Linter.RulesRecord = {
    "topology/max-fan-in": ["error", { max: 2 }],
    "topology/graph-health": ["error", { unresolved: true }],
  };

  it("it is the same digest exactly if all findings are the same", async () => {
    await fc.assert(
      fc.asyncProperty(anyProject, async ({ texts, file, edit, accepted }) => {
        const before = filesOf(texts);
        const after = filesOf(edit(texts, file));
        const root = writeProject({
          "package.json": {},
          "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
          ...before,
        });
        try {
          const configs = configsOf(root, { domains: "src/{domain}/**" }, rules);
          const { settings } = cacheDigest(configs);
          const digest = JSON.stringify(settings);
          const found = await findings(root, configs);
          writeFiles(root, after);
          for (const path of Object.keys(before)) if (!(path in after)) rmSync(join(root, path));
          if (accepted !== null) {
            const [module, imports] = accepted.map((name) => `src/${name}.ts`) as [string, string];
            writeFiles(root, { "topology-baseline.json": baseline(module, imports) });
          }
          const isSame = JSON.stringify(settings) === digest;
          const foundNow = await findings(root, configs);
          // What ESLint would take from its cache.
          const unchanged = Object.keys(after).filter((path) => isSame && before[path] === after[path]);
          for (const path of unchanged) expect(foundNow.get(path)?.placed, path).toEqual(found.get(path)?.placed);
          const said = (of: typeof found): unknown => [...of].map(([path, each]) => [path, each.said]);
          expect(isSame).toBe(JSON.stringify(said(foundNow)) === JSON.stringify(said(found)));
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});
