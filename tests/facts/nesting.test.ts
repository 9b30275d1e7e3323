import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { tooDeepAt } from "../../src/facts/nesting.js";

const DEEP: Readonly<Record<string, (depth: number) => string>> = {
  brackets: (depth) => "(".repeat(depth) + ")".repeat(depth),
  "brackets that never close": (depth) => "(".repeat(depth),
  arrays: (depth) => "[".repeat(depth) + "]".repeat(depth),
  objects: (depth) => `x=${"{a:".repeat(depth)}1${"}".repeat(depth)}`,
  blocks: (depth) => "{".repeat(depth) + "}".repeat(depth),
  functions: (depth) => "function f(){".repeat(depth) + "}".repeat(depth),
  "arrow functions": (depth) => `${"a=>".repeat(depth)}1`,
  "arrow functions in brackets": (depth) => `${"(a=".repeat(depth)}1${")=>1".repeat(depth)}`,
  "function types": (depth) => `type A=${"(a:".repeat(depth)}b${")=>c".repeat(depth)}`,
  "type arguments": (depth) => `type A=${"B<".repeat(depth)}C${">".repeat(depth)}`,
  tuples: (depth) => `type A=${"[".repeat(depth)}${"]".repeat(depth)}`,
  templates: (depth) => `${"`${".repeat(depth)}1${"}`".repeat(depth)}`,
  "else if": (depth) => `if(a);${"else if(a);".repeat(depth)}`,
  "else if with braces": (depth) => `if(a){}${"else if(a){}".repeat(depth)}`,
  conditions: (depth) => `${"a?b:".repeat(depth)}c`,
  loops: (depth) => `${"for(;;)".repeat(depth)};`,
  assignments: (depth) => `${"a=".repeat(depth)}1`,
  negations: (depth) => `${"!".repeat(depth)}1`,
  sums: (depth) => `"a"${`+"b"`.repeat(depth)}`,
  powers: (depth) => `a${"**b".repeat(depth)}`,
  properties: (depth) => `a${".b".repeat(depth)}`,
  quotients: (depth) => `a${"/b".repeat(depth)}`,
  alternatives: (depth) => `a${"||b".repeat(depth)}`,
  "arrow functions on lines": (depth) => `${"a=>\n".repeat(depth)}1`,
  "conditions on lines": (depth) => `${"a?\nb:\n".repeat(depth)}c`,
  "conditions with functions": (depth) => `${"a?function(){}:".repeat(depth)}b`,
  "patterns of objects": (depth) => `x=${"{}=".repeat(depth)}1`,
  "statements on lines": (depth) => `${"if(a)\n".repeat(depth)};`,
  "else on lines": (depth) => `${"if(a);else\n".repeat(depth)};`,
  "else behind comments": (depth) => `${"if(a){}/**/else ".repeat(depth)};`,
  words: (depth) => `${"new ".repeat(depth)}a`,
  "words between conditions": (depth) => `${`if(a);else ${"do ".repeat(16)}`.repeat(depth)};`,
  "words between brackets": (depth) => `${`(${"typeof ".repeat(9)}`.repeat(depth)}a${")".repeat(depth)}`,
  "words on lines": (depth) => `${"typeof\n".repeat(depth)}a`,
  "words between comments": (depth) => `${"void/**/".repeat(depth)}a`,
  "words between strings": (depth) => `'a'${"in'a'".repeat(depth)}`,
  labels: (depth) => `${Array.from({ length: depth }, (_, label) => `a${label}:`).join("")};`,
  "type arguments in lists": (depth) => `type A=${"B<c,".repeat(depth)}D${">".repeat(depth)}`,
  "decorated classes": (depth) => `x=${"class extends @a\n".repeat(depth)}b`,
  "generic function types": (depth) => `type A=${"<T>()=>".repeat(depth)}B`,
  "type operators": (depth) => `type A=${"keyof ".repeat(depth)}B`,
};

const DEEP_JSX: Readonly<Record<string, (depth: number) => string>> = {
  elements: (depth) => `x=${"<a>".repeat(depth)}${"</a>".repeat(depth)}`,
  fragments: (depth) => `x=${"<>".repeat(depth)}${"</>".repeat(depth)}`,
  attributes: (depth) => `x=${"<a b={".repeat(depth)}1${"}/>".repeat(depth)}`,
  "attributes without braces": (depth) => `x=${"<a b=".repeat(depth)}<c/>${"/>".repeat(depth)}`,
  "elements with brackets in their text": (depth) => `${"(<a>)</a>,".repeat(depth)}b`,
};

/** What may stand before or in a deep text and looks like the start of something that would hide the rest of it. */
const BLINDING = [
  "/* don't */ x = ",
  "// don't\nx = ",
  "// don't\rx = ",
  "#!/usr/bin/env '/*\nx = ",
  "<!-- /* `\nx = ",
  "a = b\n--> /* `\nx = ",
  "`don't`; x = ",
  "x = /[/*'\"`]/; x = ",
  "x = {} / 1; '/*'; x = ",
  "a++ / 2; '/*'; x = ",
  "x = <p>don't</p>; x = ",
  "x = <p>' ` // /*</p>; x = ",
  "x = <a b='\\'/>; x = ",
  "x = <a b='\n'/>; x = ",
  "type F = <T>(a: T) => void; x = ",
  "x = <p>' ` {",
  "x = <p>https://a {",
];

/** The deepest text of a kind that is let through. */
function deepest(text: (depth: number) => string): string {
  let low = 1;
  let high = 50_000;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (tooDeepAt(text(middle), "tsx") === undefined) low = middle;
    else high = middle;
  }
  return text(low);
}

