/** The command `check`: what a project is made of, and the very findings that ESLint has. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import {
  ESLINT_VERSIONS,
  installed,
  REPOSITORY,
  typescriptConfig,
  unpackaged,
  type EslintVersion,
} from "./installed.js";
import { runNode } from "./run.js";
import { runEslint } from "./run-eslint.js";

interface Said {
  readonly projects: readonly {
    readonly root: string;
    readonly modules: number;
    readonly domains: readonly object[];
    readonly knots: readonly object[];
    readonly services: readonly object[];
    readonly states: readonly object[];
    readonly idleRules: readonly { readonly rule: string; readonly why: string }[];
    readonly gaps: readonly string[];
  }[];
  readonly notLinted: number;
  readonly unread: readonly string[];
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly severity: string;
    readonly rule: string;
    readonly message: string;
  }[];
}

async function saidIn(root: string, ...args: string[]): Promise<Said> {
  const { stdout, stderr } = await command(root, "check", "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Said;
}

/** `file:line:column rule message`, sorted. */
async function checked(root: string, ...args: string[]): Promise<string[]> {
  const { findings } = await saidIn(root, ...args);
  return findings.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`).sort();
}

/** Those of ESLint for the same paths: what it says of directives is for the lint to say. */
async function linted(root: string, ...args: string[]): Promise<string[]> {
  const { findings } = await runEslint(root, args.length === 0 ? ["."] : args);
  return findings.filter((finding) => / (?:topology|mine)\/[a-z-]+ /.test(finding));
}

async function expectSame(root: string, ...args: string[]): Promise<readonly string[]> {
  const [ours, theirs] = await Promise.all([checked(root, ...args), linted(root, ...args)]);
  expect(ours).toEqual(theirs);
  return ours.map((finding) => /^\S+ \S+/.exec(finding)![0]);
}

const KNOT: Files = {
  "src/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
  "src/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
};

describe.concurrent.each(ESLINT_VERSIONS)("the findings of check are those of ESLint %i", (version: EslintVersion) => {
  it.each([
    ["that the config around it leaves out", `{ ignores: ["sub/"] }`],
    ["that nothing leaves out", ""],
  ])("in a folder with a config of its own %s, from above and from inside", async (_, ignored) => {
    const config = (more: string): string => `
      import { defineConfig } from "eslint/config";
      import topology from "eslint-plugin-topology";
      export default defineConfig([${[...(more === "" ? [] : [more]), "topology.configs.recommended"].join()}]);`;
    const root = installed(
      {
        ...KNOT,
        "eslint.config.js": config(ignored),
        "sub/eslint.config.js": config(""),
        "sub/c.js": `import "./d.js";`,
        "sub/d.js": `import "./c.js";`,
      },
      version,
    );
    await expectSame(root);
    // ESLint 9 goes by one config alone, which may leave nothing to lint there.
    if (version === 10) await expectSame(root, "sub");
  });

  it("in a project of TypeScript with domains, shared state and a cycle", async () => {
    const root = installed(
      {
        "eslint.config.js": typescriptConfig("strict"),
        "src/features/auth/sessions.ts": "export const sessions = new Map<string, number>();",
        "src/features/auth/login.ts": `import { sessions } from "./sessions.js";\nexport const login = () => sessions.set("a", 1);`,
        "src/features/billing/charge.ts": `import { sessions } from "../auth/sessions.js";
import { plan } from "./plan.js";
export const charge = () => [sessions.get("a"), plan];`,
        "src/features/billing/plan.ts": `import { charge } from "./charge.js";\nexport const plan = () => charge();`,
      },
      version,
    );
    expect((await expectSame(root)).length).toBeGreaterThan(3);
  });

  it("where comments accept some, with a reason or without, in lines, blocks and files", async () => {
    const root = installed(
      {
        "src/a.js": `import { b } from "./b.js"; // eslint-disable-line topology/no-cycle -- known\nexport const a = b;`,
        "src/b.js": `// eslint-disable-next-line\nimport { c } from "./c.js";\nexport const b = c;`,
        "src/c.js": `/* eslint-disable */\nimport { d } from "./d.js";\nexport const c = d;`,
        "src/f.js": `/* eslint-disable-next-line other/no-var, other/no-cycle */\nimport "./f.js"; /* eslint other/no-cycle: 2 */`,
        "src/d.js": `/* eslint-disable no-var */\nimport { e } from "./e.js";\nexport const d = e; // eslint`,
        "src/e.js": `/* eslint topology/no-cycle: "off" */\nimport { a } from "./a.js";\nexport const e = a;`,
      },
      version,
    );
    expect(await expectSame(root)).toEqual(["src/d.js:2:19 topology/no-cycle", "src/f.js:2:8 topology/no-cycle"]);
  });

  it("where a comment asks for a rule, or for another limit", async () => {
    const root = installed(
      {
        ...KNOT,
        "src/c.js": `/* eslint topology/max-fan-in: ["error", { max: 1 }] */\nimport { a } from "./a.js";\nexport const c = a;`,
        "src/d.js": `/* eslint topology/no-cycle: 1 */\nimport "./d.js";`,
      },
      version,
    );
    expect(await expectSame(root)).toEqual([
      "src/a.js:1:19 topology/no-cycle",
      "src/b.js:1:19 topology/no-cycle",
      "src/c.js:2:19 topology/max-fan-in",
      "src/d.js:2:8 topology/no-cycle",
    ]);
    const { findings } = await saidIn(root);
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "error", "error", "warning"]);
  });

  it("for ignored files, which it leaves out, and for the rules that each file has", async () => {
    const root = installed(
      {
        "eslint.config.js": `
          import topology from "eslint-plugin-topology";
          export default [
            { ignores: ["src/old/**"] },
            topology.configs.recommended,
            { files: ["src/b.js"], rules: { "topology/no-cycle": "warn" } },
            { files: ["src/c.js"], rules: { "topology/no-cycle": "off" } },
            { files: ["src/d.js"], plugins: { mine: topology }, rules: { "mine/no-cycle": "error" } },
          ];`,
        "src/a.js": `import "./b.js";`,
        "src/b.js": `import "./c.js";`,
        "src/c.js": `import "./d.js";`,
        "src/d.js": `import "./old/e.js";`,
        "src/old/e.js": `import "../a.js";`,
      },
      version,
    );
    const { findings } = await saidIn(root);
    expect(findings.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`)).toEqual([
      "src/a.js topology/no-cycle error",
      "src/b.js topology/no-cycle warning",
      "src/d.js topology/no-cycle error",
      "src/d.js mine/no-cycle error",
    ]);
    await expectSame(root);
  });

  it("less those that the baseline or ESLint's own suppressions have", async () => {
    const root = installed({ ...KNOT, "src/c.js": `import "./c.js";`, "src/d.js": `import "./d.js";` }, version);
    await runEslint(root, ["--suppress-all", "src/c.js"]);
    await command(root, "baseline", "src/a.js");
    expect(await expectSame(root)).toEqual(["src/b.js:1:19 topology/no-cycle", "src/d.js:1:8 topology/no-cycle"]);
  });

  it("for the paths that are given: folders, files and globs", async () => {
    const root = installed({ ...KNOT, "lib/c.js": `import "./c.js";`, "lib/in/d.js": `import "./d.js";` }, version);
    expect(await expectSame(root, "src/a.js")).toEqual(["src/a.js:1:19 topology/no-cycle"]);
    expect(await expectSame(root, "lib/**/*.js")).toHaveLength(2);
    expect(await expectSame(root, "lib/in", "src/b.js", "lib/*.js")).toHaveLength(3);
  });

  it("where a file does not parse, in one language or in all", async () => {
    const root = installed(
      {
        "src/a.js": `import "./a.js";\nconst = 1;`,
        "src/b.js": `import "./b.js";\nconst b: number = 1;`,
        "src/c.js": `import "./c.js";`,
        "src/d.jsx": `import "./d.jsx";\nexport const d = <b />;`,
        "eslint.config.js": `
          import topology from "eslint-plugin-topology";
          export default [{ files: ["**/*.{js,jsx}"] }, topology.configs.recommended];`,
      },
      version,
    );
    expect(await expectSame(root)).toEqual(["src/c.js:1:8 topology/no-cycle"]);
    const { projects, unread } = await saidIn(root);
    expect(projects[0]!.gaps).toEqual(["src/a.js is read only up to line 2"]);
    expect(unread).toEqual(["src/a.js", "src/b.js", "src/d.jsx"]);
  });

  it("beside files of other languages and what processors take apart", async () => {
    const root = installed(
      {
        ...KNOT,
        "README.md": "```js\nimport './README.md';\n```\n",
        "data.json": "{}",
        "src/app.vue": `<script>\nimport { a } from "./a.js";\nexport default { a };\n</script>`,
        "eslint.config.js": `
          import json from "@eslint/json";
          import markdown from "@eslint/markdown";
          import topology from "eslint-plugin-topology";
          const vue = {
            preprocess: (text) => [{ text: /<script>([^]*)<[/]script>/.exec(text)[1], filename: "0.js" }],
            postprocess: (messages) => messages.flat(),
          };
          const through = { preprocess: (text) => [text], postprocess: ([messages]) => messages };
          export default [
            { files: ["**/*.vue"], processor: vue },
            { files: ["src/a.js"], processor: through },
            { files: ["**/*.json"], plugins: { json }, language: "json/json" },
            ...markdown.configs.processor,
            topology.configs.recommended,
          ];`,
      },
      version,
    );
    expect(await expectSame(root)).toEqual(["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"]);
  });

  it("in a workspace whose packages have settings and roots of their own", async () => {
    const cycle = (at: string): Files => ({ [`${at}/a.js`]: `import "./b.js";`, [`${at}/b.js`]: `import "./a.js";` });
    const root = installed(
      {
        "package.json": { name: "project", type: "module", workspaces: ["packages/*"] },
        "packages/one/package.json": { name: "one" },
        "packages/two/package.json": { name: "two" },
        "other/package.json": { name: "other" },
        ...cycle("packages/one/src"),
        ...cycle("packages/two"),
        ...cycle("other/lib"),
      },
      version,
    );
    expect(await expectSame(root)).toHaveLength(6);
    expect(await expectSame(root, "other")).toHaveLength(2);
    expect((await saidIn(root)).projects.map(({ root: at, modules }) => [at, modules])).toEqual([
      [".", 7],
      ["other", 2],
    ]);
  });
});

it("goes by configs of folders, as ESLint 10 does, where the folder it starts in has none", async () => {
  const config = (level: string): string => `
    import topology from "eslint-plugin-topology";
    export default [{ plugins: { topology }, rules: { "topology/no-cycle": "${level}" } }];`;
  const root = installed({
    "packages/one/eslint.config.js": config("error"),
    "packages/one/a.js": `import "./a.js";`,
    "packages/two/eslint.config.js": config("off"),
    "packages/two/a.js": `import "./a.js";`,
    "scripts/a.js": `import "./a.js";`,
  });
  rmSync(join(root, "eslint.config.js"), { force: true });
  expect(await checked(root)).toEqual(await linted(root, "packages"));
  expect(await checked(root)).toHaveLength(1);
});

it("has the findings of ESLint in the examples", async () => {
  const examples = join(REPOSITORY, "examples");
  const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["check", "--format", "json"], {
    cwd: examples,
  });
  const bin = join(REPOSITORY, "node_modules/eslint/bin/eslint.js");
  const { stdout: results } = await runNode(bin, [".", "--format", "json"], { cwd: examples });
  const theirs = (
    JSON.parse(results) as { filePath: string; messages: { ruleId: string; message: string }[] }[]
  ).flatMap(({ filePath, messages }) => messages.map(({ ruleId, message }) => `${filePath} ${ruleId} ${message}`));
  const ours = (JSON.parse(stdout) as Said).findings.map(
    ({ file, rule, message }) => `${join(examples, file)} ${rule} ${message}`,
  );
  expect(ours.length).toBeGreaterThan(5);
  expect(ours.sort()).toEqual(theirs.sort());
});

describe.concurrent("what check says of a project", () => {
  it("is its domains and how they came about, its knots, services and shared states", async () => {
    const root = installed({
      "package.json": { name: "project", type: "module", dependencies: { ioredis: "5" } },
      "src/features/auth/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
      "src/features/auth/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
      "src/features/auth/redis.js": `import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);`,
      "src/features/billing/redis.js": `import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);`,
      "src/state.js": `export let current;\nexport const set = (value) => { current = value; };`,
      "src/one.js": `import { set } from "./state.js";\nexport const one = () => set(1);`,
      "src/two.js": `import { current } from "./state.js";\nexport const two = () => current;`,
    });
    const { projects } = await saidIn(root);
    expect(projects).toEqual([
      {
        root: ".",
        modules: 8,
        domains: [
          { name: "auth", from: "src/modules", at: ["src/features/auth"], modules: 3 },
          { name: "billing", from: "src/modules", at: ["src/features/billing"], modules: 1 },
        ],
        inNoDomain: 4,
        knots: [
          {
            modules: ["src/features/auth/a.js", "src/features/auth/b.js"],
            cycle: [
              { module: "src/features/auth/a.js", line: 1, imports: "src/features/auth/b.js" },
              { module: "src/features/auth/b.js", line: 1, imports: "src/features/auth/a.js" },
            ],
            easiestCut: {
              module: "src/features/auth/a.js",
              line: 1,
              imports: "src/features/auth/b.js",
              names: ["b"],
            },
          },
        ],
        services: [
          {
            service: "REDIS_URL",
            kinds: ["key-value"],
            technologies: ["Redis"],
            domains: ["auth", "billing"],
            modules: ["src/features/auth/redis.js", "src/features/billing/redis.js"],
          },
        ],
        states: [{ state: "src/state.js#current", kind: "variable", modules: ["src/one.js", "src/two.js"] }],
        idleRules: [
          { rule: "max-blast-radius", why: "it is off" },
          { rule: "no-cross-request-state", why: "no package.json depends on a framework that serves requests" },
        ],
        gaps: [],
      },
    ]);
  });

  it("is told for people too, with a line for each finding", async () => {
    const { status, stdout } = await command(installed(KNOT), "check");
    expect(status).toBe(1);
    expect(stdout).toBe(`3 modules, 0 domains, 1 knot, 0 services, 0 shared states

Knots (modules that all lead to one another)
  2 modules
    src/a.js:1 imports src/b.js
    src/b.js:1 imports src/a.js
    easiest to cut: src/a.js:1 (1 name: b)

Rules that find nothing here
  max-blast-radius: it is off
  no-cross-domain-sharing: fewer than two domains
  no-cross-request-state: no package.json depends on a framework that serves requests
  no-domain-cycle: fewer than two domains
  no-shared-infrastructure: fewer than two domains, and no queue that must not share with a cache, as BullMQ's

src/a.js
  1:19  error  Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)  topology/no-cycle

