import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

const alias = (target: string): object => ({ compilerOptions: { paths: { "@/*": [target] } } });

describe("a tsconfig that cannot be loaded", () => {
  const sources = { "src/a.ts": "", "src/b.ts": "", "src/c.vue": "" };

  it.each([
    ["extends a package that is not installed", { extends: "@tsconfig/node20/tsconfig.json", ...alias("./src/*") }],
    ["extends a file that is not there", { extends: "./gone.json", ...alias("./src/*") }],
    ["references what is not there", { references: [{ path: "./gone" }], ...alias("./src/*") }],
    ["extends itself", { extends: "./tsconfig.json", ...alias("./src/*") }],
  ])("because it %s leaves every other edge", (_, tsconfig) => {
    const { lead } = project({ ...sources, "tsconfig.json": tsconfig });
    expect(["./b", "./c.vue", "@/b"].map((each) => lead("src/a.ts", each))).toEqual([
      "src/b.ts",
      "leaf src/c.vue",
      "src/b.ts",
    ]);
  });

  it("because its JSON is broken leaves relative edges", () => {
    const { lead } = project({ ...sources, "tsconfig.json": '{ "compilerOptions": ' });
    expect(["./b", "./c.vue", "@/b"].map((each) => lead("src/a.ts", each))).toEqual([
      "src/b.ts",
      "leaf src/c.vue",
      "missing",
    ]);
  });

  it("inherits what can be read", () => {
    const { lead } = project({
      ...sources,
      "tsconfig.base.json": { extends: "@gone/base", ...alias("./src/*") },
      "tsconfig.json": { extends: "./tsconfig.base.json" },
    });
    expect(lead("src/a.ts", "@/b")).toBe("src/b.ts");
  });

  it("inherits from a tsconfig package of the workspace", () => {
    const { lead } = project({
      "package.json": { workspaces: ["packages/*"] },
      "packages/tsconfig/package.json": { name: "@x/tsconfig" },
      "packages/tsconfig/tsconfig.base.json": alias("${configDir}/src/*"),
      "packages/app/package.json": { name: "app" },
      "packages/app/tsconfig.json": { extends: "@x/tsconfig/tsconfig.base" },
      "packages/app/src/a.ts": "",
      "packages/app/src/b.ts": "",
    });
    expect(lead("packages/app/src/a.ts", "@/b")).toBe("packages/app/src/b.ts");
  });

  it.each([
    ["is no failure if it extends a package of the project alone", {}, 0],
    ["is one if that package is not of the project", { "packages/tsconfig/package.json": { name: "@y/tsconfig" } }, 1],
    [
      "is one if the package has no such file",
      { "packages/app/tsconfig.json": { extends: "@x/tsconfig/gone.json" } },
      1,
    ],
    [
      "is one if that file extends what is not installed",
      { "packages/tsconfig/tsconfig.base.json": { extends: "@gone/base" } },
      1,
    ],
    ["is one if that file is no JSON", { "packages/tsconfig/tsconfig.base.json": "{" }, 1],
    [
      "is one if it has root directories",
      {
        "packages/app/tsconfig.json": {
          extends: "@x/tsconfig/tsconfig.base.json",
          compilerOptions: { rootDirs: [".", "gen"] },
        },
      },
      1,
    ],
    [
      "is one if it references what is not there",
      {
        "packages/app/tsconfig.json": { extends: "@x/tsconfig/tsconfig.base.json", references: [{ path: "../gone" }] },
      },
      1,
    ],
  ])("%s", (_, more, count) => {
    const files = {
      "package.json": { workspaces: ["packages/*"] },
      "packages/tsconfig/package.json": { name: "@x/tsconfig" },
      "packages/tsconfig/tsconfig.base.json": alias("${configDir}/src/*"),
      "packages/app/package.json": { name: "app" },
      "packages/app/tsconfig.json": { extends: "@x/tsconfig/tsconfig.base.json" },
      "packages/app/src/a.ts": "",
      "packages/app/src/b.ts": "",
      ...more,
    };
    const { lead, resolver } = project(files);
    expect(lead("packages/app/src/a.ts", "./b")).toBe("packages/app/src/b.ts");
    expect(resolver.failures).toHaveLength(count);
  });

  it("is one failure, however many modules are below it", () => {
    const { lead, resolver, root } = project({ ...sources, "tsconfig.json": { extends: "@gone/base" } });
    for (const specifier of ["./b", "./c.vue", "react"]) lead("src/a.ts", specifier);
    lead("src/b.ts", "./a");
    expect(resolver.failures.map(({ id }) => id)).toEqual(["tsconfig.json"]);
    expect(resolver.failures[0]?.message).toContain("@gone/base");
    expect(resolver.failures[0]?.message).not.toContain(root);
  });

  it("is not a failure of modules under another", () => {
    const { lead, resolver } = project({
      ...sources,
      "tsconfig.json": { extends: "@gone/base" },
      "app/tsconfig.json": {},
      "app/d.ts": "",
      "app/e.ts": "",
    });
    expect(lead("app/d.ts", "./e")).toBe("app/e.ts");
    expect(resolver.failures).toEqual([]);
  });

  it("names the modules further down that no nearer tsconfig includes", () => {
    const { lead, resolver } = project({
      "tsconfig.json": { extends: "@gone/base" },
      "app/tsconfig.json": { include: ["src"] },
      "app/test/d.ts": "",
      "app/test/e.vue": "",
    });
    expect(lead("app/test/d.ts", "./e.vue")).toBe("leaf app/test/e.vue");
    expect(resolver.failures.map(({ id, blamedBy }) => [id, ...blamedBy])).toEqual([
      ["tsconfig.json", "app/test/d.ts"],
    ]);
  });

  it("may lie above the root", () => {
    const around = { "tsconfig.json": { extends: "@gone/base" } };
    const { lead, resolver, root } = project({ "a.ts": "", "b.vue": "" }, { around });
    expect(lead("a.ts", "./b.vue")).toBe("leaf b.vue");
    expect(resolver.failures.map(({ id, blamedBy }) => [id, ...blamedBy])).toEqual([["../tsconfig.json", "a.ts"]]);
    expect(resolver.failures[0]?.message).not.toContain(root.replace(/root$/, ""));
  });

  it("may be a jsconfig", () => {
    const { lead, resolver } = project({ "jsconfig.json": "{", "a.js": "", "b.js": "" });
    expect(lead("a.js", "./b")).toBe("b.js");
    expect(resolver.failures.map(({ id }) => id)).toEqual(["jsconfig.json"]);
  });

  it("is not there for a project without failures", () => {
    const { lead, resolver } = project({ ...sources, "tsconfig.json": alias("./src/*") });
    for (const specifier of ["./b", "@/b", "react", "./gone"]) lead("src/a.ts", specifier);
    expect(resolver.failures).toEqual([]);
  });
});

describe("a tsconfig that a tool generates and Git ignores", () => {
  const files = {
    "tsconfig.json": { extends: "./.kit/tsconfig.json" },
    ".kit/tsconfig.json": { compilerOptions: { paths: { "$lib/*": ["../src/lib/*"] } } },
    "src/a.ts": "",
    "src/lib/b.ts": "",
  };

  it("is read from disk", () => {
    expect(project(files, { ignored: [".kit/tsconfig.json"] }).lead("src/a.ts", "$lib/b")).toBe("src/lib/b.ts");
  });

  it("is a failure until it is generated", () => {
    const { ".kit/tsconfig.json": _, ...rest } = files;
    const { lead, resolver } = project(rest);
    expect([lead("src/a.ts", "./lib/b"), lead("src/a.ts", "$lib/b")]).toEqual(["src/lib/b.ts", "outside"]);
    expect(resolver.failures).toHaveLength(1);
  });
});
