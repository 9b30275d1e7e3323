import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scan, type Scan, type ScanRules } from "../../src/files/scan.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";

const RULES: ScanRules = {
  isModule: (path) => /\.[jt]s$/.test(path),
  isConfig: (name) => name === "package.json",
};

function modulesOf({ modules }: Scan): string[] {
  return [...modules.keys()].sort();
}

/** A project whose files are old enough that their stamps can be trusted. */
function settled(files: Files): string {
  const root = onDisk(files);
  const now = Date.now();
  // The clock of a file system ticks in steps; a stamp inside the current one is never trusted.
  while (Date.now() - now < 30);
  return root;
}

describe("a scan", () => {
  it("finds modules and configuration files, and no dependencies", () => {
    const root = onDisk({
      "package.json": {},
      "src/a.ts": "",
      "src/b/c.js": "",
      "src/style.css": "",
      "node_modules/x/index.js": "",
      "packages/p/package.json": {},
      "packages/p/node_modules/y/index.js": "",
      ".storybook/main.ts": "",
      ".git/hooks/x.js": "",
    });
    const seen = scan(root, RULES);
    expect(modulesOf(seen)).toEqual([".storybook/main.ts", "src/a.ts", "src/b/c.js"]);
    expect([...seen.configs.keys()].sort()).toEqual(["package.json", "packages/p/package.json"]);
  });

  it("leaves out what .gitignore names, with the nearest file deciding", () => {
    const root = onDisk({
      ".gitignore": "dist\n*.gen.ts\n/only-here.ts\n",
      "a.gen.ts": "",
      "only-here.ts": "",
      "dist/a.js": "",
      "src/dist/b.js": "",
      "src/only-here.ts": "",
      "keep/.gitignore": "!kept.gen.ts\n",
      "keep/kept.gen.ts": "",
      "keep/other.gen.ts": "",
    });
    expect(modulesOf(scan(root, RULES))).toEqual(["keep/kept.gen.ts", "src/only-here.ts"]);
  });

  it("hides no folder whose name differs from a pattern in case alone, on no file system", () => {
    const top = onDisk({
      ".git/HEAD": "",
      ".gitignore": "Icon?\n",
      "app/.gitignore": "Build/\n",
      "app/src/icons/a.ts": "",
      "app/src/build/b.ts": "",
      "app/Build/c.ts": "",
    });
    expect(modulesOf(scan(join(top, "app"), RULES))).toEqual(["src/build/b.ts", "src/icons/a.ts"]);
  });

  it("obeys the repository's .gitignore above the root", () => {
    const top = onDisk({ ".git/HEAD": "", ".gitignore": "build\n", "app/build/a.js": "", "app/src/b.js": "" });
    expect(modulesOf(scan(join(top, "app"), RULES))).toEqual(["src/b.js"]);
  });

  it("takes no .gitignore from above if there is no repository", () => {
    const top = onDisk({ ".gitignore": "build\n", "app/build/a.js": "" });
    expect(modulesOf(scan(join(top, "app"), RULES))).toEqual(["build/a.js"]);
  });

  it("sees a root that the repository ignores as a whole", () => {
    const top = onDisk({ ".git/HEAD": "", ".gitignore": "tmp\n", "tmp/app/a.js": "" });
    expect(modulesOf(scan(join(top, "tmp/app"), RULES))).toEqual(["a.js"]);
  });

  it("follows no links: neither to files, nor out of the root, nor in a loop", () => {
    const outside = onDisk({ "far.ts": "" });
    const root = onDisk({ "a.ts": "" });
    symlinkSync(outside, join(root, "out"));
    symlinkSync(root, join(root, "loop"));
    symlinkSync(join(root, "a.ts"), join(root, "alias.ts"));
    expect(modulesOf(scan(root, RULES))).toEqual(["a.ts"]);
  });

  it("takes configuration files that are links, with the stamp of what they lead to", () => {
    const outside = onDisk({ "shared.json": {} });
    const root = settled({ "a.ts": "", "p/a.ts": "" });
    symlinkSync(join(outside, "shared.json"), join(root, "package.json"));
    symlinkSync(join(outside, "later.json"), join(root, "p/package.json"));
    const first = scan(root, RULES);
    expect([...first.configs.keys()]).toEqual(["package.json"]);
    writeFiles(outside, { "shared.json": { changed: true }, "later.json": {} });
    const second = scan(root, RULES, first);
    expect([...second.configs.keys()].sort()).toEqual(["p/package.json", "package.json"]);
    expect(second.configs.get("package.json")).not.toEqual(first.configs.get("package.json"));
  });

  it("passes over a folder named like a module and a folder it may not read", () => {
    const root = onDisk({ "a.ts": "", "locked/b.ts": "" });
    mkdirSync(join(root, "folder.ts"));
    chmodSync(join(root, "locked"), 0o000);
    expect(modulesOf(scan(root, RULES))).toContain("a.ts");
    chmodSync(join(root, "locked"), 0o755);
  });

  it("gives nothing for a root that is not there", () => {
    expect(modulesOf(scan("/nowhere/at/all", RULES))).toEqual([]);
  });
});