src/b.js
  1:19  error  Import cycle: src/a.js:1 -> here. Easiest to cut: src/a.js:1 (1 name: b)  topology/no-cycle

2 findings: 2 errors, 0 warnings

All evidence for one, and the ways out: npx eslint-plugin-topology explain src/a.js:1
`);
  });

  it("is cut short where a rule has very many findings, unless all are asked for", async () => {
    const knot = Array.from({ length: 30 }, (_, at) => [`src/m${at}.js`, `import "./m${(at + 1) % 30}.js";`] as const);
    const root = installed(Object.fromEntries(knot));
    const lines = async (...args: string[]): Promise<number> =>
      (await command(root, "check", ...args)).stdout.match(/^ {2}1:8 {2}error/gm)!.length;
    expect(await lines()).toBe(20);
    expect((await command(root, "check")).stdout).toContain("… 10 more of topology/no-cycle (--all)");
    expect(await lines("--all")).toBe(30);
  });

  it("ends with how many there are of each rule, and with what to ask next", async () => {
    const pages = Array.from({ length: 21 }, (_, at) => [`src/(main)/m${at}.js`, `import "./m${at}.js";`] as const);
    const root = installed({
      ...Object.fromEntries(pages),
      "src/plans.js": "export const plans = [];",
      "src/sort.js": `import { plans } from "./plans.js";\nexport const sort = () => plans.sort();`,
    });
    const endOf = async (): Promise<string> => /^22 findings[^]*/m.exec((await command(root, "check")).stdout)![0];
    const withoutBaseline = `22 findings: 22 errors, 0 warnings
  21 of topology/no-cycle
  1 of topology/no-foreign-mutation

