import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

const alias = (target: string): object => ({ compilerOptions: { paths: { "@/*": [target] } } });

describe("paths of a tsconfig", () => {
  it("lead to modules", () => {
    const { lead } = project({ "tsconfig.json": alias("./src/*"), "src/a.ts": "", "src/b.ts": "" });
    expect(lead("src/a.ts", "@/b")).toBe("src/b.ts");
  });

  it("lead from the baseUrl of the tsconfig that inherits them, as TypeScript has it", () => {
    const { lead } = project({
      "tsconfig.base.json": alias("./src/*"),
      "app/tsconfig.json": { extends: "../tsconfig.base.json", compilerOptions: { baseUrl: "." } },
      "app/a.ts": "",
      "app/src/b.ts": "",
      "src/b.ts": "",
    });
    expect(lead("app/a.ts", "@/b")).toBe("app/src/b.ts");
  });

  it("are not those of a project that is merely referenced", () => {
    const { lead } = project({
      "app/tsconfig.json": { include: ["src"], references: [{ path: "../core" }] },
      "app/src/a.ts": "",
      "core/tsconfig.json": { compilerOptions: { baseUrl: "./src" } },
      "core/src/config/index.ts": "",
      "node_modules/config/package.json": { name: "config", main: "index.js" },
      "node_modules/config/index.js": "",
    });
    expect(lead("app/src/a.ts", "config")).toBe("outside");
  });

  it("leave what is not there missing", () => {
    const { lead } = project({ "tsconfig.json": alias("./src/*"), "src/a.ts": "" });
    expect(lead("src/a.ts", "@/b")).toBe("missing");
  });

  it("do not reach for a folder that they do not name", () => {
    const { lead } = project({ "tsconfig.json": alias("./*"), "a.ts": "", "src/b.ts": "" });
    expect(lead("a.ts", "@/b")).toBe("missing");
  });

  it("are tried in order", () => {
    const tsconfig = { compilerOptions: { paths: { "@/*": ["./gone/*", "./x/*", "./y/*"] } } };
    const { lead } = project({ "tsconfig.json": tsconfig, "a.ts": "", "x/b.ts": "", "y/b.ts": "", "y/c.ts": "" });
    expect([lead("a.ts", "@/b"), lead("a.ts", "@/c")]).toEqual(["x/b.ts", "y/c.ts"]);
  });

  it("match exactly before they match by pattern, and by the longest pattern first", () => {
    const paths = { "@/*": ["./x/*"], "@/lib/*": ["./y/*"], "@/lib/one": ["./z/one"] };
    const { lead } = project({
      "tsconfig.json": { compilerOptions: { paths } },
      "a.ts": "",
      "x/b.ts": "",
      "y/b.ts": "",
      "z/one.ts": "",
    });
    expect(["@/b", "@/lib/b", "@/lib/one"].map((each) => lead("a.ts", each))).toEqual(["x/b.ts", "y/b.ts", "z/one.ts"]);
  });

  it("hold for JavaScript and for modules that no include names", () => {
    const tsconfig = { ...alias("./src/*"), include: ["src"] };
    const { lead } = project({ "tsconfig.json": tsconfig, "src/b.ts": "", "src/c.js": "", "test/d.ts": "" });
    expect([lead("src/c.js", "@/b"), lead("test/d.ts", "@/b")]).toEqual(["src/b.ts", "src/b.ts"]);
  });

  it("come from the nearest tsconfig", () => {
    const { lead } = project({
      "tsconfig.json": alias("./src/*"),
      "src/b.ts": "",
      "app/tsconfig.json": alias("./*"),
      "app/a.ts": "",
      "app/b.ts": "",
    });
    expect(lead("app/a.ts", "@/b")).toBe("app/b.ts");
  });

  it("come from a jsconfig where there is no tsconfig", () => {
    const { lead } = project({ "jsconfig.json": alias("./src/*"), "src/a.js": "", "src/b.js": "" });
    expect(lead("src/a.js", "@/b")).toBe("src/b.js");
  });

  it("are inherited, relative to the file that has them", () => {
    const { lead } = project({
      "config/base.json": "",
      "config/tsconfig.base.json": alias("../src/*"),
      "tsconfig.json": { extends: "./config/tsconfig.base.json" },
      "src/a.ts": "",
      "src/b.ts": "",
    });
    expect(lead("src/a.ts", "@/b")).toBe("src/b.ts");
  });

  it("are inherited from the last of several bases", () => {
    const { lead } = project({
      "tsconfig.x.json": alias("./x/*"),
      "tsconfig.y.json": alias("./y/*"),
      "tsconfig.json": { extends: ["./tsconfig.x.json", "./tsconfig.y.json"] },
      "a.ts": "",
      "x/b.ts": "",
      "y/b.ts": "",
    });
    expect(lead("a.ts", "@/b")).toBe("y/b.ts");
  });

  it("may be written for the folder of whoever extends them", () => {
    const { lead } = project({
      "config/tsconfig.json": alias("${configDir}/src/*"),
      "tsconfig.json": { extends: "./config/tsconfig.json" },
      "src/a.ts": "",
      "src/b.ts": "",
    });
    expect(lead("src/a.ts", "@/b")).toBe("src/b.ts");
  });

  it("may claim a # specifier", () => {
    const tsconfig = { compilerOptions: { paths: { "#/*": ["./src/*"] } } };
    expect(project({ "tsconfig.json": tsconfig, "src/b.ts": "" }).lead("src/b.ts", "#/b")).toBe("src/b.ts");
  });

  it("may claim a virtual module and a builtin", () => {
    const tsconfig = { compilerOptions: { paths: { "virtual:b": ["./b"], path: ["./b"] } } };
    const { lead } = project({ "tsconfig.json": tsconfig, "a.ts": "", "b.ts": "" });
    expect([lead("a.ts", "virtual:b"), lead("a.ts", "path"), lead("a.ts", "node:path")]).toEqual([
      "b.ts",
      "b.ts",
      "outside",
    ]);
  });

  it("that lead to build output lead to its source, built or not", () => {
    const tsconfig = { compilerOptions: { paths: { "@x/b": ["./packages/b/dist"] } } };
    const files = {
      "tsconfig.json": tsconfig,
      "a.ts": "",
      "packages/b/package.json": {},
      "packages/b/src/index.ts": "",
    };
    const built = project({ ...files, "packages/b/dist/index.d.ts": "" }, { ignored: ["packages/b/dist/index.d.ts"] });
    expect([project(files).lead("a.ts", "@x/b"), built.lead("a.ts", "@x/b")]).toEqual([
      "packages/b/src/index.ts",
      "packages/b/src/index.ts",
    ]);
  });

  it("that choose among installed packages claim nothing", () => {
    const tsconfig = { compilerOptions: { paths: { react: ["./node_modules/@types/react"] } } };
    expect(project({ "tsconfig.json": tsconfig, "a.ts": "" }).lead("a.ts", "react")).toBe("outside");
  });

  it("that claim everything make no package missing", () => {
    const tsconfig = { compilerOptions: { paths: { "*": ["./types/*"] } } };
    const { lead } = project({ "tsconfig.json": tsconfig, "a.ts": "", "types/b.d.ts": "" });
    expect([lead("a.ts", "react"), lead("a.ts", "b")]).toEqual(["outside", "types/b.d.ts"]);
  });

  it("that claim a whole scope do not claim packages of it that package.json lists", () => {
    const tsconfig = { compilerOptions: { paths: { "@x/*": ["./packages/*/src"] } } };
    const manifest = { dependencies: { "@x/published": "^1.0.0" } };
    const { lead } = project({ "tsconfig.json": tsconfig, "package.json": manifest, "a.ts": "" });
    expect([lead("a.ts", "@x/published"), lead("a.ts", "@x/gone")]).toEqual(["outside", "missing"]);
  });

  it("may lead to a leaf and to an asset", () => {
    const { lead } = project({ "tsconfig.json": alias("./*"), "a.ts": "", "b.vue": "", "c.css": "" });
    expect([lead("a.ts", "@/b.vue"), lead("a.ts", "@/c.css?inline"), lead("a.ts", "@/gone.css")]).toEqual([
      "leaf b.vue",
      "outside",
      "outside",
    ]);
  });

  it("with names of an object's prototype are plain names", () => {
    const tsconfig = '{"compilerOptions":{"paths":{"constructor":["./b"]}}}';
    const { lead } = project({ "tsconfig.json": tsconfig, "a.ts": "", "b.ts": "" });
    expect([lead("a.ts", "constructor"), lead("a.ts", "__proto__"), lead("a.ts", "toString")]).toEqual([
      "b.ts",
      "outside",
      "outside",
    ]);
  });
});

