import { describe, expect, it } from "vitest";
import { isConfigFile, readConfigFiles } from "../../src/project/config-files.js";
import { onDisk, type Files } from "../on-disk.js";

const read = (files: Files) => readConfigFiles(onDisk(files), Object.keys(files));

describe("configuration files", () => {
  it.each([
    ["package.json", true],
    ["tsconfig.json", true],
    ["tsconfig.build.json", true],
    ["jsconfig.json", true],
    ["pnpm-workspace.yaml", true],
    ["my-tsconfig.json", false],
    ["package-lock.json", false],
  ])("%s: %s", (name, expected) => expect(isConfigFile(name)).toBe(expected));

  it("are read as what they are, comments and trailing commas included", () => {
    const files = read({
      "package.json": { name: "root" },
      "packages/a/package.json": { name: "a" },
      "packages/a/tsconfig.json": `\uFEFF{ "compilerOptions": { /* why */ "baseUrl": ".", }, } // end`,
      "pnpm-workspace.yaml": "packages:\n  - packages/*\n  - '!packages/old'\n",
    });
    expect(Object.fromEntries(files.manifests)).toEqual({ "": { name: "root" }, "packages/a": { name: "a" } });
    expect(files.tsconfigs.get("packages/a/tsconfig.json")).toEqual({ compilerOptions: { baseUrl: "." } });
    expect(Object.fromEntries(files.pnpmPackages)).toEqual({ "": ["packages/*", "!packages/old"] });
  });

  it("that do not parse are known as such and stop nothing", () => {
    const files = read({ "package.json": "{", "tsconfig.json": "{ oops", "pnpm-workspace.yaml": "packages: [" });
    expect(files.manifests.get("")).toEqual({});
    expect([files.tsconfigs.has("tsconfig.json"), files.tsconfigs.get("tsconfig.json")]).toEqual([true, undefined]);
    expect(files.pnpmPackages.size).toBe(0);
  });

  it("that are nested deeper than any stack count as those that do not parse", () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const files = read({
      "tsconfig.json": deep,
      "jsconfig.json": "[".repeat(20_000),
      "package.json": `{ "exports": ${deep} }`,
    });
    expect([...files.tsconfigs.values()]).toEqual([undefined, undefined]);
    expect(files.manifests.get("")).toEqual({});
  });

  it("that are gone are passed over", () => {
    expect(readConfigFiles(onDisk({}), ["package.json"]).manifests.size).toBe(0);
  });
});
