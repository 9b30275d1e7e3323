import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/facts/decode.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { languageOf } from "../../src/facts/language.js";
import type { Language } from "../../src/facts/module-facts.js";
import { ParserMissingError } from "../../src/facts/parse.js";
import { check, checkExports, checkImports } from "./check.js";

function failureOf(text: string, language: Language = "ts"): string | undefined {
  const { failure } = extractFacts(text, language);
  return failure && `${failure.line}: ${failure.message}`;
}

describe("lines", () => {
  it("end at every kind of line end", () => {
    checkImports(`import 'a'\nimport 'b'\r\nimport 'c'\rimport 'd'\u2028import 'e'\u2029import 'f'`, [
      "eager import 'a' @1:7-10",
      "eager import 'b' @2:18-21",
      "eager import 'c' @3:30-33",
      "eager import 'd' @4:41-44",
      "eager import 'e' @5:52-55",
      "eager import 'f' @6:63-66",
    ]);
  });
  it("count a hashbang", () => checkImports(`#!/usr/bin/env node\nimport "a"`, [`eager import "a" @2:27-30`]));
  it("count those inside templates and comments", () => {
    checkImports("const a = `\n\n`; /*\n*/ import 'a'", ["eager import 'a' @4:29-32"]);
  });
});

describe("offsets", () => {
  it("count UTF-16 units", () => checkImports(`const a = "😀é"; import "x"`, [`eager import "x" @1:24-27`]));
});

describe("decodeText", () => {
  const utf16 = (text: string): Uint8Array => Buffer.from(text, "utf16le");

  it("reads UTF-8", () => expect(decodeText(Buffer.from("é😀"))).toBe("é😀"));
  it("drops the byte order mark", () => expect(decodeText(Buffer.from("\uFEFFa"))).toBe("a"));
  it("drops one byte order mark only", () => expect(decodeText(Buffer.from("\uFEFF\uFEFFa"))).toBe("\uFEFFa"));
  it("replaces bytes that are not UTF-8", () => expect(decodeText(Uint8Array.of(97, 0xff, 98))).toBe("a\uFFFDb"));
  it("reads UTF-16, little endian", () => expect(decodeText(utf16("\uFEFFé😀"))).toBe("é😀"));
  it("reads UTF-16, big endian", () => expect(decodeText(Buffer.from(utf16("\uFEFFé😀")).swap16())).toBe("é😀"));
  it("replaces half a unit at the end", () => expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 97, 1))).toBe("a\uFFFD"));
  it("does not change the bytes", () => {
    const bytes = Uint8Array.of(0xfe, 0xff, 0, 97);
    decodeText(bytes);
    expect([...bytes]).toEqual([0xfe, 0xff, 0, 97]);
  });
  it("reads a part of a larger buffer", () => {
    expect(decodeText(new Uint8Array(Buffer.from("xxabxx").buffer.slice(0)).subarray(0, 0))).toBe("");
    expect(decodeText(Buffer.from("xxabxx").subarray(2, 4))).toBe("ab");
  });
  it("reads nothing as nothing", () => expect(decodeText(new Uint8Array())).toBe(""));
});

describe("languageOf", () => {
  it.each([
    ["a.js", "js"],
    ["a.jsx", "js"],
    ["a.mjs", "js"],
    ["a.cjs", "js"],
    ["a.ts", "ts"],
    ["a.mts", "ts"],
    ["a.cts", "ts"],
    ["a.tsx", "tsx"],
    ["a.d.ts", "dts"],
    ["a.d.mts", "dts"],
    ["a.d.cts", "dts"],
    ["a.d.json.ts", "dts"],
    ["a.d.json.mts", "ts"],
    ["b.d/a.ts", "ts"],
    ["d.ts", "ts"],
    ["a.test.ts", "ts"],
    ["a.json", undefined],
    ["a.vue", undefined],
    ["a.constructor", undefined],
    ["ts", undefined],
    ["a.ts/b", undefined],
  ])("of %s is %s", (path, language) => expect(languageOf(path)).toBe(language));
});

