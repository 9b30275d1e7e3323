import { describe, expect, it } from "vitest";
import { project, type ProjectOptions } from "./project-on-disk.js";

const importer = { "apps/web/package.json": { name: "web" }, "apps/web/a.ts": "" };

const SOURCES: readonly (readonly [field: string, manifest: object, source: string])[] = [
  ["exports", { exports: { ".": { types: "./dist/index.d.ts", import: "./dist/index.mjs" } } }, "src/index.ts"],
  [
    "exports with the types first and a source",
    { exports: { types: "./dist/x.d.ts", source: "./lib/x.ts" } },
    "lib/x.ts",
  ],
  ["main", { main: "dist/index.js" }, "src/index.ts"],
  ["main without an extension", { main: "./lib/index" }, "src/index.ts"],
  ["main as a folder", { main: "./dist" }, "src/index.ts"],
  ["main, and the source beside the build folder", { main: "dist/entry.js" }, "entry.ts"],
  ["main, which already is the source", { main: "./code/start.ts" }, "code/start.ts"],
  ["module", { module: "dist/esm/index.js" }, "src/index.ts"],
  ["types", { types: "dist/types/index.d.ts" }, "src/index.ts"],
  ["source", { source: "src/start.ts", main: "dist/bundle.js" }, "src/start.ts"],
  ["nothing", {}, "src/index.ts"],
  ["nothing, and an index at the top", {}, "index.js"],
  ["a bundle's name", { main: "dist/bundle.umd.js" }, "src/main.tsx"],
  ["a bundle's name, and a source named like the package", { main: "dist/bundle.js" }, "src/b.ts"],
  ["a build folder of a format", { main: "dist-cjs/index.js" }, "src/index.ts"],
];

