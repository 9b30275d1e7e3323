import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfigFiles } from "../../src/project/config-files.js";
import { lookAtTsconfigs } from "../../src/project/outside-tsconfigs.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";

/** What tsconfigs of the scan ask for outside it: `folder specifier`. */
function requested(scanned: Readonly<Record<string, unknown>>, others: Files = {}): readonly string[] {
  const configs = { manifests: new Map(), tsconfigs: new Map(Object.entries(scanned)) };
  const { requests } = lookAtTsconfigs(onDisk(others)).find(configs);
  return requests.map(({ folder, specifier }) => `${folder} ${specifier}`);
}

describe("tsconfigs outside the scan", () => {
  it("are those of packages, and paths that the scan does not have", () => {
    const scanned = {
      "tsconfig.json": { extends: "@tsconfig/node20/tsconfig.json" },
      "a/tsconfig.json": { extends: ["../tsconfig.json", "base"], references: [{ path: "../b" }, { path: "gone" }] },
      "b/tsconfig.json": { extends: "/abs.json" },
      "c/tsconfig.json": { extends: "../tsconfig" },
    };
    expect(requested(scanned)).toEqual([" @tsconfig/node20/tsconfig.json", "a ./gone", "a base", "b /abs.json"]);
  });

  it("are followed to what they extend in turn, in a circle once", () => {
    const others = {
      "gen/base.json": { extends: "./next.json" },
      "gen/next.json": { extends: ["./base.json", "far"] },
    };
    expect(requested({ "tsconfig.json": { extends: "./gen/base.json" } }, others)).toEqual([
      " ./gen/base.json",
      "gen ./base.json",
      "gen ./next.json",
      "gen far",
    ]);
  });

  it.each([
    undefined,
    null,
    1,
    [],
    { extends: 1, references: 1 },
    { references: [null, 1, { path: 1 }] },
    { extends: "" },
  ])("are none in %j", (content) => expect(requested({ "tsconfig.json": content })).toEqual([]));

  it("name the folders that are merged into one", () => {
    const root = onDisk({ "gen/tsconfig.json": { compilerOptions: { rootDirs: ["..", "./types"] } } });
    const scanned = new Map([
      ["tsconfig.json", { extends: "./gen", compilerOptions: { rootDirs: ["${configDir}/src"] } }],
    ]);
    expect(lookAtTsconfigs(root).find({ manifests: new Map(), tsconfigs: scanned }).rootDirs).toEqual([
      "",
      "gen/types",
      "src",
    ]);
  });

  it("have another hash once they are there, wherever above they are", () => {
    const root = onDisk({ "a/tsconfig.json": {} });
    const hash = (): string => lookAtTsconfigs(root).hashOf({ folder: "a", specifier: "base" });
    expect(hash()).toBe("missing");
    writeFiles(root, { "node_modules/base/tsconfig.json": {} });
    const installed = hash();
    expect(installed).not.toBe("missing");
    writeFiles(root, { "a/node_modules/base.json": { nearer: true } });
    expect(hash()).not.toBe(installed);
  });

  it("are also those of the folders above the root that are there", () => {
    const top = onDisk({ "tsconfig.json": {}, "one/two/package.json": {} });
    expect(lookAtTsconfigs(join(top, "one/two")).above[0]).toEqual({ folder: "../..", specifier: "./tsconfig.json" });
  });
});

describe("what is read of tsconfigs outside the scan", () => {
  const base = { compilerOptions: { baseUrl: "." } };
  const read = (root: string, scanned: readonly string[]) =>
    lookAtTsconfigs(root).find(readConfigFiles(root, scanned)).contents;

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
    expect([...read(root, ["a/tsconfig.json", "config/package.json"])]).toEqual([[Object.keys(files)[0], base]]);
  });

  it("is read to the end of the chain", () => {
    const installed = { "node_modules/one/tsconfig.json": { extends: "two" }, "node_modules/two/tsconfig.json": base };
    const root = onDisk({ "tsconfig.json": { extends: ["one"] }, ...installed });
    expect([...read(root, ["tsconfig.json"]).keys()]).toEqual([
      "node_modules/one/tsconfig.json",
      "node_modules/two/tsconfig.json",
    ]);
  });

  it("is read a few times where links lead in a circle", () => {
    const root = onDisk({ "tsconfig.json": { extends: "one" }, "node_modules/one/tsconfig.json": { extends: "one" } });
    mkdirSync(join(root, "node_modules/one/node_modules"));
    symlinkSync(join(root, "node_modules/one"), join(root, "node_modules/one/node_modules/one"));
    expect(read(root, ["tsconfig.json"]).size).toBeLessThan(6);
  });

  it("is nothing that is scanned, absolute, outside the root or no text", () => {
    const root = onDisk({
      "a/tsconfig.json": { extends: ["../tsconfig.json", "/abs.json", "../../out", 1] },
      "tsconfig.json": {},
    });
    expect(read(root, ["a/tsconfig.json", "tsconfig.json"]).size).toBe(0);
  });
});
