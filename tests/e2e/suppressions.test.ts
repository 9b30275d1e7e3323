/** Accepting findings with ESLint's own means: bulk suppressions and comments. */
import { ESLint } from "eslint";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../on-disk.js";
import { ESLINT_VERSIONS, installed, typescriptConfig } from "./installed.js";
import { findingsOf, placesOf, runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;

describe.concurrent.each(ESLINT_VERSIONS)("bulk suppressions of ESLint %i", (version) => {
  it("accept today's cycles, show a new one in an accepted file, and shrink when cycles go", async () => {
    const root = installed({ "src/a.js": A, "src/b.js": B, "src/c.js": "" }, version);
    const baseline = (): unknown => JSON.parse(readFileSync(join(root, "eslint-suppressions.json"), "utf8"));

    const accepting = await runEslint(root, ["--suppress-all", "src"]);
    expect(accepting).toMatchObject({ status: 0, findings: [], stderr: "" });
    expect(baseline()).toEqual({
      "src/a.js": { "topology/no-cycle": { count: 1 } },
      "src/b.js": { "topology/no-cycle": { count: 1 } },
    });
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 0, findings: [], stderr: "" });

    writeFiles(root, { "src/a.js": `import "./c.js";\n${A}`, "src/c.js": `import "./b.js";` });
    const withNewCycle = await runEslint(root, ["src"]);
    expect(withNewCycle.status).toBe(1);
    expect(placesOf(withNewCycle.findings)).toEqual([
      "src/a.js:1:8 topology/no-cycle",
      "src/a.js:2:19 topology/no-cycle",
      "src/c.js:1:8 topology/no-cycle",
    ]);

    writeFiles(root, { "src/a.js": "export const a = 1;", "src/c.js": "" });
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 2, findings: [] });
    expect(await runEslint(root, ["--prune-suppressions", "src"])).toMatchObject({ status: 0, findings: [] });
    expect(baseline()).toEqual({});
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("a repair in one file of a suppressed cycle, in ESLint %i,", (version) => {
  it("leaves suppressions of both files, which only a run over all prunes", async () => {
    const root = installed({ "src/a.js": A, "src/b.js": B }, version);
    const files = (): string[] => Object.keys(JSON.parse(readFileSync(join(root, "eslint-suppressions.json"), "utf8")));
    await runEslint(root, ["--suppress-all", "src"]);
    writeFiles(root, { "src/b.js": "export const b = 1;" });

    // In a hook, which lints what is staged, the repair fails for what it needs no more.
    expect(await runEslint(root, ["src/b.js"])).toMatchObject({ status: 2, findings: [] });
    expect(await runEslint(root, ["--pass-on-unpruned-suppressions", "src/b.js"])).toMatchObject({ status: 0 });

    expect(await runEslint(root, ["--prune-suppressions", "src/b.js"])).toMatchObject({ status: 0 });
    expect(files()).toEqual(["src/a.js"]);
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 2, findings: [] });
    expect(await runEslint(root, ["--prune-suppressions", "src"])).toMatchObject({ status: 0 });
    expect(files()).toEqual([]);
  });
});

describe.concurrent("bulk suppressions", () => {
  it("of one rule leave the findings of the others", async () => {
    const config = `
      import topology from "eslint-plugin-topology";
      export default [topology.configs.recommended, { rules: { "topology/max-fan-in": ["error", { limits: { "src/b.js": 1 } }] } }];
    `;
    const root = installed({
      "eslint.config.js": config,
      "src/a.js": A,
      "src/b.js": B,
      "src/c.js": `import "./b.js";`,
    });
    const { findings } = await runEslint(root, ["--suppress-rule", "topology/no-cycle", "src"]);
    expect(placesOf(findings)).toEqual(["src/a.js:1:19 topology/max-fan-in", "src/c.js:1:8 topology/max-fan-in"]);
  });

  it("do not hide a text from standard input, nor what the class ESLint finds without being told to", async () => {
    const root = installed({ "src/a.js": A, "src/b.js": B });
    await runEslint(root, ["--suppress-all", "src"]);
    const stdin = await runEslint(root, ["--stdin", "--stdin-filename", "src/a.js"], { input: A });
    expect(placesOf(stdin.findings)).toEqual(["src/a.js:1:19 topology/no-cycle"]);
    const found = async (options: ESLint.Options): Promise<string[]> => {
      const filePath = join(root, "src/a.js");
      return placesOf(findingsOf(root, await new ESLint({ cwd: root, ...options }).lintText(A, { filePath })));
    };
    expect(await found({})).toEqual(["src/a.js:1:19 topology/no-cycle"]);
    expect(await found({ applySuppressions: true })).toEqual([]);
  });

  it("show all findings of a file whose text did not change, when a new cycle leads through it", async () => {
    const C = `import "./a.js";\nexport const c = 1;`;
    const root = installed({ "src/a.js": `${A}\nimport "./c.js";`, "src/b.js": B, "src/c.js": "export const c = 1;" });
    await runEslint(root, ["--suppress-all", "src"]);
    writeFiles(root, { "src/c.js": C });
    expect(placesOf((await runEslint(root, ["src"])).findings)).toEqual([
      "src/a.js:1:19 topology/no-cycle",
      "src/a.js:3:8 topology/no-cycle",
      "src/c.js:1:8 topology/no-cycle",
    ]);
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("comments in ESLint %i", (version) => {
  const config = `
    import { defineConfig } from "eslint/config";
    import topology from "eslint-plugin-topology";
    export default defineConfig({
      extends: [topology.configs.recommended],
      linterOptions: { reportUnusedDisableDirectives: "error" },
    });
  `;
  const reason = `// eslint-disable-next-line topology/no-cycle -- they were one file once`;

  it("accept one cycle with a reason, and are unused when it is gone", async () => {
    const files = { "eslint.config.js": config, "src/a.js": `${reason}\n${A}`, "src/b.js": B };
    const [inUse, unused] = await Promise.all([
      runEslint(installed(files, version), ["src"]),
      runEslint(installed({ ...files, "src/b.js": "export const b = 1;" }, version), ["src"]),
    ]);
    expect(inUse.findings).toEqual([
      "src/b.js:1:19 topology/no-cycle Import cycle: src/a.js:2 -> here. Easiest to cut: src/a.js:2 (1 name: b)",
    ]);
    expect(unused.findings).toEqual([
      expect.stringMatching(
        /^src\/a\.js:1:1 null Unused eslint-disable directive \(no problems were reported from 'topology\/no-cycle'\)/,
      ),
    ]);
  });

  it("silence graph-health from behind a header comment", async () => {
    const files = (comment: string) => ({
      "eslint.config.js": typescriptConfig(),
      "tsconfig.json": { extends: "not-installed/tsconfig.json" },
      "src/app.ts": `/** Copyright */\n${comment}\nimport "./b.js";\n`,
      "src/b.ts": "",
    });
    const [told, silenced] = await Promise.all([
      runEslint(installed(files(""), version)),
      runEslint(installed(files("/* eslint-disable topology/graph-health -- installed in CI only */"), version)),
    ]);
    expect(told.findings).toEqual([expect.stringMatching(/^src\/app\.ts:3:1 topology\/graph-health .*tsconfig\.json/)]);
    expect(silenced).toMatchObject({ status: 0, findings: [] });
  });
});
