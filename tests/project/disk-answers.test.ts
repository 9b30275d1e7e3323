import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RememberedDisk } from "../../src/files/remembered-disk.js";
import { diskAnswers } from "../../src/project/disk-answers.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";

const answersIn = (root: string, scanned: readonly string[] = []) =>
  diskAnswers(new RememberedDisk(root), (path) => scanned.includes(path));

/** What lies at a path, as lines. */
function answer(path: string, files: Files, scanned?: readonly string[]): readonly string[] {
  return answersIn(onDisk(files), scanned)(path).split("\n");
}

describe("what lies at a path", () => {
  it.each<[string, Files, readonly string[]]>([
    ["gen/a", { "gen/a.ts": "", "gen/b.ts": "" }, ["gen/a.ts"]],
    ["gen/a.js", { "gen/a.ts": "", "gen/a.d.ts": "" }, ["gen/a.d.ts", "gen/a.ts"]],
    ["a.b", { "a.b.ts": "", "a.c.ts": "" }, ["a.b.ts"]],
    ["Foo.vue", { "Foo.vue": "", "Foo.ts": "" }, ["Foo.vue"]],
    ["gen/a", { "gen/a/index.ts": "", "gen/a/b.ts": "" }, ["gen/a", "gen/a/index.ts"]],
    ["", { "index.js": "" }, ["index.js"]],
    ["gone/deep/a", { "a.ts": "" }, [""]],
    ["a\0b", { "a.ts": "" }, [""]],
  ])("%j is all that it may mean", (path, files, expected) => {
    expect(answer(path, files)).toEqual(expected);
  });

  it("is nothing that the scan tells of", () => {
    expect(answer("a", { "a.ts": "", "a.js": "" }, ["a.ts"])).toEqual(["a.js"]);
  });

  it("is what a link leads to", () => {
    const root = onDisk({ "there/a.ts": "" });
    symlinkSync(join(root, "there"), join(root, "here"));
    expect(answersIn(root)("here/a")).toBe("there/a.ts");
  });

  it("is also what lies at the entries that a manifest names", () => {
    const root = onDisk({ "pkg/package.json": { main: "./dist/x", types: "../pkg", module: 1 } });
    const before = answersIn(root, ["pkg/package.json"])("pkg");
    writeFiles(root, { "pkg/dist/x.js": "" });
    expect(answersIn(root, ["pkg/package.json"])("pkg")).not.toBe(before);
  });

  it("depends on the entry that a manifest names", () => {
    const of = (main: string): string => answersIn(onDisk({ "gen/package.json": { main } }))("gen");
    expect(of("a.js")).not.toBe(of("b.js"));
  });
});
