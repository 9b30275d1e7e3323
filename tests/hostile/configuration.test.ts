/**
 * Configuration that a repository writes and no person would: the graph is drawn all the same, in little time.
 */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SettingsError } from "../../src/config/settings-error.js";
import { edgesOf } from "../graph/draw.js";
import { onDisk, type Files } from "../on-disk.js";
import { Process } from "../processes.js";
import { topologyOf } from "../topology-of.js";

const CYCLE: Files = { "package.json": { name: "own" }, "src/a.ts": `import "./b";`, "src/b.ts": `import "./a";` };

const edgesWith = (files: Files): string[] => edgesOf(topologyOf(onDisk({ ...CYCLE, ...files })));
const nested = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe("the edges of a project stay as they are beside", () => {
  it.each<[string, Files]>([
    [
      "a tsconfig that extends itself through others",
      {
        "tsconfig.json": { extends: "./tsconfig.b.json" },
        "tsconfig.b.json": { extends: ["./tsconfig.json", "./src/../tsconfig.b.json"] },
      },
    ],
    [
      "10,000 paths",
      {
        "tsconfig.json": {
          compilerOptions: {
            paths: Object.fromEntries(many(10_000, (index) => [`@${index}/*`, ["./*", "../*", "/*"]])),
          },
        },
      },
    ],
    [
      "paths with many stars",
      {
        "tsconfig.json": {
          compilerOptions: { paths: { [`${"*a".repeat(1000)}`]: ["*".repeat(1000)], "*": ["*", "../*"] } },
          include: ["**/".repeat(500), "*a".repeat(500)],
        },
      },
    ],
    [
      "paths out of the root",
      {
        "tsconfig.json": {
          compilerOptions: {
            baseUrl: "/",
            rootDirs: ["../..", "/", "."],
            outDir: "/",
            paths: { "./b": ["/etc/passwd", "../../../etc/passwd"] },
          },
        },
      },
    ],
    [
      "tsconfigs that are folders or devices",
      { "tsconfig.json/x": "", "tsconfig.base.json": { extends: "/dev/zero" } },
    ],
    ["a tsconfig nested 100,000 deep", { "tsconfig.json": nested(100_000, "[", "", "]") }],
    [
      "a chain of 1,000 tsconfigs",
      Object.fromEntries(
        many(1000, (index) => [
          index === 0 ? "tsconfig.json" : `tsconfig.${index}.json`,
          { extends: `./tsconfig.${index + 1}.json` },
        ]),
      ),
    ],
    [
      "exports nested 10,000 deep",
      {
        "package.json": `{"name":"own","exports":${nested(10_000, '{"default":', '"./src/a.ts"', "}")},"imports":{"#a":${nested(10_000, "[", "", "]")}}}`,
      },
    ],
    [
      "fields that are no strings",
      {
        "package.json": `{"name":["own"],"main":{},"types":0,"workspaces":{"packages":[[],null,7]},"exports":[[["./src/a.ts"]],null],"imports":7,"dependencies":[1],"__proto__":{"name":"x"}}`,
      },
    ],
    [
      "a name and a workspace that lead out",
      { "package.json": { name: "../../x", workspaces: ["../../**", "/**", "./../", "", "!"] } },
    ],
    [
      "workspace patterns with many stars",
      {
        "package.json": {
          name: "own",
          workspaces: ["*a".repeat(200) + "b", "**/a/".repeat(100) + "b", "{a,b}".repeat(3000), "(".repeat(70_000)],
        },
        [`${"a".repeat(200)}/package.json`]: {},
        [`${"a/".repeat(60)}package.json`]: {},
      },
    ],
    [
      "a workspace file that is a bomb",
      {
        "pnpm-workspace.yaml": `a: &a [x,x,x,x,x,x,x,x,x]\n${many(20, (index) => `${"bcdefghijklmnopqrstu"[index]}: &${"bcdefghijklmnopqrstu"[index]} [${many(9, () => `*${"abcdefghijklmnopqrstu"[index]}`).join(",")}]`).join("\n")}\npackages: *u\n`,
      },
    ],
    ["manifests that are folders", { "src/package.json/x": "", "pnpm-workspace.yaml/x": "", ".gitignore/x": "" }],
  ])("%s", (_, files) => {
    expect(edgesWith(files)).toEqual(expect.arrayContaining(["src/a.ts -> src/b.ts", "src/b.ts -> src/a.ts"]));
  });
});