All evidence for one, and the ways out: npx eslint-plugin-topology explain "src/(main)/m0.js:1"
Only what a change brings: npx eslint-plugin-topology check --since <branch>
`;
    expect(await endOf()).toBe(
      `${withoutBaseline}To keep what is there, and be told what is new: npx eslint-plugin-topology baseline\n`,
    );
    rmSync(join(root, "eslint.config.js"));
    expect(await endOf()).toBe(withoutBaseline);
  });

  it("ends with 0 if there are none, or only warnings", async () => {
    const clean = installed({ "src/a.js": "" });
    expect(await command(clean, "check")).toMatchObject({ status: 0, stderr: "" });
    const warned = installed({
      "src/a.js": `import "./a.js";`,
      "eslint.config.js": `
        import topology from "eslint-plugin-topology";
        export default [{ plugins: { topology }, rules: { "topology/no-cycle": "warn" } }];`,
    });
    const { status, stdout } = await command(warned, "check");
    expect(status).toBe(0);
    expect(stdout).toContain("1 finding: 0 errors, 1 warning");
  });
});

describe.concurrent("without rules in a config, check takes the preset", () => {
  it("for JavaScript and TypeScript, if there is no config", async () => {
    const root = installed({ ...KNOT, "src/c.ts": `import "./c.js";\nexport const c = <T>(x: T): T => x;` });
    rmSync(join(root, "eslint.config.js"));
    const { status, stdout } = await command(root, "check");
    expect(status).toBe(1);
    expect(stdout).toContain("Checked by the preset recommended, as there is no ESLint config");
    expect(stdout).toContain("src/c.ts\n  1:8  error  Import cycle: this module imports itself");
    expect(stdout).toContain("3 findings: 3 errors");
  });

  it("with the ignores and settings of a config that has none", async () => {
    const root = installed({
      ...KNOT,
      "src/old/c.js": `import "./c.js";`,
      "eslint.config.js": `export default [{ ignores: ["src/old"] }, { rules: { "no-var": "error" } }];`,
    });
    const { stdout } = await command(root, "check");
    expect(stdout).toContain("Checked by the preset recommended, as the ESLint config has no rule of this plugin");
    expect(stdout).toContain("2 findings: 2 errors");
  });
});

describe.concurrent("a config that knows the plugin is meant as it is, so that check finds nothing", () => {
  const OFF = "No rule of this plugin is on in the ESLint config for these paths\n\nNo findings\n";
  const config = (entries: string): Files => ({
    ...KNOT,
    "lib/c.js": `import "./c.js";`,
    "eslint.config.js": `import topology from "eslint-plugin-topology";\nexport default [${entries}];`,
  });

  it("where its rules are off", async () => {
    const off = await command(
      installed(config(`{ plugins: { topology }, rules: { "topology/no-cycle": "off" } }`)),
      "check",
    );
    expect(off.status).toBe(0);
    expect(off.stdout).toContain(OFF);
    const on = await command(
      installed(config(`{ plugins: { topology }, rules: { "topology/no-cycle": "warn" } }`)),
      "check",
    );
    expect(on.stdout).not.toContain("No rule of this plugin is on");
    expect(on.stdout).toContain("3 findings: 0 errors, 3 warnings");
  });

  it.each(["src", "src/a.js", "src/*.js"])("at %s if it has the rules for other files alone", async (path) => {
    const beside = await command(
      installed(config(`{ ...topology.configs.recommended, files: ["lib/**"] }`)),
      "check",
      path,
    );
    expect(beside).toMatchObject({ status: 0, stderr: "" });
    expect(beside.stdout).toContain(OFF);
    const there = await command(
      installed(config(`{ ...topology.configs.recommended, files: ["src/**"] }`)),
      "check",
      path,
    );
    expect(there.status).toBe(1);
  });
});

describe.concurrent("check tells of modules that are not linted", () => {
  const TYPED: Files = { "src/a.ts": `import "./b.js";`, "src/b.ts": `import "./a.js";` };

  it("since no entry of the config has their files", async () => {
    const root = installed(TYPED);
    const { status, stdout } = await command(root, "check");
    expect(status).toBe(0);
    expect(stdout).toContain("2 of 3 modules are not linted: no entry of the ESLint config has their files (.ts)\n");
    expect(await saidIn(root)).toMatchObject({ notLinted: 2, findings: [] });
    const { status: refused, stderr } = await command(root, "check", "src");
    expect(refused).toBe(2);
    expect(stderr).toContain("2 of 2 modules are not linted");
  });

  it("but not if there is one, or if it ignores them", async () => {
    const linted = installed({ ...TYPED, "eslint.config.js": typescriptConfig() });
    expect(await saidIn(linted)).toMatchObject({ notLinted: 0, findings: [{}, {}] });
    const ignored = installed({
      ...TYPED,
      "eslint.config.js": `
        import topology from "eslint-plugin-topology";
        export default [{ ignores: ["src/"] }, topology.configs.recommended];`,
    });
    expect(await saidIn(ignored)).toMatchObject({ notLinted: 0, findings: [] });
  });
});

describe.concurrent("files that ESLint cannot parse are named, and check ends with 1", () => {
  const typed = (parser: string): Files => ({
    "src/a.ts": `import "./b.js";\nexport const a: number = 1;`,
    "src/b.ts": `export const b: number = 1;`,
    "eslint.config.js": `
      import parser from "@typescript-eslint/parser";
      import topology from "eslint-plugin-topology";
      export default [topology.configs.recommended, { files: ["**/*.ts"], ${parser} }];`,
  });

  it("whose config has no parser for them", async () => {
    const root = installed(typed(""));
    const { status, stdout } = await command(root, "check");
    expect(status).toBe(1);
    expect(stdout).toContain("2 files that ESLint cannot parse: src/a.ts, src/b.ts\n\nNo findings\n");
    expect((await saidIn(root)).unread).toEqual(["src/a.ts", "src/b.ts"]);
    const parsed = installed(typed("languageOptions: { parser }"));
    expect((await command(parsed, "check")).status).toBe(0);
    expect((await saidIn(parsed)).unread).toEqual([]);
  });

  it("or whose text has an error, unless no rule is on for them", async () => {
    const broken = { "src/a.js": "const = 1;" };
    expect((await saidIn(installed(broken))).unread).toEqual(["src/a.js"]);
    const off = `import topology from "eslint-plugin-topology";\nexport default [{ plugins: { topology } }];`;
    expect((await saidIn(installed({ ...broken, "eslint.config.js": off }))).unread).toEqual([]);
  });
});

describe.concurrent("check refuses", () => {
  const refusal = async (root: string, ...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await command(root, "check", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    return stderr;
  };

  it.each([
    [["nowhere"], "No files match nowhere"],
    [["src/**/*.ts"], "No files match src/**/*.ts"],
    [["--format", "xml"], "--format is one of text, json, not xml"],
    [["--fix"], "Unknown option '--fix'"],
  ])("%j", async (args, message) => expect(await refusal(installed(KNOT), ...args)).toContain(message));

  it("a folder that is in no project", async () => {
    const root = unpackaged({ "src/a.js": "", ".git/HEAD": "" });
    expect(await refusal(root)).toContain("No package.json is in");
  });

  it("a project without a module", async () => {
    const root = installed({ "README.md": "" });
    rmSync(join(root, "eslint.config.js"));
    expect(await refusal(root)).toContain("There is nothing to check in .");
  });

  it("a config that cannot be read, and settings that are wrong", async () => {
    const broken = installed({ ...KNOT, "eslint.config.js": "export default [" });
    expect(await refusal(broken)).toContain(`${join(broken, "eslint.config.js")} cannot be loaded: Unexpected`);
    const wrong = installed({
      ...KNOT,
      "eslint.config.js": `
        import topology from "eslint-plugin-topology";
        export default [topology.configs.recommended, { settings: { topology: { domain: "src/*" } } }];`,
    });
    expect(await refusal(wrong)).toContain("topology.domain");
  });

  it("the config of a folder that cannot be read, by its name", async () => {
    const config = join("packages/one", "eslint.config.js");
    const root = installed({ ...KNOT, "packages/one/a.js": "", [config]: "throw new Error('no plugin')" });
    expect(await refusal(root)).toContain(`${join(root, config)} cannot be loaded: no plugin`);
    writeFileSync(join(root, config), "export default [];");
    expect((await command(root, "check")).status).toBe(1);
  });

  it("suppressions that are no JSON", async () => {
    const root = installed(KNOT);
    writeFileSync(join(root, "eslint-suppressions.json"), "{");
    expect(await refusal(root)).toContain("eslint-suppressions.json is no JSON");
  });
});

it("goes by the ESLint beside the package if the project has none", async () => {
  const root = installed(KNOT);
  rmSync(join(root, "eslint.config.js"));
  rmSync(join(root, "node_modules/eslint"));
  const { status, stdout } = await command(root, "check");
  expect(status).toBe(1);
  expect(stdout).toContain("2 findings: 2 errors");
});

it("prints for the example what its guide shows", async () => {
  const guide = readFileSync(join(REPOSITORY, "docs/guides/check.md"), "utf8");
  const [, shown] = /^```\n(19 modules.*?)^```$/ms.exec(guide) ?? [];
  const cwd = join(REPOSITORY, "examples/shared-cache");
  const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["check"], { cwd });
  expect(stdout).toBe(shown);
});
