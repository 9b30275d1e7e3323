import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APPENDED_EXTENSIONS } from "../../src/resolve/extensions.js";
import { project } from "./project-on-disk.js";

describe("a relative specifier", () => {
  it.each([
    ["./b", "src/b.ts", ["src/b.ts"]],
    ["./b.js", "src/b.ts", ["src/b.ts"]],
    ["./b.js", "src/b.tsx", ["src/b.tsx"]],
    ["./b.jsx", "src/b.tsx", ["src/b.tsx"]],
    ["./b.mjs", "src/b.mts", ["src/b.mts"]],
    ["./b.cjs", "src/b.cts", ["src/b.cts"]],
    ["./b.ts", "src/b.ts", ["src/b.ts"]],
    ["./b.js", "src/b.js", ["src/b.js"]],
    ["./b.service", "src/b.service.ts", ["src/b.service.ts"]],
    ["./b.js", "src/b.js.ts", ["src/b.js.ts"]],
    ["./b.css", "src/b.css.ts", ["src/b.css.ts"]],
    ["../b", "b.ts", ["b.ts"]],
    ["./sub/../b", "src/b.ts", ["src/b.ts"]],
    ["./b", "src/b/index.ts", ["src/b/index.ts"]],
    [".", "src/index.ts", ["src/index.ts"]],
    ["..", "index.ts", ["index.ts"]],
    ["./a", "src/a.ts", []],
  ])("%s leads to %s", (specifier, expected, others) => {
    const { lead } = project(Object.fromEntries(["src/a.ts", ...others].map((path) => [path, ""])));
    expect(lead("src/a.ts", specifier)).toBe(expected);
  });

  it.each([
    ["../node_modules/other/file.js", "outside"],
    ["../modules/other/file.js", "missing"],
  ])("%s is not there: %s", (specifier, expected) => {
    expect(project({ "src/a.ts": "" }).lead("src/a.ts", specifier)).toBe(expected);
  });

  it("prefers TypeScript to JavaScript", () => {
    const { lead } = project({ "a.ts": "", "b.js": "", "b.ts": "" });
    expect([lead("a.ts", "./b"), lead("a.ts", "./b.js")]).toEqual(["b.ts", "b.ts"]);
  });

  it("prefers any source to a declaration", () => {
    const { lead } = project({ "a.ts": "", "b.js": "", "b.d.ts": "", "c.ts": "", "c.d.ts": "", "d.d.ts": "" });
    expect(["./b", "./b.js", "./c", "./d", "./d.js"].map((specifier) => lead("a.ts", specifier))).toEqual([
      "b.js",
      "b.js",
      "c.ts",
      "d.d.ts",
      "d.d.ts",
    ]);
  });

  it("prefers a file to a directory, but not behind a slash", () => {
    const { lead } = project({ "a.ts": "", "b.ts": "", "b/index.ts": "" });
    expect([lead("a.ts", "./b"), lead("a.ts", "./b/")]).toEqual(["b.ts", "b/index.ts"]);
  });

  it("enters a directory where its package.json says", () => {
    const { lead } = project({ "a.ts": "", "b/package.json": { main: "./lib.js" }, "b/lib.ts": "", "b/index.ts": "" });
    expect(lead("a.ts", "./b")).toBe("b/lib.ts");
  });

  it("enters a directory at its index if package.json names nothing that is there", () => {
    const { lead } = project({ "a.ts": "", "b/package.json": { main: "./gone.js" }, "b/index.ts": "" });
    expect(lead("a.ts", "./b")).toBe("b/index.ts");
  });

  it("is missing if there is no such file", () => {
    expect(project({ "a.ts": "" }).lead("a.ts", "./b")).toBe("missing");
  });

  it("is told apart by case", () => {
    expect(project({ "a.ts": "", "button.tsx": "" }).lead("a.ts", "./Button")).toBe("missing");
  });

  it("that only a disk which ignores case would find is missing", () => {
    const { lead } = project({ "a.ts": "", "button.tsx": "", "Button.tsx": "" }, { ignored: ["Button.tsx"] });
    expect(lead("a.ts", "./Button")).toBe("missing");
  });

  it("leads through a symbolic link to the real path", () => {
    const { lead } = project({ "a.ts": "", "real/b.ts": "" }, { links: { linked: "real" } });
    expect(lead("a.ts", "./linked/b")).toBe("real/b.ts");
  });
});

