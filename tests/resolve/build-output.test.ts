import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

describe("build output that a relative specifier names", () => {
  it("stands for its source", () => {
    const { lead } = project({ "bin/run.js": "", "src/cli.ts": "" });
    expect(lead("bin/run.js", "../dist/cli.js")).toBe("src/cli.ts");
  });

  it("is missing if there is no source", () => {
    expect(project({ "bin/run.js": "" }).lead("bin/run.js", "../dist/cli.js")).toBe("missing");
  });

  it("is a leaf if it is there and has no source", () => {
    const { lead } = project({ "bin/run.js": "", "dist/gen.js": "" }, { ignored: ["dist/gen.js"] });
    expect(lead("bin/run.js", "../dist/gen.js")).toBe("leaf dist/gen.js");
  });

  it("is only what lies in an output folder", () => {
    const { lead } = project({ "a.ts": "", "src/b.ts": "", "src/c.ts": "" });
    expect([lead("a.ts", "./b"), lead("a.ts", "./types/c")]).toEqual(["missing", "missing"]);
  });

  it("is no file that is named like an output folder", () => {
    const { lead } = project({ "a.ts": "", "src/index.ts": "" });
    expect(["./dist.js", "./module", "./dist"].map((each) => lead("a.ts", each))).toEqual([
      "missing",
      "missing",
      "src/index.ts",
    ]);
  });

  const sources = { "src/a.ts": "", "src/b.ts": "", "test/c.ts": "" };

  it.each(["../dist/b", "../dist-cjs/b.js", "../dist/lib/b.js"])("may be named as %s in any package", (specifier) => {
    expect(project(sources).lead("test/c.ts", specifier)).toBe("src/b.ts");
  });

  it.each(["../lib/b", "../build/b.js", "../es/b", "../out/lib/b"])("is not guessed behind a stale %s", (specifier) => {
    const withName = project({
      ...sources,
      "package.json": { name: "x", main: "dist/b.js", exports: { "./lib": null } },
    });
    expect([project(sources), withName].map(({ lead }) => lead("test/c.ts", specifier))).toEqual([
      "missing",
      "missing",
    ]);
  });

  it.each([
    ["main", { main: "lib/index.js" }],
    ["exports", { exports: { ".": [{ import: "./lib/index.js" }] } }],
    ["types", { types: "./lib/index.d.ts" }],
  ])("may have any name that its package publishes by %s", (_, manifest) => {
    const { lead } = project({ ...sources, "package.json": manifest });
    expect([lead("test/c.ts", "../lib/b"), lead("test/c.ts", "../build/b")]).toEqual(["src/b.ts", "missing"]);
  });

  it("is guessed for `paths`, which nobody writes by mistake", () => {
    const tsconfig = { compilerOptions: { paths: { "@b": ["./build/b"] } } };
    expect(project({ ...sources, "tsconfig.json": tsconfig }).lead("test/c.ts", "@b")).toBe("src/b.ts");
  });

  it("stays itself for its neighbours", () => {
    const { lead } = project({ "dist/a.js": "", "dist/b.js": "", "src/a.ts": "", "src/b.ts": "" });
    expect([lead("dist/a.js", "./b.js"), lead("src/a.ts", "../dist/b.js")]).toEqual(["dist/b.js", "src/b.ts"]);
  });

  it("is not a folder of sources that happens to have such a name", () => {
    const { lead } = project({
      "src/a.ts": "",
      "src/util.ts": "",
      "lib/util.ts": "",
      "lib/more.js": "",
      "src/more.js": "",
    });
    expect([lead("src/a.ts", "../lib/util"), lead("src/a.ts", "../lib/more.js")]).toEqual([
      "lib/util.ts",
      "lib/more.js",
    ]);
  });
});

