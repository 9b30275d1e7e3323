/** The parser of this package, in a run of its own beside the lint: its findings are those of a run with any other parser. */
import type { ESLint, Linter } from "eslint";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed, type EslintVersion } from "./installed.js";
import { run, runNode } from "./run.js";
import { runEslint } from "./run-eslint.js";

/** As a project has it: JavaScript by ESLint's own parser, TypeScript by that of typescript-eslint. */
const USUAL = config(`
  import typescript from "@typescript-eslint/parser";
  const languages = [
    { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: typescript } },
  ];`);

const OURS = config(`
  import parser from "eslint-plugin-topology/parser";
  const languages = [{ files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"], languageOptions: { parser } }];`);

function config(languages: string): string {
  return `${languages}
    import topology from "eslint-plugin-topology";
    export default [
      ...languages,
      topology.configs.strict,
      { settings: { topology: { domains: "src/{domain}/**" } } },
    ];`;
}

/** All that is said of each file: what is found, where, and what is suggested. */
async function saidBy(
  root: string,
  configFile: string,
): Promise<Readonly<Record<string, readonly Linter.LintMessage[]>>> {
  const bin = join(root, "node_modules/eslint/bin/eslint.js");
  const { stdout, stderr } = await runNode(bin, ["--format", "json", "-c", configFile, "src"], { cwd: root });
  if (stdout === "") throw new Error(stderr);
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  return Object.fromEntries(results.map(({ filePath, messages }) => [relative(root, filePath), messages]));
}

async function bothOf(files: Files, version: EslintVersion) {
  const root = installed({ ...files, "eslint.config.js": USUAL, "ours.config.js": OURS }, version);
  const [usual, ours] = await Promise.all([saidBy(root, "eslint.config.js"), saidBy(root, "ours.config.js")]);
  const rules = (path: string): readonly unknown[] => ours[path]?.map(({ ruleId }) => ruleId) ?? [];
  return { usual, ours, rules };
}