describe("baseUrl", () => {
  const files = { "tsconfig.json": { compilerOptions: { baseUrl: "./src" } }, "src/a.ts": "", "src/code/b.ts": "" };

  it("makes bare specifiers paths", () => {
    expect(project(files).lead("src/a.ts", "code/b")).toBe("src/code/b.ts");
  });

  it("wins over a builtin of that name", () => {
    expect(project({ ...files, "src/constants/index.ts": "" }).lead("src/a.ts", "constants")).toBe(
      "src/constants/index.ts",
    );
  });

  it("leaves packages outside", () => {
    const { lead } = project(files);
    expect(["react", "fs", "code/gone"].map((each) => lead("src/a.ts", each))).toEqual([
      "outside",
      "outside",
      "outside",
    ]);
  });

  it("does not reach for a folder that it does not name", () => {
    const tsconfig = { compilerOptions: { baseUrl: "." } };
    expect(project({ "tsconfig.json": tsconfig, "a.ts": "", "src/react.ts": "" }).lead("a.ts", "react")).toBe(
      "outside",
    );
  });

  it("does not take a package for build output", () => {
    const { lead } = project({
      "tsconfig.json": { compilerOptions: { baseUrl: "." } },
      "a.ts": "",
      "src/index.ts": "",
    });
    expect(["module", "build", "lib", "es6"].map((each) => lead("a.ts", each))).toEqual(Array(4).fill("outside"));
  });

  it("is where paths start", () => {
    const tsconfig = { compilerOptions: { baseUrl: "./src", paths: { "@/*": ["code/*"] } } };
    expect(project({ ...files, "tsconfig.json": tsconfig }).lead("src/a.ts", "@/b")).toBe("src/code/b.ts");
  });
});

