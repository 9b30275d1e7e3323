import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { installedPackages, listPackageLinks, packageLinksIn } from "../../src/files/package-links.js";
import { onDisk, settle, writeFiles } from "../on-disk.js";

function link(root: string, path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(join(root, target), join(root, path));
}

describe("links between packages", () => {
  it("are those in node_modules and its scopes that lead into the project", () => {
    const root = onDisk({
      "b/package.json": {},
      "node_modules/.store/c/package.json": {},
      "node_modules/real/x.js": "",
    });
    const outside = onDisk({});
    link(root, "a/node_modules/@l/b", "b");
    link(root, "node_modules/c", "node_modules/.store/c");
    link(root, "node_modules/gone", "nowhere/node_modules/x");
    symlinkSync(outside, join(root, "node_modules/out"));
    expect(packageLinksIn(listPackageLinks(root, ["", "a", "b"]))).toEqual([["a/node_modules/@l/b", "b"]]);
  });

  it("are listed again only where a stamp has changed", () => {
    const root = onDisk({ "b/package.json": {}, "c/package.json": {} });
    link(root, "node_modules/@l/b", "b");
    settle();
    const first = listPackageLinks(root, [""]);
    expect(listPackageLinks(root, [""], first)).toBe(first);
    link(root, "node_modules/@l/c", "c");
    const second = listPackageLinks(root, [""], first);
    expect(packageLinksIn(second)).toHaveLength(2);
    rmSync(join(root, "node_modules"), { recursive: true });
    expect(packageLinksIn(listPackageLinks(root, [""], second))).toEqual([]);
  });

  it("are seen when what they lead to comes later", () => {
    const root = onDisk({});
    link(root, "node_modules/b", "b/node_modules/x");
    settle();
    const first = listPackageLinks(root, [""]);
    writeFiles(root, { "b/node_modules/x/package.json": {} });
    rmSync(join(root, "node_modules/b"));
    expect(listPackageLinks(root, [""], first)).not.toBe(first);
  });
});

describe("an installed package", () => {
  it("is what the nearest node_modules has under its name", () => {
    const root = onDisk({ "b/x.ts": "", "a/node_modules/@l/b/x.js": "", "c/x.ts": "" });
    link(root, "node_modules/@l/b", "b");
    const installed = installedPackages(listPackageLinks(root, ["", "a", "c"]));
    expect(installed("c/d", "@l/b")).toEqual({ folder: "b" });
    expect(installed("", "@l/b")).toEqual({ folder: "b" });
    expect(installed("a/d", "@l/b")).toBe("others");
    expect(installed("a", "gone")).toBeUndefined();
  });

  it("may lie in a node_modules above the root", () => {
    const around = onDisk({ "root/in/a.ts": "", "root/b/x.ts": "", "node_modules/react/index.js": "" });
    link(around, "node_modules/b", "root/b");
    const installed = installedPackages(listPackageLinks(`${around}/root`, ["", ".."]));
    expect([installed("in", "b"), installed("in", "react")]).toEqual([{ folder: "b" }, "others"]);
  });

  it("counts among the links if it hides one of them, and not otherwise", () => {
    const root = onDisk({ "b/x.ts": "", "a/node_modules/b/x.js": "", "node_modules/react/index.js": "" });
    link(root, "node_modules/b", "b");
    expect(packageLinksIn(listPackageLinks(root, ["", "a"]))).toEqual([
      ["a/node_modules/b", null],
      ["node_modules/b", "b"],
    ]);
  });
});
