import { describe, expect, it } from "vitest";
import { project, type ProjectOptions } from "./project-on-disk.js";

const importer = { "apps/web/package.json": { name: "web" }, "apps/web/a.ts": "" };
const member = (directory: string, name = "@x/b"): Record<string, object | string> => ({
  [`${directory}/package.json`]: { name },
  [`${directory}/index.ts`]: "",
});

describe("membership of a workspace", () => {
  it.each([
    ["an array", { workspaces: ["packages/*"] }],
    ["an object", { workspaces: { packages: ["packages/*"] } }],
    ["a path with ./ and a slash at the end", { workspaces: ["./packages/*/"] }],
    ["nested globs", { workspaces: ["packages/**"] }],
  ])("is written as %s in package.json", (_, manifest) => {
    const { lead } = project({ "package.json": manifest, ...importer, ...member("packages/b") });
    expect(lead("apps/web/a.ts", "@x/b")).toBe("packages/b/index.ts");
  });

  it("is written in pnpm-workspace.yaml", () => {
    const { lead } = project({ ...importer, ...member("packages/b") }, { workspacePatterns: ["packages/*"] });
    expect(lead("apps/web/a.ts", "@x/b")).toBe("packages/b/index.ts");
  });

  it("does not come with a name alone", () => {
    expect(project({ ...importer, ...member("packages/b") }).lead("apps/web/a.ts", "@x/b")).toBe("outside");
  });

  it("does not reach deeper than its pattern", () => {
    const { lead } = project({ ...importer, ...member("packages/deep/b") }, { workspacePatterns: ["packages/*"] });
    expect(lead("apps/web/a.ts", "@x/b")).toBe("outside");
  });

  it("ends at a negation, wherever that stands", () => {
    const patterns: ProjectOptions = { workspacePatterns: ["!packages/b", "packages/*"] };
    expect(project({ ...importer, ...member("packages/b") }, patterns).lead("apps/web/a.ts", "@x/b")).toBe("outside");
  });

  it("includes the package at the root", () => {
    const { lead } = project({ "package.json": { name: "root", workspaces: ["apps/*"] }, "index.ts": "", ...importer });
    expect(lead("apps/web/a.ts", "root")).toBe("index.ts");
  });

  it("of a workspace inside another counts there only", () => {
    const { lead } = project({
      "package.json": { workspaces: ["apps/*"] },
      ...importer,
      "example/package.json": { workspaces: ["*"] },
      ...member("example/b"),
      "example/c/package.json": { name: "c" },
      "example/c/a.ts": "",
    });
    expect([lead("example/c/a.ts", "@x/b"), lead("apps/web/a.ts", "@x/b")]).toEqual(["example/b/index.ts", "outside"]);
  });

  it("of a workspace inside another wins there", () => {
    const { lead } = project({
      "package.json": { workspaces: ["apps/*", "packages/*"] },
      ...importer,
      ...member("packages/b"),
      "example/package.json": { workspaces: ["*"] },
      ...member("example/b"),
      "example/c/package.json": { name: "c" },
      "example/c/a.ts": "",
    });
    expect([lead("example/c/a.ts", "@x/b"), lead("apps/web/a.ts", "@x/b")]).toEqual([
      "example/b/index.ts",
      "packages/b/index.ts",
    ]);
  });

  it("goes to the first by path of two with one name", () => {
    const { lead } = project(
      { ...importer, ...member("packages/c"), ...member("packages/b") },
      { workspacePatterns: ["packages/*"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe("packages/b/index.ts");
  });
});

describe("a dependency by path", () => {
  it.each(["file:../../lib/b", "link:../../lib/b", "portal:../../lib/b", "workspace:*", "workspace:^1.0.0"])(
    "%s is a package of the project",
    (range) => {
      const manifest = { name: "web", dependencies: { "@x/b": range } };
      const { lead } = project({ ...importer, "apps/web/package.json": manifest, ...member("lib/b") });
      expect(lead("apps/web/a.ts", "@x/b")).toBe("lib/b/index.ts");
    },
  );

  it.each(["^1.0.0", "npm:other@1", "file:../../lib/gone", "file:../../../../etc"])("%s is not", (range) => {
    const manifest = { name: "web", dependencies: { "@x/b": range } };
    const { lead } = project({ ...importer, "apps/web/package.json": manifest, ...member("lib/b") });
    expect(lead("apps/web/a.ts", "@x/b")).toBe("outside");
  });
});

describe("a version of a package that a workspace has itself", () => {
  const workspace = { "package.json": { workspaces: ["packages/*"] }, ...member("packages/b") };
  const example = (dependencies: object): Record<string, object | string> => ({
    "examples/one/package.json": { name: "one", dependencies },
    "examples/one/a.ts": "",
  });

  it("is the published one for who is no member, though the workspace is installed around it", () => {
    const files = { ...workspace, ...example({ "@x/b": "^1.0.0" }) };
    const installed = { links: { "node_modules/@x/b": "packages/b" } };
    expect([project(files), project(files, installed)].map(({ lead }) => lead("examples/one/a.ts", "@x/b"))).toEqual([
      "outside",
      "outside",
    ]);
  });

  it("is the member for a member, and for who is none and lists nothing", () => {
    const { lead } = project({
      ...workspace,
      ...example({}),
      "packages/c/package.json": { name: "c", dependencies: { "@x/b": "^1.0.0" } },
      "packages/c/a.ts": "",
    });
    expect(["packages/c/a.ts", "examples/one/a.ts"].map((importer) => lead(importer, "@x/b"))).toEqual([
      "packages/b/index.ts",
      "packages/b/index.ts",
    ]);
  });

  it("is the member for a folder of a member that has a package.json of its own", () => {
    const { lead } = project({
      ...workspace,
      "packages/c/package.json": { name: "c", dependencies: { "@x/b": "^1.0.0" } },
      "packages/c/esm/package.json": { type: "module" },
      "packages/c/esm/a.ts": "",
    });
    expect(lead("packages/c/esm/a.ts", "@x/b")).toBe("packages/b/index.ts");
  });
});

describe("workspace:", () => {
  it.each(["workspace:@x/b@*", "workspace:../../lib/b"])("%s may be known under another name", (range) => {
    const manifest = { name: "web", dependencies: { other: range } };
    const { lead } = project({ ...importer, "apps/web/package.json": manifest, ...member("lib/b") });
    expect(lead("apps/web/a.ts", "other")).toBe("lib/b/index.ts");
  });

  it("means the closest of several packages if no workspace says which", () => {
    const manifest = { name: "web", dependencies: { "@x/b": "workspace:*" } };
    const { lead } = project({
      "two/web/package.json": manifest,
      "two/web/a.ts": "",
      ...member("one/b"),
      ...member("two/b"),
    });
    expect(lead("two/web/a.ts", "@x/b")).toBe("two/b/index.ts");
  });
});

describe("the package's own name", () => {
  it("leads into the package", () => {
    const { lead } = project({
      "package.json": { name: "own", exports: { "./b": "./dist/b.js" } },
      "src/a.ts": "",
      "src/b.ts": "",
    });
    expect(lead("src/a.ts", "own/b")).toBe("src/b.ts");
  });

  it("is missing if nothing answers", () => {
    const { lead } = project({ "package.json": { name: "own", exports: { "./b": "./dist/b.js" } }, "src/a.ts": "" });
    expect([lead("src/a.ts", "own/b"), lead("src/a.ts", "other/b")]).toEqual(["missing", "outside"]);
  });

  it.each(["__proto__", "constructor", "with.dots"])("may be %s", (name) => {
    const manifest = JSON.stringify({ name });
    expect(project({ "package.json": manifest, "a.ts": "", "index.ts": "" }).lead("a.ts", name)).toBe("index.ts");
  });

  it("goes through package.json files without a name", () => {
    const { lead } = project({
      "package.json": { name: "own" },
      "index.ts": "",
      "esm/package.json": { type: "module" },
      "esm/a.ts": "",
    });
    expect(lead("esm/a.ts", "own")).toBe("index.ts");
  });
});