describe("a second scan", () => {
  it("is the first one if nothing has changed", () => {
    const root = settled({ "package.json": {}, "src/a.ts": "", ".gitignore": "x" });
    const first = scan(root, RULES);
    expect(scan(root, RULES, first)).toBe(first);
  });

  it.each<[string, (root: string) => void, string[]]>([
    ["a new file", (root) => writeFiles(root, { "src/b.ts": "" }), ["src/a.ts", "src/b.ts"]],
    ["a new folder", (root) => writeFiles(root, { "src/deep/er/b.ts": "" }), ["src/a.ts", "src/deep/er/b.ts"]],
    ["a removed file", (root) => rmSync(join(root, "src/a.ts")), []],
    ["a removed folder", (root) => rmSync(join(root, "src"), { recursive: true }), []],
    ["a renamed file", (root) => renameSync(join(root, "src/a.ts"), join(root, "src/z.ts")), ["src/z.ts"]],
    ["a renamed folder", (root) => renameSync(join(root, "src"), join(root, "lib")), ["lib/a.ts"]],
    ["a changed .gitignore", (root) => writeFiles(root, { ".gitignore": "src/a.ts" }), []],
    ["a new .gitignore", (root) => writeFiles(root, { "src/.gitignore": "a.ts" }), []],
  ])("sees %s", (_, change, expected) => {
    const root = settled({ "src/a.ts": "", ".gitignore": "x" });
    const first = scan(root, RULES);
    change(root);
    expect(modulesOf(scan(root, RULES, first))).toEqual(expected);
  });

  it("comes to an end where the one before says that a folder is inside itself", () => {
    const root = settled({ "src/a.ts": "" });
    const first = scan(root, RULES);
    const own = first.folders.get("")!;
    const crafted = { ...first, folders: new Map([...first.folders, ["", { ...own, folders: ["", "src"] }] as const]) };
    expect(modulesOf(scan(root, RULES, crafted))).toEqual(["src/a.ts"]);
  });

  it("shows a changed file by its stamp", () => {
    const root = settled({ "a.ts": "1", "b.ts": "1" });
    const first = scan(root, RULES);
    writeFiles(root, { "a.ts": "2" });
    const second = scan(root, RULES, first);
    expect(second.modules.get("a.ts")).not.toEqual(first.modules.get("a.ts"));
    expect(second.modules.get("b.ts")).toEqual(first.modules.get("b.ts"));
  });

  it("shows a file that was changed and given its old time back", () => {
    const root = settled({ "a.ts": "1" });
    const first = scan(root, RULES);
    const { mtimeMs } = first.modules.get("a.ts")!;
    writeFiles(root, { "a.ts": "2" });
    utimesSync(join(root, "a.ts"), mtimeMs / 1000, mtimeMs / 1000);
    expect(scan(root, RULES, first)).not.toBe(first);
  });

  it("trusts no stamp of the tick in which it was taken", () => {
    const root = onDisk({ "a.ts": "1" });
    const future = Date.now() / 1000 + 3600;
    utimesSync(join(root, "a.ts"), future, future);
    const first = scan(root, RULES);
    expect(scan(root, RULES, first)).not.toBe(first);
  });
});
