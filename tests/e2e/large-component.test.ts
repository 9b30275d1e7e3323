/** A knot of 600 modules and 2,400 imports: one report an import, in any order and however the files are shared out. */
import { ESLint } from "eslint";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installed } from "./installed.js";
import { ring } from "./ring.js";
import { findingsOf, placesOf, runEslint } from "./run-eslint.js";

const MODULES = 600;
const IMPORTS = 2400;

describe("a component of 600 modules with 2,400 imports", () => {
  it("has one report an import, each in a place of its own, in every order and however it is divided", async () => {
    const files = ring(MODULES, IMPORTS / MODULES);
    const root = installed(files);
    const names = Object.keys(files);
    const half = MODULES / 2;
    const all = await runEslint(root, ["src"]);
    const [first, second] = await Promise.all([
      runEslint(root, names.slice(0, half)),
      runEslint(root, names.slice(half)),
    ]);
    const eslint = new ESLint({ cwd: root });
    const reversed = findingsOf(root, await eslint.lintFiles(names.toReversed().map((name) => join(root, name))));

    expect(all.findings).toHaveLength(IMPORTS);
    expect(new Set(placesOf(all.findings))).toHaveProperty("size", IMPORTS);
    expect([...first.findings, ...second.findings].sort()).toEqual(all.findings);
    expect(reversed).toEqual(all.findings);
  });
});