describe("an outDir", () => {
  it("of any name leads back to the rootDir", () => {
    const tsconfig = { compilerOptions: { outDir: "./compiled", rootDir: "./code" } };
    const { lead } = project({ "tsconfig.json": tsconfig, "bin.js": "", "code/cli.ts": "" });
    expect(lead("bin.js", "./compiled/cli.js")).toBe("code/cli.ts");
  });

  it("without a rootDir leads to src or to the package", () => {
    const tsconfig = { compilerOptions: { outDir: "./compiled" } };
    const { lead } = project({ "tsconfig.json": tsconfig, "bin.js": "", "src/x.ts": "", "y.ts": "" });
    expect([lead("bin.js", "./compiled/x.js"), lead("bin.js", "./compiled/y.js")]).toEqual(["src/x.ts", "y.ts"]);
  });

  it("may be that of declarations only", () => {
    const tsconfig = { compilerOptions: { declarationDir: "./api", rootDir: "./src" } };
    const manifest = { name: "own", types: "./api/index.d.ts" };
    const { lead } = project({ "tsconfig.json": tsconfig, "package.json": manifest, "a.ts": "", "src/index.ts": "" });
    expect(lead("a.ts", "own")).toBe("src/index.ts");
  });

  it("may lie outside the package", () => {
    const tsconfig = { compilerOptions: { outDir: "../../out/b", rootDir: "./src" } };
    const { lead } = project({ "a.ts": "", "libs/b/tsconfig.json": tsconfig, "libs/b/src/index.ts": "" });
    expect(lead("a.ts", "./out/b/index.js")).toBe("libs/b/src/index.ts");
  });

  it("may repeat the path of its package", () => {
    const manifest = { name: "b", exports: { "./c": "./dist/libs/b/code/c.js" } };
    const { lead } = project({ "libs/b/package.json": manifest, "libs/b/code/c.ts": "" });
    expect(lead("libs/b/code/c.ts", "b/c")).toBe("libs/b/code/c.ts");
  });

  it("is no source of another output folder", () => {
    const files = { "package.json": { name: "b", main: "dist/lib/c.js" }, "lib/c.js": "", "src/c.ts": "" };
    const tsconfig = { compilerOptions: { outDir: "./lib", rootDir: "./src" } };
    expect(project({ ...files, "tsconfig.json": tsconfig }).lead("src/c.ts", "b")).toBe("src/c.ts");
    expect(project(files).lead("src/c.ts", "b")).toBe("lib/c.js");
  });

  it("makes scripts in it output even where they are modules", () => {
    const tsconfig = { compilerOptions: { outDir: "./lib", rootDir: "./src" } };
    const { lead } = project({ "tsconfig.json": tsconfig, "a.js": "", "lib/b.js": "", "src/b.ts": "" });
    expect(lead("a.js", "./lib/b.js")).toBe("src/b.ts");
  });

  it("that holds the sources is no output folder", () => {
    const tsconfig = { compilerOptions: { outDir: "." } };
    const { lead } = project({ "tsconfig.json": tsconfig, "a.js": "", "src/b.ts": "", "b.js": "" });
    expect(lead("a.js", "./b.js")).toBe("b.js");
  });
});

describe("package imports", () => {
  const sources = { "src/a.ts": "", "src/b.ts": "" };

  it("lead to the source of the output they name, built or not", () => {
    const files = { "package.json": { imports: { "#*": "./dist/*.js" } }, ...sources };
    const built = project({ ...files, "dist/b.js": "" }, { ignored: ["dist/b.js"] });
    expect([project(files).lead("src/a.ts", "#b"), built.lead("src/a.ts", "#b")]).toEqual(["src/b.ts", "src/b.ts"]);
  });

  it("may name the source", () => {
    expect(
      project({ "package.json": { imports: { "#lib/*": "./src/*" } }, ...sources }).lead("src/a.ts", "#lib/b.js"),
    ).toBe("src/b.ts");
  });

  it("may have a query, and a hash in their name", () => {
    const { lead } = project({ "package.json": { imports: { "#b": "./src/b.ts", "#b#c": "./src/a.ts" } }, ...sources });
    expect([lead("src/a.ts", "#b?raw"), lead("src/b.ts", "#b#c")]).toEqual(["src/b.ts", "src/a.ts"]);
  });

  it("may lead to packages, ours and others", () => {
    const { lead } = project({
      "package.json": { name: "own", imports: { "#own": "own", "#other": "other", "#fs": "node:fs" } },
      ...sources,
      "index.ts": "",
    });
    expect(["#own", "#other", "#fs"].map((each) => lead("src/a.ts", each))).toEqual(["index.ts", "outside", "outside"]);
  });

  it("are missing if the package has others", () => {
    const { lead } = project({ "package.json": { imports: { "#b": "./src/gone.js" } }, ...sources });
    expect([lead("src/a.ts", "#b"), lead("src/a.ts", "#c")]).toEqual(["missing", "missing"]);
  });

  it("are nobody's if no package has any", () => {
    expect(project({ "package.json": {}, ...sources }).lead("src/a.ts", "#b")).toBe("unknown");
  });

  it("belong to the nearest package that has some", () => {
    const { lead } = project({
      "package.json": { imports: { "#b": "./src/b.ts" } },
      ...sources,
      "src/package.json": { type: "module" },
    });
    expect(lead("src/a.ts", "#b")).toBe("src/b.ts");
  });
});