describe("a deep text", () => {
  it.each(Object.entries({ ...DEEP, ...DEEP_JSX }))("of %s is refused", (_kind, text) => {
    expect(tooDeepAt(text(50_000), "tsx")).toBeGreaterThan(0);
  });

  it.each(BLINDING)("is refused after %j", (start) => {
    expect(tooDeepAt(`${start}${"(".repeat(20_000)}1${")".repeat(20_000)}`, "tsx")).toBeGreaterThan(0);
    expect(tooDeepAt(`${start}${"a=>".repeat(20_000)}1`, "tsx")).toBeGreaterThan(0);
    expect(tooDeepAt(`${start}${"(')',".repeat(20_000)}1${")".repeat(20_000)}`, "tsx")).toBeGreaterThan(0);
  });

  it("that is let through does not exhaust the stack of a worker thread", () => {
    const worker = `
      const { parentPort, workerData } = require("node:worker_threads");
      const { parseSync } = require("oxc-parser");
      for (const text of workerData) parseSync("", text, { lang: "tsx", preserveParens: false }).program;`;
    const main = `
      const { Worker } = require("node:worker_threads");
      const workerData = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
      new Worker(${JSON.stringify(worker)}, { eval: true, workerData });`;
    const input = JSON.stringify(Object.values({ ...DEEP, ...DEEP_JSX }).map(deepest));
    const { status, signal } = spawnSync(process.execPath, ["-e", main], { input, cwd: import.meta.dirname });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});

/** Many lines of code that has nothing to do with each other. */
const ORDINARY = [
  "log(`can't do 1`);",
  "log(`can't do ${one} (`);",
  "interface A { <T>(b: T): c }",
  "{cond && <p>don't 1</p>}",
  "{cond && <p>'tis :( `</p>}",
  'x = x.replace(/\'/g, "1");',
  'x = x.replace(/[(]/g, "{");',
  "f({ a: 1 /* isn't */ });",
  "// if (a) {",
  'out += "if (" + a;',
  "const a = <T,>(b) => '(';",
  "if (a < b) c > d",
  "a = b <= c",
  "const f = (a) => a\n",
  "foo(a, b)",
  "if (a)\n  b()\nelse\n  c()",
  "label: for (;;) a",
];

/** The same inside one element. */
const ORDINARY_TEXT = [
  "{cond && <p>don't 1</p>}",
  "{cond && <p>'tis :( `</p>}",
  "don't // ` /* 'tis",
  "1) 2] it's - ! = ? + : words",
  "{/* isn't */}<b c='{(' />",
];

describe("a text that is only long", () => {
  it.each(ORDINARY)("is let through: lines of %s", (line) => {
    const lines = `${line}\n`.repeat(5_000);
    expect(tooDeepAt(`${lines}import "./z"`, "tsx")).toBeUndefined();
    expect(tooDeepAt(`function f() {\n${lines}}\n`, "tsx")).toBeUndefined();
  });

  it.each(ORDINARY_TEXT)("is let through: lines of %s in an element", (line) => {
    expect(tooDeepAt(`const a = <a>\n${`${line}\n`.repeat(5_000)}</a>;\n`, "tsx")).toBeUndefined();
  });

  it.each([
    ["a chain of 10,000 operators", `"a"${`+"b"`.repeat(10_000)}`],
    ["450 brackets", "[".repeat(450) + "]".repeat(450)],
    ["brackets in strings", `const a = "${"(".repeat(50_000)}";\n`.repeat(3)],
    ["statements without semicolons", "const a = b ? c : d\n".repeat(5_000)],
    ["statements in a function", `function f() {\n${"  if (a) b = c ? d : e;\n".repeat(5_000)}}\n`],
    ["else of different statements", "if (a) { b } else { c }\n".repeat(5_000)],
    ["arrow functions in an object", `x = {${"a: (b) => c < d,\n".repeat(5_000)}}`],
    ["elements with attributes", `x = <a>${"<b c='d' e={f}>g</b><h/>".repeat(5_000)}</a>`],
    ["a union of types", `type A = ${"'a' | ".repeat(20_000)}'b'`],
    ["optional properties", `function f() {\n${"  a?.b ?? c\n".repeat(500)}}`],
  ])("is let through: %s", (_kind, text) => expect(tooDeepAt(text, "tsx")).toBeUndefined());
});
