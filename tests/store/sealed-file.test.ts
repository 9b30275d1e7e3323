import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSealed, removeLeftovers, writeSealed } from "../../src/store/sealed-file.js";
import { onDisk } from "../on-disk.js";

describe("a sealed file", () => {
  it("reads as it was written", () => {
    const folder = join(onDisk({}), "new/folder");
    expect(writeSealed(folder, "f", "facts 1", "grün\n\nline\n")).toBe(true);
    expect(readSealed(folder, "f", "facts 1")).toBe("grün\n\nline\n");
  });

  it("reads as missing if it is not there, or a folder", () => {
    const folder = onDisk({ "f/inside": "" });
    expect(readSealed(folder, "g", "facts 1")).toBeUndefined();
    expect(readSealed(folder, "f", "facts 1")).toBeUndefined();
  });

  it("reads as missing if it is of another kind or version", () => {
    const folder = onDisk({});
    writeSealed(folder, "f", "facts 1", "text");
    expect(readSealed(folder, "f", "facts 2")).toBeUndefined();
  });

  it("reads as missing if it is cut short or has a flipped bit anywhere", () => {
    const folder = onDisk({});
    writeSealed(folder, "f", "facts 1", "the content of a file\n");
    const whole = readFileSync(join(folder, "f"));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), fc.boolean(), (at, bit, isCut) => {
        const damaged = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) damaged[at]! ^= 1 << bit;
        writeFileSync(join(folder, "f"), damaged);
        expect(readSealed(folder, "f", "facts 1")).toBeUndefined();
      }),
    );
  });

  it("is not written, and nothing is left, where its name is taken by a folder", () => {
    const folder = onDisk({ "f/inside": "" });
    expect(writeSealed(folder, "f", "facts 1", "text")).toBe(false);
    expect(existsSync(join(folder, "f/inside"))).toBe(true);
  });

  it("is not written below a file", () => {
    const folder = onDisk({ f: "" });
    expect(writeSealed(join(folder, "f"), "g", "facts 1", "text")).toBe(false);
  });

  it("leaves half of it where its writer is ended, which is removed once nobody can be at it", () => {
    const folder = onDisk({ "f.1-0.tmp": "half", "f.2-0.tmp": "half", "g.3-0.tmp": "half", f: "whole" });
    const [longAgo, inFuture] = [Date.now() / 1000 - 3600, Date.now() / 1000 + 3600];
    utimesSync(join(folder, "f.1-0.tmp"), longAgo, longAgo);
    utimesSync(join(folder, "g.3-0.tmp"), inFuture, inFuture);
    removeLeftovers(folder);
    removeLeftovers(join(folder, "none"));
    expect(readdirSync(folder)).toEqual(["f", "f.2-0.tmp"]);
  });
});