describe("the entry of a workspace package", () => {
  it.each(SOURCES)("by %s leads to its source", (_, manifest, source) => {
    const { lead } = project(
      { ...importer, "packages/b/package.json": { name: "@x/b", ...manifest }, [`packages/b/${source}`]: "" },
      { workspacePatterns: ["packages/*"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe(`packages/b/${source}`);
  });

  it.each([
    ["exports", { exports: { types: "./index.d.ts", default: "./index.js" } }],
    ["types and main", { types: "index.d.ts", main: "index.js" }],
  ])("by %s is the script, not the declaration beside it", (_, manifest) => {
    const { lead } = project(
      {
        ...importer,
        "packages/b/package.json": { name: "@x/b", ...manifest },
        "packages/b/index.d.ts": "",
        "packages/b/index.js": "",
      },
      { workspacePatterns: ["packages/*"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe("packages/b/index.js");
  });

  it.each<[string, object, string]>([
    ["what runs, though the types come first", { types: "./src/types.ts", import: "./src/index.ts" }, "src/index.ts"],
    [
      "what runs, under a condition of its own",
      { types: "./src/types.ts", node: { types: "./src/types.ts", default: "./src/index.ts" } },
      "src/index.ts",
    ],
    [
      "what runs in Node.js, as for the compiler",
      { browser: "./src/web.ts", import: "./src/index.ts" },
      "src/index.ts",
    ],
    [
      "what runs in browsers, if there is nothing else",
      { types: "./src/types.ts", browser: "./src/web.ts" },
      "src/web.ts",
    ],
    ["the source of what runs", { types: "./src/types.ts", default: "./dist/index.js" }, "src/index.ts"],
    ["the types, if what runs has no source", { types: "./src/types.ts", default: "./bin/bundle.js" }, "src/types.ts"],
    ["the types of a version, if there is nothing else", { "types@>=5": "./src/types.ts" }, "src/types.ts"],
  ])("and an import within it lead to %s", (_, conditions, expected) => {
    const manifest = { name: "@x/b", exports: { ".": conditions }, imports: { "#b": conditions } };
    const { lead } = project(
      {
        ...importer,
        "packages/b/package.json": manifest,
        "packages/b/src/types.ts": "",
        "packages/b/src/web.ts": "",
        "packages/b/src/index.ts": "",
        "packages/b/a.ts": "",
      },
      { workspacePatterns: ["packages/*"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe(`packages/b/${expected}`);
    expect(lead("packages/b/a.ts", "#b")).toBe(`packages/b/${expected}`);
  });

  it("is missing if there is no source", () => {
    const { lead } = project(
      { ...importer, "packages/b/package.json": { name: "@x/b", main: "dist/index.js" } },
      { workspacePatterns: ["packages/*"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe("missing");
  });

  it("is missing if exports forbid it, whatever main says", () => {
    const manifest = { name: "@x/b", exports: { ".": null }, main: "./index.ts" };
    const { lead } = project(
      { ...importer, "b/package.json": manifest, "b/index.ts": "" },
      { workspacePatterns: ["b"] },
    );
    expect(lead("apps/web/a.ts", "@x/b")).toBe("missing");
  });

  it("may differ for import and require", () => {
    const exports = { import: "./src/esm.mts", require: "./src/cjs.cts" };
    const { lead } = project(
      { ...importer, "b/package.json": { name: "b", exports }, "b/src/esm.mts": "", "b/src/cjs.cts": "" },
      { workspacePatterns: ["b"] },
    );
    expect([lead("apps/web/a.ts", "b"), lead("apps/web/a.ts", "b", "require")]).toEqual([
      "b/src/esm.mts",
      "b/src/cjs.cts",
    ]);
  });

  it("heeds conditions of the settings", () => {
    const files = {
      ...importer,
      "b/package.json": { name: "b", exports: { "@x/source": "./x.ts", default: "./y.ts" } },
      "b/x.ts": "",
      "b/y.ts": "",
    };
    const plain = project(files, { workspacePatterns: ["b"] });
    const withCondition = project(files, { workspacePatterns: ["b"], conditions: ["@x/source"] });
    expect([plain.lead("apps/web/a.ts", "b"), withCondition.lead("apps/web/a.ts", "b")]).toEqual(["b/y.ts", "b/x.ts"]);
  });

  describe("by a condition that a tsconfig names", () => {
    const built = (target: string): Record<string, string | object> => ({
      ...importer,
      "tsconfig.base.json": { compilerOptions: { customConditions: ["@x/source", 1] } },
      "b/package.json": { name: "b", exports: { "./c": { "@x/source": "./src/public/c.ts", default: target } } },
      "b/src/public/c.ts": "",
      "b/c.js": "",
    });
    const led = (files: Record<string, string | object>): string =>
      project(files, { workspacePatterns: ["b"] }).lead("apps/web/a.ts", "b/c");

    it("has the source of what is not built", () => expect(led(built("./dist/bundle-c.js"))).toBe("b/src/public/c.ts"));
    it("is what runs, if that is there", () => expect(led(built("./c.js"))).toBe("b/c.js"));
    it("leads nowhere if no tsconfig names it", () => {
      const { "tsconfig.base.json": _, ...files } = built("./dist/bundle-c.js");
      expect(led(files)).not.toBe("b/src/public/c.ts");
    });
  });
});

describe("a file of a workspace package", () => {
  const manifest = {
    name: "@x/b",
    exports: { ".": "./dist/index.js", "./*": "./dist/*.js", "./internal/*": null, "./style.css": "./dist/style.css" },
  };
  const withExports = {
    ...importer,
    "packages/b/package.json": manifest,
    "packages/b/src/deep/c.ts": "",
    "packages/b/src/internal/d.ts": "",
  };
  const options: ProjectOptions = { workspacePatterns: ["packages/*"] };

  it("is reached through patterns of exports", () => {
    expect(project(withExports, options).lead("apps/web/a.ts", "@x/b/deep/c")).toBe("packages/b/src/deep/c.ts");
  });

  it("that a bundler names like a folder may be a file", () => {
    const manifest = { name: "@x/b", exports: { "./c": "./dist/c/index.js" } };
    const { lead } = project({ ...importer, "packages/b/package.json": manifest, "packages/b/src/c.ts": "" }, options);
    expect(lead("apps/web/a.ts", "@x/b/c")).toBe("packages/b/src/c.ts");
  });

  it("is missing if exports forbid it", () => {
    expect(project(withExports, options).lead("apps/web/a.ts", "@x/b/internal/d")).toBe("missing");
  });

  it("that exports do not name is not looked for elsewhere", () => {
    const manifest = { name: "@x/b", exports: { ".": "./dist/index.js" } };
    const files = { ...importer, "packages/b/package.json": manifest, "packages/b/src/errors/index.ts": "" };
    expect(project(files, options).lead("apps/web/a.ts", "@x/b/errors")).toBe("missing");
  });

  it("that exports do not name is found where it lies, and in the source of output, by tools that read no exports", () => {
    const manifest = { name: "@x/b", exports: { ".": "./dist/index.js" } };
    const files = { ...importer, "packages/b/package.json": manifest, "packages/b/src/c.ts": "" };
    const { lead } = project(files, options);
    expect(["@x/b/src/c", "@x/b/dist/c"].map((each) => lead("apps/web/a.ts", each))).toEqual([
      "packages/b/src/c.ts",
      "packages/b/src/c.ts",
    ]);
  });

  it("is outside if it is an asset", () => {
    const { lead } = project(withExports, options);
    expect([lead("apps/web/a.ts", "@x/b/style.css"), lead("apps/web/a.ts", "@x/b/package.json")]).toEqual([
      "outside",
      "outside",
    ]);
  });

  it.each([
    ["@x/b/lib/browser/c", "src/browser/c.ts"],
    ["@x/b/lib/browser/c.js", "src/browser/c.tsx"],
    ["@x/b/lib/browser", "src/browser/index.ts"],
    ["@x/b/dist/esm/c", "src/c.ts"],
    ["@x/b/src/c", "src/c.ts"],
    ["@x/b/c", "c.ts"],
    ["@x/b/c", "src/c.ts"],
    ["@x/b/lib/c", "lib/c.js"],
    ["@x/b/lib/c.mjs", "src/c.mts"],
    ["@x/b/c.service", "c.service.ts"],
    ["@x/b/c?raw", "c.ts"],
  ])("asked for as %s without exports leads to %s", (specifier, source) => {
    const { lead } = project(
      { ...importer, "packages/b/package.json": { name: "@x/b" }, [`packages/b/${source}`]: "" },
      options,
    );
    expect(lead("apps/web/a.ts", specifier)).toBe(`packages/b/${source}`);
  });

  it("may be a leaf", () => {
    const files = {
      ...importer,
      "packages/b/package.json": { name: "@x/b", exports: { "./*": "./src/*" } },
      "packages/b/src/C.vue": "",
    };
    expect(project(files, options).lead("apps/web/a.ts", "@x/b/C.vue")).toBe("leaf packages/b/src/C.vue");
  });

  it("that is generated is a leaf once it is there", () => {
    const files = { ...importer, "packages/b/package.json": { name: "@x/b", main: "./generated/index.js" } };
    const generated = project(
      { ...files, "packages/b/generated/index.js": "" },
      { ...options, ignored: ["packages/b/generated/index.js"] },
    );
    expect([project(files, options).lead("apps/web/a.ts", "@x/b"), generated.lead("apps/web/a.ts", "@x/b")]).toEqual([
      "missing",
      "leaf packages/b/generated/index.js",
    ]);
  });
});

describe("installing and building", () => {
  const files = {
    ...importer,
    "packages/b/package.json": {
      name: "@x/b",
      main: "dist/index.js",
      exports: { ".": "./dist/index.js", "./*": "./dist/*.js" },
    },
    "packages/b/src/index.ts": "",
    "packages/b/src/c.ts": "",
  };
  const output = {
    "packages/b/dist/index.js": "",
    "packages/b/dist/index.d.ts": "",
    "packages/b/dist/c.js": "",
    "packages/b/dist/c.d.ts": "",
  };
  const links = { "node_modules/@x/b": "packages/b" };
  const copy = Object.fromEntries(
    Object.entries({ ...files, ...output })
      .filter(([path]) => path.startsWith("packages/b/"))
      .map(([path, content]) => [path.replace("packages/b", "node_modules/@x/b"), content]),
  );
  const ignored = Object.keys(output);

  it.each<[string, object, ProjectOptions]>([
    ["neither installed nor built", files, {}],
    ["installed", files, { links }],
    ["built", { ...files, ...output }, { ignored }],
    ["built and installed", { ...files, ...output }, { ignored, links }],
    ["built, and the output not ignored", { ...files, ...output }, {}],
    ["built, installed, and the output not ignored", { ...files, ...output }, { links }],
    ["installed as a copy", { ...files, ...copy }, {}],
    ["half built", { ...files, "packages/b/dist/c.js": "" }, { ignored: ["packages/b/dist/c.js"], links }],
  ])("changes nothing: %s", (_, present, options) => {
    const { lead } = project({ ...present }, { workspacePatterns: ["packages/*"], ...options });
    expect([
      lead("apps/web/a.ts", "@x/b"),
      lead("apps/web/a.ts", "@x/b/c"),
      lead("apps/web/a.ts", "../../packages/b/dist/c.js"),
    ]).toEqual(["packages/b/src/index.ts", "packages/b/src/c.ts", "packages/b/src/c.ts"]);
  });
});