describe("what is not a module", () => {
  it.each(["vue", "svelte", "astro", "mdx"])("a .%s file is a leaf", (extension) => {
    expect(project({ "a.ts": "", [`b.${extension}`]: "" }).lead("a.ts", `./b.${extension}`)).toBe(
      `leaf b.${extension}`,
    );
  });

  it("a .vue file that is not there is missing", () => {
    expect(project({ "a.ts": "" }).lead("a.ts", "./b.vue")).toBe("missing");
  });

  it("a .vue file may be named without its extension", () => {
    expect(project({ "a.ts": "", "b.vue": "" }).lead("a.ts", "./b")).toBe("leaf b.vue");
  });

  it("an ignored script is a leaf", () => {
    expect(project({ "a.ts": "", "gen.ts": "" }, { ignored: ["gen.ts"] }).lead("a.ts", "./gen.js")).toBe("leaf gen.ts");
  });

  it("an ignored declaration does not hide the script beside it", () => {
    expect(project({ "a.ts": "", "b.js": "", "b.d.ts": "" }, { ignored: ["b.d.ts"] }).lead("a.ts", "./b")).toBe("b.js");
  });

  it.each(["./b.css", "./b.svg", "./b.json", "./gone.scss", "./gone.png?url", "./gone.graphql"])(
    "asset %s is outside, there or not",
    (specifier) => {
      expect(project({ "a.ts": "", "b.css": "", "b.svg": "", "b.json": {} }).lead("a.ts", specifier)).toBe("outside");
    },
  );

  it("a file of a kind nobody knows is outside if it is there, and missing if not", () => {
    const { lead } = project({ "a.ts": "", "b.weird": "" });
    expect([lead("a.ts", "./b.weird"), lead("a.ts", "./c.weird")]).toEqual(["outside", "missing"]);
  });

  it("a file above the root is outside", () => {
    expect(project({ "a.ts": "" }, { around: { "b.ts": "" } }).lead("a.ts", "../b")).toBe("outside");
  });

  it("a path above the root is outside, there or not", () => {
    expect(project({ "a.ts": "" }).lead("a.ts", "../../../b")).toBe("outside");
  });

  it("a file in node_modules is outside", () => {
    expect(project({ "a.ts": "", "node_modules/b/c.js": "" }).lead("a.ts", "./node_modules/b/c.js")).toBe("outside");
  });
});

describe("query and hash", () => {
  it.each(["./b?raw", "./b.ts?worker&inline", "./b#part", "./b?x#y", "raw-loader!./b"])(
    "of %s are not in the way",
    (specifier) => {
      expect(project({ "a.ts": "", "b.ts": "" }).lead("a.ts", specifier)).toBe("b.ts");
    },
  );

  it("belong to the name of a file that has them", () => {
    const { lead } = project({ "a.ts": "", "b.ts": "", "b?raw.ts": "", "b#c.ts": "", "d!e.ts": "" });
    expect(["./b?raw", "./b#c.js", "./d!e"].map((specifier) => lead("a.ts", specifier))).toEqual([
      "b?raw.ts",
      "b#c.ts",
      "d!e.ts",
    ]);
  });

  it("may follow a name that has them", () => {
    expect(project({ "a.ts": "", "b#c.ts": "" }).lead("a.ts", "./b#c.ts?raw")).toBe("b#c.ts");
  });

  it("in the name of a directory change nothing", () => {
    const { lead } = project({ "x#y?z/a.ts": "", "x#y?z/b.vue": "" });
    expect([lead("x#y?z/a.ts", "./a"), lead("x#y?z/a.ts", "./b.vue")]).toEqual(["x#y?z/a.ts", "leaf x#y?z/b.vue"]);
  });
});

describe("unusual names", () => {
  it.each([
    "with space",
    "ünïcödé",
    "日本",
    "__proto__",
    "constructor",
    "toString",
    "$&",
    "[slug]",
    "(group)",
    "a,b",
    "%20",
  ])("%s is a name like others", (name) => {
    const { lead } = project({ "a.ts": "", [`${name}.ts`]: "", [`d/${name}/index.ts`]: "" });
    expect([lead("a.ts", `./${name}`), lead("a.ts", `./d/${name}`)]).toEqual([`${name}.ts`, `d/${name}/index.ts`]);
  });

  it("of which none is there are missing", () => {
    const { lead } = project({ "a.ts": "" });
    expect(["./__proto__", "./constructor", "./toString"].map((each) => lead("a.ts", each))).toEqual([
      "missing",
      "missing",
      "missing",
    ]);
  });
});

const file = fc
  .tuple(
    fc.constantFrom("", "d/", "d/e/"),
    fc.constantFrom("a", "b", "index", "d", "b.c"),
    fc.constantFrom(...APPENDED_EXTENSIONS),
  )
  .map((parts) => parts.join(""));
const specifier = fc
  .tuple(
    fc.constantFrom("./", "../", "./d/", "../d/e/"),
    fc.constantFrom("a", "b", "index", "d", "b.c", "e", ""),
    fc.constantFrom("", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".d.ts"),
  )
  .map((parts) => parts.join(""));

describe("where all scripts are modules", () => {
  it("look-ups among them answer as a resolver on disk does", () => {
    const { ResolverFactory } = createRequire(import.meta.url)("oxc-resolver") as typeof import("oxc-resolver");
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1, maxLength: 12 }), specifier, (files, asked) => {
        const { root, lead } = project(Object.fromEntries(["d/from.ts", ...files].map((path) => [path, ""])));
        const naive = new ResolverFactory({
          extensions: [...APPENDED_EXTENSIONS],
          extensionAlias: {
            ".js": [".ts", ".tsx", ".js", ".jsx", ".d.ts"],
            ".jsx": [".tsx", ".ts", ".jsx", ".d.ts"],
            ".mjs": [".mts", ".mjs", ".d.mts"],
            ".cjs": [".cts", ".cjs", ".d.cts"],
          },
        });
        const path = naive.sync(dirname(join(root, "d/from.ts")), asked).path;
        expect(lead("d/from.ts", asked)).toBe(path === undefined ? "missing" : path.slice(root.length + 1));
      }),
      { numRuns: 100 },
    );
  });
});
