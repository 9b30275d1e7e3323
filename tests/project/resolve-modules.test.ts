/**
 * Facts joined with where they lead: what the form of an import decides.
 */
import { describe, expect, it } from "vitest";
import { onDisk } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";

/** Where the imports of `a.ts` lead, in order, beside a package that differs for `import` and `require`. */
function leads(code: string): readonly (string | null)[] {
  const root = onDisk({
    "package.json": { name: "p", exports: { ".": { import: "./esm.mts", require: "./cjs.cts" } } },
    "a.ts": code,
    "esm.mts": "",
    "cjs.cts": "",
  });
  const topology = topologyOf(root);
  return topology.rows[topology.nodeOf("a.ts")!]!.targets;
}

describe("a package that differs for import and require", () => {
  it.each([
    `import "p";`,
    `import("p");`,
    `import.meta.resolve("p");`,
    `vi.mock("p");`,
    `vi.mock(import("p"));`,
    `vi.importActual("p");`,
    `jest.unstable_mockModule("p", () => ({}));`,
  ])("is the one for import in %s", (code) => expect(leads(code)).toEqual(["esm.mts"]));

  it.each([
    `require("p");`,
    `module.require("p");`,
    `import p = require("p");`,
    `require.resolve("p");`,
    `jest.mock("p");`,
    `jest.requireActual("p");`,
  ])("is the one for require in %s", (code) => expect(leads(code)).toEqual(["cjs.cts"]));
});

describe("a module's own file", () => {
  it.each([
    `new Worker(new URL("./a", import.meta.url));`,
    `require.resolve("./a");`,
    `import.meta.resolve("./a");`,
    `jest.mock("./a");`,
    `vi.mock("./a");`,
    `import url from "./a?url";`,
    `import Work from "./a?worker";`,
  ])("is not imported by %s", (code) => expect(leads(code)).toEqual([null]));

  it.each([`import "./a";`, `require("./a");`, `const load = () => import("./a");`])("is imported by %s", (code) => {
    expect(leads(code)).toEqual(["a.ts"]);
  });
});
