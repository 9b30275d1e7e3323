/** A baseline beside the other ways of accepting, and in the other ways of linting. */
import { ESLint } from "eslint";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { command, entriesOf } from "./command.js";
import { ESLINT_VERSIONS, installed, typescriptConfig, type EslintVersion } from "./installed.js";
import { findingsOf, placesOf, runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const PAIR: Files = { "src/a.js": A, "src/b.js": B };
const REASON = "// eslint-disable-next-line topology/no-cycle -- one unit";
const A_ENTRY = "no-cycle src/a.js -> src/b.js";
const B_ENTRY = "no-cycle src/b.js -> src/a.js";

async function withBaseline(files: Files = PAIR, version: EslintVersion = 10): Promise<string> {
  const root = installed(files, version);
  await command(root, "baseline");
  return root;
}

describe.concurrent.each(ESLINT_VERSIONS)("a finding in the baseline and under a comment, in ESLint %i,", (version) => {
  it("is the baseline's until the command gives it to the comment", async () => {
    const root = await withBaseline(PAIR, version);
    writeFiles(root, { "src/a.js": `${REASON}\n${A}` });
    expect(placesOf((await runEslint(root, ["src"])).findings)).toEqual(["src/a.js:1:1 null"]);
    const check = await command(root, "baseline", "--check");
    expect(check.status).toBe(1);
    expect(check.stdout).toContain(`- ${A_ENTRY}`);
    await command(root, "baseline");
    expect(entriesOf(root)).toEqual([B_ENTRY]);
    expect((await runEslint(root, ["src"])).findings).toEqual([]);
  });
});

describe.concurrent("a baseline and ESLint's suppressions", () => {
  const suppressions = (root: string): unknown =>
    JSON.parse(readFileSync(join(root, "eslint-suppressions.json"), "utf8"));

  it("meet when a project moves: the command takes what is suppressed, and the suppressions can be pruned", async () => {
    const root = installed(PAIR);
    await runEslint(root, ["--suppress-all", "src"]);
    await command(root, "baseline");
    expect(entriesOf(root)).toEqual([A_ENTRY, B_ENTRY]);
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 2, findings: [] });
    expect(await runEslint(root, ["--prune-suppressions", "src"])).toMatchObject({ status: 0, findings: [] });
    expect(suppressions(root)).toEqual({});
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 0, findings: [] });
  });

  it("stand side by side: what the baseline has is not counted", async () => {
    const root = await withBaseline();
    writeFiles(root, { "src/b.js": `${B}\nimport "./b.js";` });
    await runEslint(root, ["--suppress-all", "src"]);
    expect(suppressions(root)).toEqual({ "src/b.js": { "topology/no-cycle": { count: 1 } } });
    expect(await command(root, "baseline", "--check")).toMatchObject({ status: 1 });
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("a baseline with ESLint %i", (version) => {
  it("holds for a text from standard input, with what is new in it", async () => {
    const root = await withBaseline(PAIR, version);
    const args = ["--stdin", "--stdin-filename", "src/a.js"];
    expect((await runEslint(root, args, { input: `\n\n${A}` })).findings).toEqual([]);
    const { findings } = await runEslint(root, args, { input: `import "./a.js";\n${A}` });
    expect(placesOf(findings)).toEqual(["src/a.js:1:8 topology/no-cycle"]);
  });

  it("holds in all passes of --fix", async () => {
    const config = `
      import topology from "eslint-plugin-topology";
      const moving = {
        meta: { fixable: "code", schema: [] },
        create: (context) => ({
          Program: () => context.report({
            loc: { line: 1, column: 0 },
            message: "more",
            fix: (fixer) => fixer.insertTextBeforeRange([0, 0], "\\n"),
          }),
        }),
      };
      export default [
        topology.configs.recommended,
        { plugins: { local: { rules: { moving } } }, rules: { "local/moving": "error" } },
      ];
    `;
    const root = await withBaseline({ ...PAIR, "eslint.config.js": config }, version);
    expect(placesOf((await runEslint(root, ["--fix", "src"])).findings)).toEqual([
      "src/a.js:1:1 local/moving",
      "src/b.js:1:1 local/moving",
    ]);
    expect(readFileSync(join(root, "src/a.js"), "utf8")).toBe("\n".repeat(10) + A);
  });
});

describe.concurrent("a baseline", () => {
  it("holds in each thread", async () => {
    const root = await withBaseline();
    writeFiles(root, { "src/c.js": `import "./c.js";` });
    const { findings } = await runEslint(root, ["--concurrency", "2", "src"]);
    expect(placesOf(findings)).toEqual(["src/c.js:1:8 topology/no-cycle"]);
  });

  it("keeps the entry of a file in which a comment switches its rule off", async () => {
    const root = await withBaseline();
    writeFiles(root, { "src/a.js": `/* eslint topology/no-cycle: "off" */\n${A}` });
    const { stdout } = await command(root, "baseline");
    expect(stdout).toBe("topology-baseline.json: 2 entries, 1 not looked at in this run\n");
  });

  it("takes what the options in a comment of a file find", async () => {
    const root = await withBaseline({
      "src/a.js": `/* eslint topology/no-cycle: ["error", { deferred: true }] */\nexport const a = () => import("./b.js");`,
      "src/b.js": B,
    });
    expect(entriesOf(root)).toEqual([A_ENTRY]);
    expect((await runEslint(root, ["src"])).findings).toEqual([]);
  });
});

describe.concurrent("while a tsconfig cannot be read, so that edges are missing,", () => {
  it("the baseline keeps its entries, and ESLint prunes its suppressions and takes out its comments", async () => {
    const ALIASED = A.replace("./b.js", "@/b");
    const readable = {
      compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./src/*"] } },
    };
    const root = installed({
      "eslint.config.js": typescriptConfig(),
      "tsconfig.json": readable,
      "src/a.ts": ALIASED,
      "src/b.ts": `${REASON}\n${B}`,
      "src/c.ts": `import "@/c";`,
    });
    await runEslint(root, ["--suppress-all", "src/c.ts"]);
    await command(root, "baseline", "src/a.ts");
    expect(entriesOf(root)).toEqual(["no-cycle src/a.ts -> src/b.ts"]);
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 0, findings: [] });

    writeFiles(root, { "tsconfig.json": { extends: "not-installed/tsconfig.json" } });
    await command(root, "baseline");
    await runEslint(root, ["--fix", "--prune-suppressions", "src"]);
    writeFiles(root, { "tsconfig.json": readable });
    expect(placesOf((await runEslint(root, ["src"])).findings)).toEqual([
      "src/b.ts:2:19 topology/no-cycle",
      "src/c.ts:1:8 topology/no-cycle",
    ]);
  });
});

describe.concurrent("a process that lives long", () => {
  it("sees a comment become needless, and needed again, by what is saved in another file", async () => {
    const root = installed({ "src/a.js": `${REASON}\n${A}`, "src/b.js": B });
    const open = async (): Promise<string[]> => {
      const text = readFileSync(join(root, "src/a.js"), "utf8");
      const results = await new ESLint({ cwd: root }).lintText(text, { filePath: join(root, "src/a.js") });
      return placesOf(findingsOf(root, results));
    };
    // Longer than the second after which a project that nobody asks is looked at again.
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await open()).toEqual([]);
    writeFiles(root, { "src/b.js": "export const b = 1;" });
    await pause();
    expect(await open()).toEqual(["src/a.js:1:1 null"]);
    writeFiles(root, { "src/b.js": B });
    await pause();
    expect(await open()).toEqual([]);
  });
});