describe("a text that does not parse", () => {
  it("keeps what stands before the error", () => {
    check(`import { a } from "./a"; const b = import("./b"); const c = ; import "./d"`, [
      `eager import "./a" {a}`,
      `deferred import-call "./b" {*}`,
    ]);
  });
  it("says why and where", () => expect(failureOf(`import "a";\nconst b = ;`)).toBe("2: Unexpected token"));
  it("loses the statement that breaks off", () => check(`import "./a"; import { b`, [`eager import "./a"`]));
  it("may be Flow beyond what TypeScript's grammar knows", () => {
    const text = `// @flow\nimport type { A } from "./a";\nimport b from "./b";\n(b: any);`;
    check(text, [`erased import "./a" {A}`, `eager import "./b" {default as b}`], "js");
    expect(failureOf(text, "js")).toMatch(/^4: /);
  });
  it("may be empty", () => expect(extractFacts("", "ts")).toEqual({ imports: [], exports: [] }));
});

describe("a text that parses after all", () => {
  it("may return at the top level", () => {
    check(`require("./a"); return; require("./b")`, [`eager require "./a"`, `eager require "./b"`], "js");
  });
  it("may be sloppy", () => {
    const text = `with (a) { require("./x") } 010; delete a; var await = 1; await;`;
    check(text, [`eager require "./x"`], "js");
    expect(failureOf(text, "js")).toBeUndefined();
  });
  it("may be sloppy and have module syntax all the same", () => {
    check(`import "./a"; with (a) { import("./b") }`, [`eager import "./a"`, `deferred import-call "./b"`], "js");
  });
  it("may wait at the top level", () => expect(failureOf(`await a; export {}`)).toBeUndefined());
  it("may declare a name twice", () => expect(failureOf(`let a; let a; import "./x"`)).toBeUndefined());
  it("may be Flow within TypeScript's grammar", () => {
    const text = `// @flow\nimport type { A } from "./a"; import { b } from "./b"; function f(x: A): b {}`;
    check(text, [`erased import "./a" {A}`, `eager import "./b" {b}`], "js");
    expect(failureOf(text, "js")).toBeUndefined();
  });
  it("may hold JSX in a .js file", () =>
    check(`import "./a"; <a>{require("./b").c}</a>`, [`eager import "./a"`, `eager require "./b" {c}`], "js"));
  it("may hold JSX in a .tsx file", () => {
    check(`const a = <A<B>>{import("./b")}</A>`, [`deferred import-call "./b" {*}`], "tsx");
  });
  it("may assert a type in a .ts file", () => check(`const a = <any>require("./b")`, [`eager require "./b" {* as a}`]));
});

describe("a deep text", () => {
  it("is refused before it ends the process", () => {
    expect(failureOf(`import "./a";\n${"(".repeat(50_000)}`)).toBe("2: Too deeply nested to be parsed");
  });
  it("is walked if it is let through", () => {
    check(`${"[".repeat(450)}require("./x")${"]".repeat(450)}`, [`eager require "./x" {*}`]);
    check(`"a"${`+"b"`.repeat(10_000)}+require("./y")`, [`eager require "./y" {*}`]);
  });
});

describe("a parser that cannot be loaded", () => {
  it("is an error of its own", () => {
    const missing = (): never => {
      throw new Error("Cannot find native binding");
    };
    expect(() => extractFacts("", "ts", missing)).toThrow(ParserMissingError);
    expect(() => extractFacts("", "ts", missing)).toThrow(/Cannot find native binding/);
  });
  it("is not the same as one that breaks on a text", () => {
    const visitorKeys = {};
    const broken = {
      visitorKeys,
      parseSync: () => {
        throw new Error("out of memory");
      },
    };
    expect(extractFacts("import 'a'", "ts", () => broken)).toEqual({
      imports: [],
      exports: [],
      failure: { message: "Cannot be parsed: out of memory", line: 1 },
    });
  });
});

describe("order", () => {
  it("is that of the text, whatever the form", () => {
    check(`import("./a"); import "./b"; require("./c"); export * from "./d"; import "./e"`, [
      `deferred import-call "./a"`,
      `eager import "./b"`,
      `eager require "./c"`,
      `eager export-from "./d" {*}`,
      `eager import "./e"`,
    ]);
  });
  it("keeps exports beside the request they come from", () => {
    checkExports(`require("./a"); export * from "./b"; export {} from "./c"; export { d } from "./d"`, [
      "* from ./b @1",
      "d from ./d @1",
    ]);
  });
});
