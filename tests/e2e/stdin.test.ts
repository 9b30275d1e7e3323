/** `eslint --stdin --stdin-filename`: a text that is not, or not yet, what lies on disk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ESLINT_VERSIONS, installed, unpackaged } from "./installed.js";
import { runEslint } from "./run-eslint.js";

const CLOSING = `import { b } from "./b.js";\nexport const a = () => b;`;
const OPEN = `export const a = 1;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const FINDING =
  "src/a.js:1:19 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)";

describe.concurrent.each(ESLINT_VERSIONS)("a text from standard input in ESLint %i", (version) => {
  it("counts in place of its file", async () => {
    const open = installed({ "src/a.js": OPEN, "src/b.js": B }, version);
    const closed = installed({ "src/a.js": CLOSING, "src/b.js": B }, version);
    const args = ["--stdin", "--stdin-filename", "src/a.js"];
    const [closing, opening] = await Promise.all([
      runEslint(open, args, { input: CLOSING }),
      runEslint(closed, args, { input: OPEN }),
    ]);
    expect(closing.findings).toEqual([FINDING]);
    expect(opening.findings).toEqual([]);
    expect(closing.stderr + opening.stderr).toBe("");
  });

  it("leaves nothing behind: the store and the next run know the file alone", async () => {
    const root = installed({ "src/a.js": OPEN, "src/b.js": B }, version);
    await runEslint(root, ["--stdin", "--stdin-filename", "src/a.js"], { input: `${CLOSING}; "only typed"` });
    const facts = readFileSync(join(root, "node_modules/.cache/eslint-plugin-topology/facts"), "utf8");
    expect(facts).not.toContain("./b.js");
    expect((await runEslint(root, ["src"])).findings).toEqual([]);
  });

  it("may be a file that is new", async () => {
    const config = `
      import { defineConfig } from "eslint/config";
      import topology from "eslint-plugin-topology";
      export default defineConfig({
        extends: [topology.configs.recommended],
        rules: { "topology/max-fan-in": ["error", { max: 1 }] },
      });
    `;
    const root = installed({ "eslint.config.js": config, "src/hub.js": "", "src/a.js": `import "./hub.js";` }, version);
    const { findings } = await runEslint(root, ["--stdin", "--stdin-filename", "src/new/b.js"], {
      input: `import "../hub.js";`,
    });
    expect(findings).toEqual([
      "src/new/b.js:1:8 topology/max-fan-in src/hub.js now has 2 importing modules (limit 1). " +
        "Split it, or raise its limit in the max-fan-in options",
    ]);
  });

  it("of a new file that imports itself is a cycle", async () => {
    const root = installed({ "src/b.js": B }, version);
    const { findings } = await runEslint(root, ["--stdin", "--stdin-filename", "src/a.js"], {
      input: `import "./a.js";`,
    });
    expect(findings).toEqual([
      "src/a.js:1:8 topology/no-cycle " +
        "Import cycle: this module imports itself. Remove the import, and use its names directly",
    ]);
  });

  it("without a name is a module that nobody imports", async () => {
    const root = installed({ "src/a.js": OPEN, "src/b.js": B }, version);
    const { findings, stderr } = await runEslint(root, ["--stdin"], { input: `import "./src/b.js";` });
    expect({ findings, stderr }).toEqual({ findings: [], stderr: "" });
  });

  it("of a file outside any project is told that it is", async () => {
    const config = `import topology from "eslint-plugin-topology"; export default [topology.configs.recommended];`;
    const root = unpackaged({ "eslint.config.mjs": config }, version);
    const { findings } = await runEslint(root, ["--stdin", "--stdin-filename", "a.mjs"], {
      input: `import "./b.mjs";`,
    });
    expect(findings).toEqual([
      "a.mjs:1:1 topology/graph-health The import graph of this project is empty: " +
        "no package.json is above this file. Set settings.topology.root",
    ]);
  });
});
