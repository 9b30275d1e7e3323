import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RememberedDisk } from "../../src/files/remembered-disk.js";
import { onDisk, settle, writeFiles, type Files } from "../on-disk.js";

const FILES: Files = { "gen/a.ts": "", "gen/deep/b.ts": "", "other/deep/b.ts": "" };

type Ask = (disk: RememberedDisk) => unknown;
const REAL: Ask = (disk) => disk.realPathOf("gen/deep/b.ts");

describe("what is remembered of the disk", () => {
  it.each<[string, Ask]>([
    ["names", (disk) => disk.entriesIn("gen")],
    ["content", (disk) => disk.bytesOf("gen/a.ts")],
  ])("is the same object as long as nothing has changed: %s", (_, ask) => {
    const disk = new RememberedDisk(onDisk(FILES));
    settle();
    disk.startLook(new Map());
    const first = ask(disk);
    disk.startLook(new Map());
    expect(disk.isAsBefore()).toBe(true);
    expect(ask(disk)).toBe(first);
  });

  it.each<[string, (root: string) => void, Ask, unknown, unknown]>([
    [
      "a file that comes",
      (root) => writeFiles(root, { "gen/c.ts": "" }),
      (disk) => [...disk.entriesIn("gen").names].sort(),
      ["a.ts", "deep"],
      ["a.ts", "c.ts", "deep"],
    ],
    ["a folder that comes", (root) => mkdirSync(join(root, "new")), (disk) => disk.isFolder("new"), false, true],
    [
      "a folder with a file that comes",
      (root) => writeFiles(root, { "new/c.ts": "" }),
      (disk) => disk.entriesIn("new").names,
      [],
      ["c.ts"],
    ],
    [
      "a folder that goes",
      (root) => rmSync(join(root, "gen"), { recursive: true }),
      (disk) => disk.entriesIn("gen/deep").names,
      ["b.ts"],
      [],
    ],
    ["content", (root) => writeFiles(root, { "gen/a.ts": "2" }), (disk) => String(disk.bytesOf("gen/a.ts")), "", "2"],
    [
      "a folder above that is moved and linked in its place",
      (root) => {
        renameSync(join(root, "gen"), join(root, "moved"));
        symlinkSync(join(root, "moved"), join(root, "gen"));
      },
      REAL,
      "gen/deep/b.ts",
      "moved/deep/b.ts",
    ],
  ])("is renewed with the next look: %s", (_, change, ask, before, after) => {
    const root = onDisk(FILES);
    const disk = new RememberedDisk(root);
    settle();
    disk.startLook(new Map());
    expect(ask(disk)).toEqual(before);
    change(root);
    expect(ask(disk)).toEqual(before);
    disk.startLook(new Map());
    expect(disk.isAsBefore()).toBe(false);
    expect(ask(disk)).toEqual(after);
  });

  it("is a link as it leads now, though the folder of the path is the same", () => {
    const root = onDisk(FILES);
    symlinkSync(join(root, "gen"), join(root, "one"));
    symlinkSync(join(root, "one"), join(root, "two"));
    const disk = new RememberedDisk(root);
    settle();
    disk.startLook(new Map());
    expect(disk.realPathOf("two/deep")).toBe("gen/deep");
    unlinkSync(join(root, "one"));
    symlinkSync(join(root, "other"), join(root, "one"));
    disk.startLook(new Map());
    expect(disk.isAsBefore()).toBe(false);
    expect(disk.realPathOf("two/deep")).toBe("other/deep");
  });

  it("is read again as long as it was written too late for its stamp to tell", () => {
    const root = onDisk({});
    const disk = new RememberedDisk(root);
    writeFiles(root, { "a.ts": "" });
    disk.startLook(new Map());
    disk.entriesIn("");
    disk.startLook(new Map());
    expect(disk.isAsBefore()).toBe(false);
  });

  it("is forgotten if nobody asks for it any more", () => {
    const root = onDisk(FILES);
    const disk = new RememberedDisk(root);
    settle();
    disk.startLook(new Map());
    disk.entriesIn("gen");
    disk.startLook(new Map());
    disk.forgetOthers();
    writeFiles(root, { "gen/c.ts": "" });
    disk.startLook(new Map());
    expect(disk.isAsBefore()).toBe(true);
  });

  it("counts what has changed, but not what is asked for the first time", () => {
    const root = onDisk(FILES);
    const disk = new RememberedDisk(root);
    settle();
    disk.startLook(new Map());
    disk.entriesIn("gen");
    disk.entriesIn("other");
    expect(disk.changes).toBe(0);
    writeFiles(root, { "gen/c.ts": "" });
    disk.startLook(new Map());
    disk.entriesIn("gen");
    expect(disk.changes).toBe(1);
  });
});
