import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { exportTargets, importTargets } from "../../src/resolve/package-targets.js";

const IMPORT = new Set(["import", "default"]);

describe("exports", () => {
  it("may be one file", () => {
    expect(exportTargets("./a.js", ".", IMPORT)).toEqual(["./a.js"]);
  });

  it("as one file have no subpath", () => {
    expect(exportTargets("./a.js", "./b", IMPORT)).toBeUndefined();
  });

  it("give all targets that the conditions admit, in order", () => {
    expect(exportTargets({ import: "./a.mjs", require: "./a.cjs", default: "./a.js" }, ".", IMPORT)).toEqual([
      "./a.mjs",
      "./a.js",
    ]);
  });

  it("fall through nested conditions that lead nowhere", () => {
    expect(exportTargets({ ".": { import: { browser: "./b.js" }, default: "./a.js" } }, ".", IMPORT)).toEqual([
      "./a.js",
    ]);
  });

  it("stop at null", () => {
    expect(exportTargets({ ".": { import: null, default: "./a.js" } }, ".", IMPORT)).toEqual([]);
  });

  it("go on behind null in an array", () => {
    expect(exportTargets({ ".": [null, "./a.js"] }, ".", IMPORT)).toEqual(["./a.js"]);
  });

  it("fill patterns", () => {
    expect(exportTargets({ "./*": "./lib/*/*.js" }, "./a/b", IMPORT)).toEqual(["./lib/a/b/a/b.js"]);
  });

  it("fill patterns literally", () => {
    expect(exportTargets({ "./*": "./lib/*.js" }, "./$&", IMPORT)).toEqual(["./lib/$&.js"]);
  });

  it("forbid what a longer pattern maps to null", () => {
    expect(exportTargets({ "./*": "./lib/*.js", "./internal/*": null }, "./internal/a", IMPORT)).toEqual([]);
  });

  it("prefer the pattern with more text before its star", () => {
    expect(exportTargets({ "./*/b": "./1/*.js", "./aaaa/*": "./2/*.js" }, "./aaaa/b", IMPORT)).toEqual(["./2/b.js"]);
  });

  it("prefer the longer of two patterns alike up to the star", () => {
    expect(exportTargets({ "./a/*": "./1/*", "./a/*.js": "./2/*" }, "./a/b.js", IMPORT)).toEqual(["./2/b"]);
  });

  it("do not let the ends of a pattern overlap", () => {
    expect(exportTargets({ "./ab*ba": "./1/*.js" }, "./aba", IMPORT)).toBeUndefined();
  });

  it("know folders with a slash at the end", () => {
    expect(exportTargets({ "./lib/": "./dist/" }, "./lib/a.js", IMPORT)).toEqual(["./dist/a.js"]);
  });

  it("take a dot in a key for a dot", () => {
    expect(exportTargets({ "./a.b/*": "./x/*.js" }, "./aXb/c", IMPORT)).toBeUndefined();
  });

  it("know conditions for versions of types", () => {
    expect(exportTargets({ "types@>=5": "./a.d.ts" }, ".", new Set(["types"]))).toEqual(["./a.d.ts"]);
  });

  it("with keys of an object's prototype are plain keys", () => {
    const exports: unknown = JSON.parse('{"./__proto__":"./a.js","./constructor":"./b.js"}');
    expect(exportTargets(exports, "./__proto__", IMPORT)).toEqual(["./a.js"]);
    expect(exportTargets({ ".": "./a.js" }, "./constructor", IMPORT)).toBeUndefined();
  });
});

describe("imports", () => {
  it("are told from exports by their hash", () => {
    expect(importTargets({ "#a": "./a.js" }, "#a", IMPORT)).toEqual(["./a.js"]);
  });

  it("may lead to a package", () => {
    expect(importTargets({ "#a": { node: "pkg", default: "./a.js" } }, "#a", new Set(["node"]))).toEqual(["pkg"]);
  });

  it("are nothing if they are no object", () => {
    expect([null, "./a.js", ["#a"], 1].map((imports) => importTargets(imports, "#a", IMPORT))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("any JSON", () => {
  it("neither throws nor hangs", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (json, path) => {
        exportTargets(json, `./${path}`, IMPORT);
        importTargets(json, `#${path}`, IMPORT);
      }),
    );
  });

  it("may be nested deeper than the stack", () => {
    const deep: unknown = JSON.parse(`${'{"import":'.repeat(50_000)}"./a.js"${"}".repeat(50_000)}`);
    expect(exportTargets(deep, ".", IMPORT)).toEqual([]);
  });

  it("may hold keys that are costly as regular expressions", () => {
    expect(exportTargets({ "./(a+)+(a+)+(a+)+$/*": "./x" }, `./${"a".repeat(64)}b`, IMPORT)).toBeUndefined();
  });
});

const FILES = ["./a.js", "./b.js", "./c.js"];
const leaf = fc.oneof(fc.constantFrom(...FILES), fc.constant(null));
const target = fc.letrec<{ target: unknown }>((tie) => ({
  target: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .uniqueArray(fc.constantFrom("import", "require", "browser", "default"), { minLength: 1 })
      .chain((keys) =>
        fc
          .tuple(...keys.map(() => tie("target")))
          .map((values) => Object.fromEntries(keys.map((key, i) => [key, values[i]]))),
      ),
  ),
})).target;

describe("the first target", () => {
  it("is the one that Node takes", () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "topology-exports-")));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    let packages = 0;
    fc.assert(
      fc.property(target, (exports) => {
        // Node remembers package.json files, so each gets a package of its own.
        const name = `pkg${packages++}`;
        const home = join(root, "node_modules", name);
        mkdirSync(home, { recursive: true });
        for (const file of FILES) writeFileSync(join(home, file), "");
        writeFileSync(join(home, "package.json"), JSON.stringify({ name, exports: { ".": exports } }));
        const [first] = exportTargets({ ".": exports }, ".", new Set(["require", "node", "default"])) ?? [];
        expect(first === undefined ? undefined : join(home, first)).toBe(nodeResolves(root, name));
      }),
    );
  });
});

function nodeResolves(root: string, name: string): string | undefined {
  try {
    return createRequire(join(root, "any.js")).resolve(name);
  } catch {
    return undefined;
  }
}
