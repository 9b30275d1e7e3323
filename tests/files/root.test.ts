import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findRoot, mayDecideRoot } from "../../src/files/root.js";
import { onDisk, type Files } from "../on-disk.js";

/** Root found for the folder of `file`, relative to the folder that all files lie in; a `.git` there ends every search. */
function rootOf(file: string, files: Files): string | undefined {
  const top = onDisk({ ".git/HEAD": "", [file]: "", ...files });
  return findRoot(join(top, file, ".."))?.slice(top.length + 1);
}

const PACKAGE = { name: "p" };

describe("the root of a project", () => {
  it("is the folder of the nearest package.json", () => {
    expect(rootOf("app/src/deep/a.ts", { "package.json": PACKAGE, "app/package.json": PACKAGE })).toBe("app");
  });

  it("is the workspace root above it, if pnpm-workspace.yaml is there", () => {
    expect(
      rootOf("repo/packages/a/src/a.ts", { "repo/pnpm-workspace.yaml": "", "repo/packages/a/package.json": PACKAGE }),
    ).toBe("repo");
  });

  it("is the workspace root above it, if its workspaces take the package in", () => {
    const files = { "repo/package.json": { workspaces: ["packages/*"] }, "repo/packages/a/package.json": PACKAGE };
    expect(rootOf("repo/packages/a/src/a.ts", files)).toBe("repo");
  });

  it("is the package itself, if the workspaces above leave it out", () => {
    const files = { "repo/package.json": { workspaces: ["packages/*"] }, "repo/tools/a/package.json": PACKAGE };
    expect(rootOf("repo/tools/a/src/a.ts", files)).toBe("repo/tools/a");
  });

  it.each<[string, Files]>([
    ["pnpm", { "repo/pnpm-workspace.yaml": "packages: [test]" }],
    ["npm", { "repo/package.json": { workspaces: ["test"] } }],
  ])("is the workspace of %s around a package whose pnpm-workspace.yaml only holds settings", (_, workspace) => {
    const settings = { "repo/test/pnpm-workspace.yaml": "overrides: {}", "repo/test/package.json": PACKAGE };
    expect(rootOf("repo/test/src/a.ts", { ...workspace, ...settings })).toBe("repo");
  });

  it("is a folder whose pnpm-workspace.yaml only holds settings, if no workspace above takes it in", () => {
    expect(
      rootOf("repo/tools/src/a.ts", {
        "repo/pnpm-workspace.yaml": "packages: [test]",
        "repo/tools/pnpm-workspace.yaml": "overrides: {}",
        "repo/tools/package.json": PACKAGE,
      }),
    ).toBe("repo/tools");
  });

  it("is the folder with nx.json", () => {
    expect(rootOf("repo/libs/a/src/a.ts", { "repo/nx.json": {}, "repo/libs/a/package.json": PACKAGE })).toBe("repo");
  });

  it("is not a folder whose package.json only says how it is loaded", () => {
    expect(
      rootOf("app/src/esm/a.js", { "app/package.json": PACKAGE, "app/src/esm/package.json": { type: "module" } }),
    ).toBe("app");
  });

  it("is such a folder, if there is nothing else", () => {
    expect(rootOf("app/a.js", { "app/package.json": { type: "module" } })).toBe("app");
  });

  it("is never above the folder with .git", () => {
    expect(rootOf("app/src/a.ts", { "package.json": PACKAGE, "app/.git/HEAD": "" })).toBeUndefined();
  });

  it("is found past a package.json that does not parse", () => {
    expect(rootOf("app/src/a.ts", { "app/package.json": PACKAGE, "app/src/package.json": "{ oops" })).toBe("app");
  });

  it("is unknown for a stray file", () => {
    expect(rootOf("a.ts", {})).toBeUndefined();
  });

  it("is found for a folder that is not there yet", () => {
    const top = onDisk({ ".git/HEAD": "", "package.json": PACKAGE });
    mkdirSync(join(top, "src"));
    expect(findRoot(join(top, "src/new/folder"))).toBe(top);
  });

  it.each(["package.json", "pnpm-workspace.yaml", "nx.json", ".git/HEAD"])(
    "is that of the folder around it, unless the folder has a %s",
    (file) => {
      const top = onDisk({ ".git/HEAD": "", "app/package.json": PACKAGE, "app/a/a.ts": "", [`app/b/${file}`]: "{}" });
      expect([mayDecideRoot(join(top, "app/a")), mayDecideRoot(join(top, "app/b"))]).toEqual([false, true]);
      expect(findRoot(join(top, "app/a"))).toBe(findRoot(join(top, "app")));
    },
  );
});