describe.concurrent.each(ESLINT_VERSIONS)("in ESLint %i, findings are the same", (version) => {
  it("in every language", async () => {
    const { usual, ours, rules } = await bothOf(
      {
        "src/a/a.js": `import { b } from "./b.jsx";\nexport const a = () => b;`,
        "src/a/b.jsx": `import { a } from "./a.js";\nexport const b = () => <b>{a}</b>;`,
        "src/b/a.ts": `import { b } from "./b.js";\nexport const a: number = b as never;`,
        "src/b/b.tsx": `import { c } from "./c.mjs";\nexport const b = () => <b>{c}</b>;`,
        "src/b/c.mts": `import { d } from "./d.cjs";\nexport const c = (): number => d;`,
        "src/b/d.cts": `import { a } from "./a.js";\nexport const d = <T,>(x: T): unknown => [x, a];`,
        "src/c/cache.ts": "export const sessions = new Map<string, number>();",
        "src/c/set.ts": `import { sessions } from "./cache.js";\nexport const set = () => sessions.set("a", 1);`,
        "src/c/get.ts": `import { sessions } from "./cache.js";\nexport const get = () => sessions.get("a");`,
        "src/c/limits.ts": "export const limits = { max: 1 };",
        "src/c/change.ts": `import { limits } from "./limits.js";\nexport function change() { limits.max = 2; }`,
      },
      version,
    );
    expect(ours).toEqual(usual);
    expect(rules("src/a/a.js")).toEqual(["topology/no-cycle"]);
    expect(rules("src/b/d.cts")).toEqual(["topology/no-cycle"]);
    expect(rules("src/c/cache.ts")).toEqual(["topology/no-shared-mutable-singleton"]);
    expect(rules("src/c/change.ts")).toEqual(["topology/no-foreign-mutation"]);
  });

  it("with the same suggestions", async () => {
    const { usual, ours } = await bothOf(
      {
        "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: true } },
        "src/a/a.ts": `// A\nimport "node:fs";\nimport { type B, C } from "./b.js";\nexport type A = B | C;`,
        "src/a/b.ts": `import { A } from "./a.js";\nexport type B = A | 1;\nexport interface C {}`,
      },
      version,
    );
    expect(ours).toEqual(usual);
    expect(ours["src/a/a.ts"]?.[0]?.suggestions?.[0]?.fix.text).toMatch(/^ type \{/);
  });

  it("where comments accept or ask for some", async () => {
    const { usual, ours, rules } = await bothOf(
      {
        "src/a/a.ts": `// eslint-disable-next-line topology/no-cycle -- known\nimport { b } from "./b.js";\nexport const a = b;`,
        "src/a/b.ts": `/* eslint topology/max-fan-in: ["error", { max: 1 }] */\nimport { a } from "./a.js";\nexport const b = a;`,
        "src/a/c.ts": `import { a } from "./a.js"; // eslint-disable-line\nexport const c = a;`,
        "src/a/d.ts": `const text = "// eslint-disable";\nimport "./d.js";\nexport { text };`,
        "src/a/e.ts": `/* eslint-disable topology/no-cycle */\nimport { e } from "./e.js";\n/* eslint-enable */\nimport "./e.js";`,
      },
      version,
    );
    expect(ours).toEqual(usual);
    expect(rules("src/a/a.ts")).toEqual([]);
    expect(rules("src/a/b.ts")).toEqual(["topology/no-cycle", "topology/max-fan-in"]);
    expect(rules("src/a/d.ts")).toEqual(["topology/no-cycle"]);
  });

  it("under a byte order mark, behind a hashbang, in other lines, and far down in a file", async () => {
    const far = "// eslint-disable-line\n".repeat(20_000);
    const { usual, ours, rules } = await bothOf(
      {
        "src/a/a.js": `\uFEFFimport { b } from "./b.js";\nexport const a = () => b;`,
        "src/a/b.js": `#!/usr/bin/env node\nimport { c } from "./c.js";\nexport const b = () => c;`,
        "src/a/c.js": `// 1\r\n// eslint-disable-next-line no-var\r\nimport { d } from "./d.js";\r\nexport const c = () => d;`,
        "src/a/d.js": `${far}import { a } from "./a.js";\nexport const d = () => a;`,
      },
      version,
    );
    expect(ours).toEqual(usual);
    for (const name of "abcd") expect(rules(`src/a/${name}.js`)).toContain("topology/no-cycle");
  });

  it("about gaps of the graph, which stand at the first statement", async () => {
    const first = [`@sealed\nexport class A {}`, `export @sealed class A {}`, `"use strict";\n`, `declare const a: 1;`];
    const files = Object.fromEntries(
      first.map((text, at) => [`src/p${at}/a.ts`, `// ${at}\n\n  ${text}\nimport "./missing.js";`]),
    );
    const tsconfigs = Object.fromEntries(first.map((_, at) => [`src/p${at}/tsconfig.json`, { extends: "nowhere" }]));
    const { usual, ours, rules } = await bothOf({ ...files, ...tsconfigs }, version);
    expect(ours).toEqual(usual);
    expect(rules("src/p0/a.ts")).toContain("topology/graph-health");
  });
});

it("leaves a text that does not parse to graph-health", async () => {
  const root = installed({ "src/a/a.js": `import "./a.js";\nconst = 1;`, "ours.config.js": OURS });
  const { findings } = await runEslint(root, ["-c", "ours.config.js", "src"]);
  expect(findings).toEqual([
    expect.stringMatching(
      /^src\/a\/a\.js:1:1 topology\/graph-health The import graph cannot read all of this file \(line 2/,
    ),
    expect.stringMatching(/^src\/a\/a\.js:1:8 topology\/no-cycle/),
  ]);
});

it("can be required", async () => {
  const root = installed({ "package.json": { name: "project" } });
  const script = `const { meta, parseForESLint } = require("eslint-plugin-topology/parser");
    console.log(meta.name, typeof meta.version, parseForESLint("").ast.type);`;
  const { stdout } = await run(process.execPath, ["-e", script], { cwd: root });
  expect(stdout).toBe("eslint-plugin-topology/parser string Program\n");
});
