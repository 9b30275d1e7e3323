/** Which modules a tsconfig takes in. */
import { describe, expect, it } from "vitest";
import { createTsconfigReader } from "../../src/resolve/tsconfig-options.js";

/** Those of some modules that `app/tsconfig.json` takes in. */
function takenIn(
  tsconfig: object,
  modules: readonly string[],
  others: Readonly<Record<string, object>> = {},
): string[] {
  const tsconfigs = new Map<string, unknown>(Object.entries({ "app/tsconfig.json": tsconfig, ...others }));
  const reader = createTsconfigReader(tsconfigs, () => undefined);
  return modules.filter((module) => reader.includes("app/tsconfig.json", module));
}

describe("a tsconfig takes in", () => {
  it("by itself all below it, but for packages, hidden folders and what it emits", () => {
    const modules = ["app/a.ts", "app/b/c.ts", "d.ts", "app/node_modules/e.ts", "app/.cache/f.ts", "app/out/g.ts"];
    expect(takenIn({ compilerOptions: { outDir: "out" } }, modules)).toEqual(["app/a.ts", "app/b/c.ts"]);
  });

  it("by itself all below it, whatever its folder is called", () => {
    const others = { "my.app/tsconfig.json": {} };
    const reader = createTsconfigReader(new Map(Object.entries(others)), () => undefined);
    expect(reader.includes("my.app/tsconfig.json", "my.app/src/a.ts")).toBe(true);
  });

  it.each<[string, object, string[]]>([
    ["a folder", { include: ["src"] }, ["app/src/a.ts", "app/src/b/c.spec.ts"]],
    ["a folder with a slash", { include: ["./src/"] }, ["app/src/a.ts", "app/src/b/c.spec.ts"]],
    ["folders by a wildcard", { include: ["*/b"] }, ["app/src/b/c.spec.ts"]],
    ["what a pattern names", { include: ["src/*.ts"] }, ["app/src/a.ts"]],
    ["what a pattern names at any depth", { include: ["**/*.spec.*"] }, ["app/src/b/c.spec.ts"]],
    ["a folder beside it", { include: ["../lib"] }, ["lib/d.ts"]],
    ["a file that is named, excluded or not", { files: ["src/a.ts"], exclude: ["src"] }, ["app/src/a.ts"]],
    ["nothing but the files that are named", { files: ["src/a.ts"] }, ["app/src/a.ts"]],
    ["what is not excluded", { include: ["src"], exclude: ["**/*.spec.ts"] }, ["app/src/a.ts"]],
    ["what is in no excluded folder", { include: ["src"], exclude: ["src/b"] }, ["app/src/a.ts"]],
    ["nothing if its list is empty", { include: [] }, []],
    ["nothing of what is no text", { include: [1], files: [null] }, []],
  ])("%s", (_, tsconfig, expected) => {
    expect(takenIn(tsconfig, ["app/src/a.ts", "app/src/b/c.spec.ts", "lib/d.ts"])).toEqual(expected);
  });

  it("folders whose names would be magic elsewhere", () => {
    const modules = ["app/(auth)/[id]/a.ts", "app/auth/i/a.ts"];
    expect(takenIn({ include: ["(auth)/[id]/*.ts"] }, modules)).toEqual(["app/(auth)/[id]/a.ts"]);
    expect(takenIn({ include: ["(auth)"], exclude: ["(auth)/[id]"] }, modules)).toEqual([]);
  });

  it("what it inherits, from where that is written, list by list", () => {
    const base = { "base/tsconfig.json": { include: ["../app/src", "${configDir}/tools"], exclude: ["../app/src/x"] } };
    const modules = ["app/src/a.ts", "app/src/x/b.ts", "app/tools/c.ts", "base/d.ts"];
    const own = { extends: "../base/tsconfig.json" };
    expect(takenIn(own, modules, base)).toEqual(["app/src/a.ts", "app/tools/c.ts"]);
    expect(takenIn({ ...own, exclude: [] }, modules, base)).toEqual([
      "app/src/a.ts",
      "app/src/x/b.ts",
      "app/tools/c.ts",
    ]);
  });

  it("nothing if it is not there or no JSON", () => {
    const reader = createTsconfigReader(new Map([["tsconfig.json", undefined]]), () => undefined);
    expect(["tsconfig.json", "gone.json"].map((id) => reader.includes(id, "a.ts"))).toEqual([false, false]);
  });
});
