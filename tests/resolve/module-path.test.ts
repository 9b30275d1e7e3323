import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancestorsOf, inDirectory, isInside, joinPath, parentOf } from "../../src/resolve/module-path.js";

const part = fc.constantFrom("a", "b", ".", "..", "", ".c", "...", "d e", "é", "__proto__");
const directory = fc.array(fc.constantFrom("a", "b", ".c"), { maxLength: 3 }).map((parts) => parts.join("/"));

describe("joining a path to a directory", () => {
  it("agrees with node:path on every path that stays in the root", () => {
    fc.assert(
      fc.property(directory, fc.array(part, { minLength: 1, maxLength: 6 }), (base, parts) => {
        const path = `./${parts.join("/")}`;
        const naive = posix.join("/root", base, path).replace(/\/$/, "");
        const climbs = leavesRoot(base, path);
        expect(joinPath(base, path)).toBe(climbs ? undefined : naive.slice("/root/".length));
      }),
    );
  });

  it("leaves the root with one step too many", () => {
    expect(joinPath("a/b", "../../../c")).toBeUndefined();
  });

  it("reaches the root itself with one step fewer", () => {
    expect(joinPath("a/b", "../..")).toBe("");
  });
});

describe("directories", () => {
  it("hold what lies in them and themselves", () => {
    expect(["a", "a/b", "a/b/c"].map((id) => isInside(id, "a"))).toEqual([true, true, true]);
  });

  it("do not hold a neighbour whose name starts alike", () => {
    expect(isInside("ab/c", "a")).toBe(false);
  });

  it("lead up to the root", () => {
    expect([...ancestorsOf("a/b")]).toEqual(["a/b", "a", ""]);
  });

  it("are joined without a slash at the root", () => {
    expect([inDirectory("", "a"), inDirectory("a", ""), parentOf("a")]).toEqual(["a", "a", ""]);
  });
});

function leavesRoot(base: string, path: string): boolean {
  let depth = base === "" ? 0 : base.split("/").length;
  for (const step of path.split("/")) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
