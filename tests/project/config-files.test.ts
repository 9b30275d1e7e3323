import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
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

describe("what tsconfigs extend and the scan does not list", () => {
  const base = { compilerOptions: { baseUrl: "." } };

  it.each<[string, string, Files]>([
    ["a file with a name of its own", "../config/base", { "config/base.json": base }],
    ["a file of a package of the project", "@x/config/base.json", { "config/base.json": base }],
    ["an installed package", "installed", { "node_modules/installed/tsconfig.json": base }],
    ["a file of an installed package", "@y/z/base", { "a/node_modules/@y/z/base.json": base }],
  ])("is read: %s", (_, extended, files) => {
    const root = onDisk({
      "a/tsconfig.json": { extends: extended },
      "config/package.json": { name: "@x/config" },
      ...files,
    });
    const { extended: found } = readConfigFiles(root, ["a/tsconfig.json", "config/package.json"]);
    expect([...found]).toEqual([[Object.keys(files)[0], base]]);
  });

  it("is read to the end of the chain", () => {
    const installed = { "node_modules/one/tsconfig.json": { extends: "two" }, "node_modules/two/tsconfig.json": base };
    const root = onDisk({ "tsconfig.json": { extends: ["one"] }, ...installed });
    expect([...readConfigFiles(root, ["tsconfig.json"]).extended.keys()]).toEqual([
      "node_modules/one/tsconfig.json",
      "node_modules/two/tsconfig.json",
    ]);
  });

  it("is read a few times where links lead in a circle", () => {
    const root = onDisk({ "tsconfig.json": { extends: "one" }, "node_modules/one/tsconfig.json": { extends: "one" } });
    mkdirSync(join(root, "node_modules/one/node_modules"));
    symlinkSync(join(root, "node_modules/one"), join(root, "node_modules/one/node_modules/one"));
    expect(readConfigFiles(root, ["tsconfig.json"]).extended.size).toBeLessThan(6);
  });

  it("is nothing that is scanned, absolute, outside the root or no text", () => {
    const root = onDisk({
      "a/tsconfig.json": { extends: ["../tsconfig.json", "/abs.json", "../../out", 1] },
      "tsconfig.json": {},
    });
    expect(readConfigFiles(root, ["a/tsconfig.json", "tsconfig.json"]).extended.size).toBe(0);
  });
});
