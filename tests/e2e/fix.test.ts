/** `eslint --fix` with a fixing rule beside ours: the text differs from the disk for up to eleven passes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed } from "./installed.js";
import { runEslint } from "./run-eslint.js";

/** A config with a rule `local/fixing` whose `Program` listener is shown; it applies to src/a.js alone. */
const configWith = (listener: string): string => `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  const fixing = { meta: { fixable: "code", schema: [] }, create: (context) => ({ Program: ${listener} }) };
  export default defineConfig({
    extends: [topology.configs.recommended],
  }, {
    files: ["src/a.js"],
    plugins: { local: { rules: { fixing } } },
    rules: { "local/fixing": "error" },
  });
`;

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const CYCLE: Files = { "src/a.js": A, "src/b.js": B };
const NEVER_DONE = `() => context.report({
  loc: { line: 1, column: 0 },
  message: "more",
  fix: (fixer) => fixer.insertTextBeforeRange([0, 0], "\\n"),
})`;
const REMOVES_IMPORTS = `(program) => {
  const [first] = program.body;
  if (first?.type === "ImportDeclaration") {
    context.report({ node: first, message: "no", fix: (fixer) => fixer.remove(first) });
  }
}`;
const ADDS_AN_IMPORT = `(program) => {
  const [first] = program.body;
  if (first.type !== "ImportDeclaration") {
    const fix = (fixer) => fixer.insertTextBefore(first, 'import "./b.js";\\n');
    context.report({ node: first, message: "no", fix });
  }
}`;

describe.concurrent.each(ESLINT_VERSIONS)("eslint --fix in ESLint %i", (version) => {
  it("that moves an import in each of ten passes ends with the finding where the import stands on disk", async () => {
    const root = installed({ ...CYCLE, "eslint.config.js": configWith(NEVER_DONE) }, version);
    const { findings, status } = await runEslint(root, ["--fix", "src"]);
    expect(readFileSync(join(root, "src/a.js"), "utf8")).toBe("\n".repeat(10) + A);
    expect(findings).toEqual([
      "src/a.js:11:19 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)",
      "src/a.js:1:1 local/fixing more",
      expect.stringMatching(/^src\/b\.js:1:19 topology\/no-cycle Import cycle: src\/a\.js:\d+ -> here\./),
    ]);
    expect(status).toBe(1);
  });

  it("that removes the import ends without a finding in the file, and the next run is clean", async () => {
    const root = installed({ ...CYCLE, "eslint.config.js": configWith(REMOVES_IMPORTS) }, version);
    const { findings } = await runEslint(root, ["--fix", "src/a.js"]);
    expect(findings).toEqual([]);
    expect(readFileSync(join(root, "src/a.js"), "utf8")).toBe("\nexport const a = () => b;");
    expect((await runEslint(root, ["src"])).findings).toEqual([]);
  });

  it("that adds an import reports the cycle that the fix has closed", async () => {
    const root = installed(
      { ...CYCLE, "src/a.js": "export const a = 1;", "eslint.config.js": configWith(ADDS_AN_IMPORT) },
      version,
    );
    const { findings } = await runEslint(root, ["--fix", "src/a.js"]);
    expect(findings).toEqual([
      "src/a.js:1:8 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: src/b.js:1 (1 name: a)",
    ]);
  });
});