describe("paths without a baseUrl beside them", () => {
  it("lead from the baseUrl that their tsconfig inherits", () => {
    const { lead } = project({
      "tsconfig.code.json": { compilerOptions: { baseUrl: "./code" } },
      "app/tsconfig.json": { extends: "../tsconfig.code.json", compilerOptions: { paths: { "@/*": ["x/*"] } } },
      "app/a.ts": "",
      "app/x/b.ts": "",
      "code/x/b.ts": "",
    });
    expect(lead("app/a.ts", "@/b")).toBe("code/x/b.ts");
  });
});

describe("a solution of several projects", () => {
  const solution = {
    "tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }, { path: "./tsconfig.server.json" }] },
    "tsconfig.app.json": { include: ["app"], ...alias("./app/*") },
    "tsconfig.server.json": { include: ["server"], ...alias("./server/*") },
    "app/a.ts": "",
    "app/b.ts": "",
    "server/a.ts": "",
    "server/b.ts": "",
  };

  it("gives each module the paths of the project that includes it", () => {
    const { lead } = project(solution);
    expect([lead("app/a.ts", "@/b"), lead("server/a.ts", "@/b")]).toEqual(["app/b.ts", "server/b.ts"]);
  });

  it("does so for modules of one directory, whichever is asked first", () => {
    const files = {
      "tsconfig.json": solution["tsconfig.json"],
      "tsconfig.app.json": { include: ["src/*.app.ts"], ...alias("./app/*") },
      "tsconfig.server.json": { include: ["src/*.server.ts"], ...alias("./server/*") },
      "src/a.app.ts": "",
      "src/a.server.ts": "",
      "app/b.ts": "",
      "server/b.ts": "",
    };
    const [first, second] = [project(files), project(files)];
    expect([first.lead("src/a.app.ts", "@/b"), first.lead("src/a.server.ts", "@/b")]).toEqual([
      "app/b.ts",
      "server/b.ts",
    ]);
    expect([second.lead("src/a.server.ts", "@/b"), second.lead("src/a.app.ts", "@/b")]).toEqual([
      "server/b.ts",
      "app/b.ts",
    ]);
  });

  it.each([
    ["no files", { files: [] }, "app/b.ts"],
    ["nothing to include", { include: [] }, "app/b.ts"],
    ["neither", { files: [], include: [] }, "app/b.ts"],
    ["files", { files: ["app/a.ts"], include: [] }, "missing"],
    ["something to include", { files: [], include: ["app"] }, "missing"],
  ])("is a tsconfig that has %s", (_, own, expected) => {
    const { references } = solution["tsconfig.json"];
    const { lead } = project({ ...solution, "tsconfig.json": { ...own, references } });
    expect(lead("app/a.ts", "@/b")).toBe(expected);
  });

  it("keeps the paths of its other projects if one is broken", () => {
    const { lead, resolver } = project({
      ...solution,
      "tsconfig.server.json": { extends: "@gone/tsconfig", ...alias("./server/*") },
    });
    expect([lead("app/a.ts", "@/b"), lead("app/a.ts", "./b")]).toEqual(["app/b.ts", "app/b.ts"]);
    expect(resolver.failures.map(({ id }) => id)).toEqual(["tsconfig.json"]);
  });
});
