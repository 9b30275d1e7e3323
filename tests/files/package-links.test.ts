import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { listPackageLinks, packageLinksIn } from "../../src/files/package-links.js";
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
