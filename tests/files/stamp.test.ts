import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sameStamp, stampOf } from "../../src/files/stamp.js";
import { onDisk } from "../on-disk.js";

/** Whether the stamp of a file written at some time, looked at a second from now, tells that the file is as it was. */
function isTrusted(mtimeMs: number): boolean {
  const file = join(onDisk({ "a.ts": "" }), "a.ts");
  utimesSync(file, mtimeMs / 1000, mtimeMs / 1000);
  const lookedAt = Date.now() + 1000;
  return sameStamp(stampOf(file, lookedAt), stampOf(file, lookedAt));
}

describe("a stamp taken a second after its file was written", () => {
  const second = Math.floor(Date.now() / 1000) * 1000;

  it("is trusted where the file system keeps fractions of a second", () => {
    expect(isTrusted(second - 500)).toBe(true);
  });

  it("is not trusted where it keeps whole ones, as the file may be written again in the same tick", () => {
    expect(isTrusted(second)).toBe(false);
  });
});
