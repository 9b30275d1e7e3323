/**
 * `eslint --cache`: what it hides of findings that another file brings or takes, and what the digest in the config does about it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed, type EslintVersion } from "./installed.js";
import { runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const OPEN = `export const b = 1;`;
const CLOSING = `import { a } from "./a.js";\nexport const b = () => a;`;
const AT_A = `src/a.js:1:19 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)`;
const AT_B = `src/b.js:1:19 topology/no-cycle Import cycle: src/a.js:1 -> here. Easiest to cut: src/a.js:1 (1 name: b)`;

/** As in docs/guides/hosts.md, with a rule that writes down which files are read by rules: those that no cache serves. */
function config(exported: string): string {
  return `
    import { appendFileSync } from "node:fs";
    import { basename, join } from "node:path";
    import { defineConfig } from "eslint/config";
    import topology from "eslint-plugin-topology";
    import { cacheDigest } from "eslint-plugin-topology/cache-digest";
    const note = {
      create: ({ filename }) => {
        appendFileSync(join(import.meta.dirname, "linted"), basename(filename) + "\\n");
        return {};
      },
    };
    const configs = defineConfig({
      files: ["src/**"],
      extends: [topology.configs.recommended],
      plugins: { note: { rules: { note } } },
      rules: { "note/note": "error" },
      settings: { topology: { root: import.meta.dirname } },
    });
    export default ${exported};
  `;
}

function cached(exported: string, version: EslintVersion, files: Files = {}, args: readonly string[] = []) {
  const root = installed(
    { "eslint.config.js": config(exported), "src/a.js": A, "src/b.js": OPEN, "src/c.js": "", linted: "", ...files },
    version,
  );
  return async (changed: Files = {}) => {
    writeFiles(root, { ...changed, linted: "" });
    const { findings, stderr } = await runEslint(root, ["--cache", ...args, "src"]);
    const linted = readFileSync(join(root, "linted"), "utf8").split("\n").filter(Boolean).sort();
    return { findings, linted, stderr };
  };
}

const WITH = "[...configs, cacheDigest(configs)]";
const ALL = ["a.js", "b.js", "c.js"];

describe.concurrent.each(ESLINT_VERSIONS)("eslint %i --cache", (version) => {
  it("misses what another file brings, and keeps what it takes", async () => {
    const lint = cached("configs", version);
    expect((await lint()).findings).toEqual([]);
    expect((await lint({ "src/b.js": CLOSING })).findings).toEqual([AT_B]);
    await lint({ "src/a.js": `${A}\n` });
    expect((await lint({ "src/b.js": OPEN })).findings).toEqual([AT_A]);
  });

  it("shows both with a digest in the config", async () => {
    const lint = cached(WITH, version);
    expect(await lint()).toEqual({ findings: [], linted: ALL, stderr: "" });
    expect(await lint({ "src/b.js": CLOSING })).toEqual({ findings: [AT_A, AT_B], linted: ALL, stderr: "" });
    expect(await lint({ "src/b.js": OPEN })).toEqual({ findings: [], linted: ALL, stderr: "" });
  });

  it("serves all other files as before while no finding changes", async () => {
    const lint = cached(WITH, version, { "src/b.js": CLOSING });
    const before = await lint();
    expect(before.findings).toEqual([AT_A, AT_B]);
    expect(await lint()).toEqual({ ...before, linted: [] });
    expect(await lint({ "src/b.js": `${CLOSING}\nexport const c = 2;` })).toEqual({ ...before, linted: ["b.js"] });
    expect(await lint({ "src/c.js": `import "./a.js";` })).toEqual({ ...before, linted: ["c.js"] });
  });

  it("shows both with threads", async () => {
    const lint = cached(WITH, version, {}, ["--concurrency", "2"]);
    expect((await lint()).findings).toEqual([]);
    expect((await lint({ "src/b.js": CLOSING })).findings).toEqual([AT_A, AT_B]);
    expect((await lint({ "src/b.js": OPEN })).findings).toEqual([]);
  });
});