describe("a .gitignore", () => {
  it.each<[string, string]>([
    ["with lines longer than any path", `${"a".repeat(1_000_000)}\n${"\\".repeat(100_001)}\n${" ".repeat(100_000)}x\n`],
    ["with brackets that do not end", `${"[".repeat(4000)}\n[z-a]\n[\\\n!\n#\n\\!\n/\n//\n`],
    ["with 20,000 lines", "!*x*/\nsrc2/**\n".repeat(10_000)],
    ["with many stars", `${"*a".repeat(100)}b\n${"**/a/".repeat(50)}b\n${"**/a/".repeat(3)}b\n`],
  ])("%s is applied in little time", (_, text) => {
    const deep = `${"a/".repeat(400)}c.ts`;
    expect(edgesWith({ ".gitignore": text, [deep]: "", [`${"a".repeat(200)}.ts`]: "" })).toEqual([
      "src/a.ts -> src/b.ts",
      "src/b.ts -> src/a.ts",
    ]);
  });

  it("still holds for ordinary patterns beside those that do not", () => {
    const text = `${"a".repeat(100_000)}\n**/gen/**/out/**/*.ts\n`;
    expect(edgesWith({ ".gitignore": text, "src/gen/x/out/y/c.ts": `import "../../../../a";` })).toHaveLength(2);
  });
});

describe("a baseline", () => {
  const lintWith = (baseline: string): unknown => {
    const root = onDisk({ ...CYCLE, "topology-baseline.json": baseline });
    return new Process().lint(join(root, "src/a.ts"), CYCLE["src/a.ts"] as string, { cache: false });
  };

  it.each([
    ["nested 100,000 deep", nested(100_000, "[", "", "]")],
    ["of another shape", `{"version":1,"findings":{"length":1e9}}`],
    ["of another type", "null"],
    ["with entries that are none", `{"version":1,"findings":[{"__proto__":{"rule":"no-cycle"},"module":"src/a.ts"}]}`],
    ["of bytes", "\0\uFFFD\u2028"],
  ])("%s is a mistake that names the file", (_, text) => {
    expect(lintWith(text)).toEqual([
      expect.stringMatching(/^settings\.topology\.baseline is .*topology-baseline\.json/),
    ]);
  });

  it("of 100,000 entries, some of them about __proto__, hides what it names and nothing else", () => {
    const entries = many(100_000, (index) => ({ rule: "no-cycle", module: `src/${index}.ts`, imports: "__proto__" }));
    const findings = [...entries, { rule: "__proto__", module: "constructor", imports: "toString" }];
    expect(lintWith(JSON.stringify({ version: 1, findings }))).toHaveLength(2);
    const hidden = [...findings, { rule: "no-cycle", module: "src/a.ts", imports: "src/b.ts" }];
    expect(lintWith(JSON.stringify({ version: 1, findings: hidden }))).toHaveLength(0);
  });

  it("that is a folder is none", () => {
    const root = onDisk({ ...CYCLE, "topology-baseline.json/x": "" });
    expect(new Process().lint(join(root, "src/a.ts"), CYCLE["src/a.ts"] as string, { cache: false })).toHaveLength(2);
  });

  it("is read where a link leads, as text that is none of ours", () => {
    const root = onDisk(CYCLE);
    symlinkSync(join(onDisk({ secret: "TOKEN=very-secret-and-long" }), "secret"), join(root, "topology-baseline.json"));
    const [message = ""] = new Process().lint(join(root, "src/a.ts"), CYCLE["src/a.ts"] as string, { cache: false });
    expect(message).toContain(SettingsError.name === "SettingsError" ? "a file of JSON" : "");
    expect(message).not.toContain("very-secret-and-long");
  });
});
