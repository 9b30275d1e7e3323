import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFile } from "../../src/files/replace-file.js";
import { onDisk } from "../on-disk.js";

describe("replaceFile", () => {
  it("puts a text in the place of another, and leaves nothing else", () => {
    const root = onDisk({ a: "a long old text" });
    replaceFile(join(root, "a"), "new");
    expect(readFileSync(join(root, "a"), "utf8")).toBe("new");
    expect(readdirSync(root)).toEqual(["a"]);
  });

  it("throws if there is no such folder", () => {
    expect(() => replaceFile(join(onDisk({}), "gone", "a"), "")).toThrow("ENOENT");
  });

  it("throws where a folder is, and leaves nothing behind", () => {
    const root = onDisk({ "a/b": "" });
    expect(() => replaceFile(join(root, "a"), "")).toThrow();
    expect(readdirSync(root)).toEqual(["a"]);
  });
});
