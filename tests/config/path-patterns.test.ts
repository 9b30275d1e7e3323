import { describe, expect, it } from "vitest";
import { firstMatch, matchesAny } from "../../src/config/path-patterns.js";

describe("a list of patterns", () => {
  it.each([
    [["src/*.ts"], "src/a.ts", true],
    [["src/*.ts"], "src/b/a.ts", false],
    [["src/**"], "src/b/a.ts", true],
    [["src/generated"], "src/generated/client.ts", true],
    [["src/generated"], "src/generated.ts", false],
    [["./src/generated/"], "src/generated/client.ts", true],
    [["src/a.ts"], "src/a.ts", true],
    [["**/*.test.*"], "src/.hidden/a.test.ts", true],
    [["a/**", "b/**"], "b/x.ts", true],
    [[], "src/a.ts", false],
    [["dist/**", "!dist/keep/**"], "dist/a.js", true],
    [["dist/**", "!dist/keep/**"], "dist/keep/a.js", false],
    [["dist/**", "!dist/keep/**"], "src/a.js", false],
    [["dist", "!dist/keep", "dist/keep/not.js"], "dist/keep/a.js", false],
    [["dist", "!dist/keep", "dist/keep/not.js"], "dist/keep/not.js", true],
    [["!./dist/"], "dist/a.js", false],
    [["!dist"], "src/a.js", true],
    [["!(a|b)/**"], "c/x.ts", true],
    [["!(a|b)/**"], "a/x.ts", false],
  ])("%j matches %s: %s", (patterns, path, expected) => {
    expect(matchesAny(patterns)(path)).toBe(expected);
  });
});

describe("values by pattern", () => {
  it("gives the value of the first pattern that matches, in the order written", () => {
    const limitOf = firstMatch({ "src/db/**": 20, "src/**": 40 });
    expect([limitOf("src/db/client.ts"), limitOf("src/app.ts"), limitOf("lib/app.ts")]).toEqual([20, 40, undefined]);
  });
});
