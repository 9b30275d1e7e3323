import { describe, expect, it } from "vitest";
import { workspaceMembers, workspacesOf } from "../../src/config/workspace-patterns.js";

describe("members of a workspace", () => {
  it.each([
    [["packages/*"], "packages/a", true],
    [["packages/*"], "packages/a/examples/b", false],
    [["packages/**"], "packages/a/examples/b", true],
    [["./packages/*/"], "packages/a", true],
    [["packages/*", "!packages/legacy"], "packages/legacy", false],
    [["packages/*", "!./packages/legacy"], "packages/a", true],
    [["!packages/a"], "packages/a", false],
    [["."], "", false],
    [[], "packages/a", false],
    [[`packages/${"x".repeat(70_000)}`, "packages/*"], "packages/a", true],
    [["packages/*", `!${"x".repeat(70_000)}`], "packages/a", true],
  ])("%j take in %s: %s", (patterns, folder, expected) => {
    expect(workspaceMembers(patterns)(folder)).toBe(expected);
  });

  it("are listed as an array or as an object with packages", () => {
    expect(workspacesOf({ workspaces: ["a", 1, "b"] })).toEqual(["a", "b"]);
    expect(workspacesOf({ workspaces: { packages: ["a"] } })).toEqual(["a"]);
  });

  it.each([null, undefined, 1, "x", {}, { workspaces: 1 }, { workspaces: null }, { workspaces: {} }])(
    "are none in %j",
    (m) => {
      expect(workspacesOf(m)).toBeUndefined();
    },
  );
});
