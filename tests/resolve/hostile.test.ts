import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

describe("hostile input", () => {
  const secret = { "secret.ts": "", "etc/secret.ts": "" };

  it("cannot lead out of the root by exports", () => {
    const exports = { ".": "./../secret.ts", "./a": "../../secret.ts", "./*": "./../../*", "./b": "/etc/passwd" };
    const { lead } = project({ "package.json": { name: "own", exports }, "a.ts": "" }, { around: secret });
    for (const specifier of ["own", "own/a", "own/secret.ts", "own/b", "own/../../secret.ts", "own/../secret"]) {
      expect(["missing", "outside"]).toContain(lead("a.ts", specifier));
    }
  });

  it("cannot lead out of its package by exports", () => {
    const { lead } = project({ "p/package.json": { name: "own", exports: "../a.ts" }, "p/b.ts": "", "a.ts": "" });
    expect(lead("p/b.ts", "own")).toBe("missing");
  });

  it("cannot lead out of the root by imports, paths, baseUrl, outDir or entry fields", () => {
    const { lead } = project(
      {
        "package.json": { name: "own", main: "../secret.ts", imports: { "#a": "./../secret.ts" } },
        "tsconfig.json": {
          compilerOptions: { baseUrl: "../etc", outDir: "../x", rootDir: "../..", paths: { "@/*": ["../../*"] } },
        },
        "a.ts": "",
      },
      { around: secret },
    );
    for (const specifier of ["own", "#a", "@/secret", "secret", "../secret"]) {
      expect(["missing", "outside"]).toContain(lead("a.ts", specifier));
    }
  });

  it("cannot lead out of the root by a symbolic link", () => {
    const { lead } = project({ "a.ts": "" }, { around: secret, links: { inner: "../etc" } });
    expect(lead("a.ts", "./inner/secret")).toBe("outside");
  });

  it("may be tsconfigs that extend each other in a circle", () => {
    const { lead, resolver } = project({
      "tsconfig.json": { extends: "./tsconfig.b.json" },
      "a.ts": "",
      "b.ts": "",
      "tsconfig.b.json": { extends: ["./tsconfig.json"], compilerOptions: { paths: { "@/*": ["./*"] } } },
    });
    expect([lead("a.ts", "./b"), lead("a.ts", "@/b")]).toEqual(["b.ts", "b.ts"]);
    expect(resolver.failures).toHaveLength(1);
  });

  it("may be imports that lead to each other in a circle", () => {
    const imports = { "#a": "#b", "#b": "#a", "#c": "own" };
    const { lead } = project({ "package.json": { name: "own", imports, exports: "#a" }, "a.ts": "" });
    expect(["#a", "#b", "#c"].map((each) => lead("a.ts", each))).toEqual(["missing", "missing", "missing"]);
  });

  it("may be a workspace pattern longer than any matcher takes", () => {
    const { lead } = project(
      { "a.ts": "", "b/package.json": { name: "b" }, "b/index.ts": "" },
      { workspacePatterns: ["(".repeat(70_000), "b"] },
    );
    expect(lead("a.ts", "b")).toBe("b/index.ts");
  });

  it("may be any JSON in the place of a manifest or tsconfig", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (manifest, tsconfig) => {
        const { lead } = project({
          "package.json": JSON.stringify(manifest),
          "tsconfig.json": JSON.stringify(tsconfig),
          "a.ts": "",
          "b.ts": "",
        });
        expect(lead("a.ts", "./b")).toBe("b.ts");
        lead("a.ts", "own/x");
        lead("a.ts", "#x");
      }),
      { numRuns: 50 },
    );
  });

  it("may be any JSON in their fields", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { lead } = project({
          "package.json": {
            name: "own",
            main: json,
            module: json,
            types: json,
            source: json,
            exports: json,
            imports: json,
            workspaces: json,
            dependencies: json,
          },
          "tsconfig.json": {
            extends: json,
            references: json,
            compilerOptions: { paths: { "@/*": json }, baseUrl: json, outDir: json, rootDir: json },
          },
          "a.ts": "",
          "b.ts": "",
        });
        expect(lead("a.ts", "./b")).toBe("b.ts");
        for (const specifier of ["own", "own/x", "#x", "@/b", "dep"]) lead("a.ts", specifier);
      }),
      { numRuns: 50 },
    );
  });

  it("may be any two strings", () => {
    const { lead } = project({ "package.json": { name: "own", workspaces: ["*"] }, "tsconfig.json": {}, "a.ts": "" });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (importer, specifier) => {
        lead(importer, specifier);
        lead("a.ts", `./${specifier}`);
        lead("a.ts", `own/${specifier}`);
      }),
    );
  });
});

describe("answers", () => {
  it("do not depend on what was asked before", () => {
    const files = {
      "package.json": { name: "own", workspaces: ["packages/*"], imports: { "#*": "./src/*.ts" } },
      "tsconfig.json": {
        references: [{ path: "./tsconfig.x.json" }],
        compilerOptions: { paths: { "@/*": ["./src/*"] } },
        include: ["src"],
      },
      "tsconfig.x.json": { include: ["x"], compilerOptions: { paths: { "@/*": ["./x/*"] }, baseUrl: "./x" } },
      "src/a.ts": "",
      "src/b.ts": "",
      "src/c.js": "",
      "x/a.ts": "",
      "x/b.ts": "",
      "test/a.ts": "",
      "packages/p/package.json": { name: "p", main: "dist/index.js" },
      "packages/p/tsconfig.json": { extends: "@gone/x" },
      "packages/p/src/index.ts": "",
    };
    const importers = ["src/a.ts", "src/c.js", "x/a.ts", "test/a.ts", "packages/p/src/index.ts"];
    const specifiers = ["./b", "@/b", "#b", "p", "own", "b", "react", "./gone", "fs"];
    const questions = importers.flatMap((importer) => specifiers.map((specifier) => [importer, specifier] as const));
    const { lead } = project(files);
    const expected = new Map(questions.map((question) => [question, lead(...question)]));
    fc.assert(
      fc.property(fc.shuffledSubarray(questions, { minLength: 1 }), (order) => {
        const fresh = project(files);
        for (const question of order) expect(fresh.lead(...question)).toBe(expected.get(question));
      }),
      { numRuns: 15 },
    );
  });
});
