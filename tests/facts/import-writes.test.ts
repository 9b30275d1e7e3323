import { describe, expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { WriteHints } from "../../src/facts/write-hints.js";
import type { Language } from "../../src/facts/module-facts.js";

/** Writes to `a`, `b` and the namespace `ns`, one a line: `a.b: method sort`. */
function writesIn(text: string, language: Language = "ts"): readonly string[] {
  const whole = `import a, { b } from "./x"; import * as ns from "./y"; ${text}`;
  const facts = extractFacts(whole, language);
  const writes = extractBody(whole, language, facts)!.writes;
  // What the hint leaves out is never looked for.
  const hint = new WriteHints(whole).mayWriteNames(facts.imports);
  const written = writes.map(({ request, name }) => facts.imports[request]!.names[name]!.local);
  expect(hint, "the hint").toEqual(expect.arrayContaining(written));
  return writes.map(({ request, name, path, by, what }) => {
    const { local } = facts.imports[request]!.names[name]!;
    return `${[local, ...path].join(".")}: ${by} ${what}`;
  });
}

/** The same of one expression in a function that anyone may call. */
function later(expression: string, ...expected: readonly string[]): void {
  expect(writesIn(`export function f(c: any) { ${expression} }`)).toEqual(expected);
}

describe("a write to what is imported", () => {
  it("is an assignment to a property", () => later(`b.x = 1`, "b: assignment x"));
  it("is one to a property of a property", () => later(`b.x.y = 1`, "b.x: assignment y"));
  it("is one to a computed property", () => later(`b[c] = 1`, "b: assignment *"));
  it("is one to a named property in brackets", () => later(`b["x"] = 1`, "b: assignment x"));
  it("is one that computes", () => later(`b.x += 1; b.y ??= 2`, "b: assignment x", "b: assignment y"));
  it("is a step up or down", () => later(`b.x++; --b.y`, "b: assignment x", "b: assignment y"));
  it("is a deletion", () => later(`delete b.x`, "b: assignment x"));
  it("is one in a pattern", () =>
    later(`b.z = 0; [b.x] = c; ({ k: b.y } = c)`, "b: assignment z", "b: assignment x", "b: assignment y"));
  it("is one in the head of a loop", () => later(`b.z = 0; for (b.x of c);`, "b: assignment z", "b: assignment x"));
  it("is a call of a method that may write", () => later(`b.sort()`, "b: method sort"));
  it("is one of a part's method", () => later(`b.x.push(1)`, "b.x: method push"));
  it("is one that may be missing", () => later(`b?.sort()`, "b: method sort"));
  it("is a call of a function that writes its argument", () =>
    later(`Object.assign(b, c)`, "b: function Object.assign"));
  it("is one through a type assertion", () =>
    later(`(b as any).x = 1; b!.y = 1`, "b: assignment x", "b: assignment y"));
  it("is one through a namespace", () => later(`ns.b.sort()`, "ns.b: method sort"));
  it("is one of a default export", () => later(`a.x = 1`, "a: assignment x"));
  it("is one through a constant", () => later(`const d = b; d.x = 1`, "b: assignment x"));
  it("is one through a constant for a part", () => later(`const d = b.x; d.sort()`, "b.x: method sort"));
  it("is one through a part taken out", () => later(`const { x: d } = b; d.sort()`, "b.x: method sort"));
});

describe("no write to what is imported", () => {
  it("is the sort of a copy", () => later(`[...b].sort(); b.slice().sort(); b.toSorted()`));
  it("is a method that reads", () => later(`b.get(1)`));
  it("is a comparison", () => later(`b.x == 1; b.y === 2; b.z >= 3`));
  it("is a write to what a call gives", () => later(`b().x = 1`));
  it("is a write to a parameter of the same name", () =>
    expect(writesIn(`export const f = (b) => { b.x = 1 }`)).toEqual([]));
  it("is one to a variable of the same name", () => later(`const b = {}; b.x = 1`));
  it("is one to a variable that is assigned again", () => later(`let d = b; d = {}; d.x = 1`));
  it("is an object that holds it", () => later(`const d = { b }; d.b = 1`));
  it("is a property in a type", () => later(`const d: typeof b.x = 1`));
});

describe("a write counts", () => {
  const counts = (text: string): void => expect(writesIn(text)).toEqual(["b: assignment x"]);
  const passes = (text: string): void => expect(writesIn(text)).toEqual([]);
  it("in an exported function", () => counts(`export function f() { b.x = 1 }`));
  it("in a function that is exported below", () => counts(`function f() { b.x = 1 } f(); export { f }`));
  it("in a function that is handed on", () => counts(`function f() { b.x = 1 } addListener(f)`));
  it("in a function that another one calls later", () => counts(`function f() { b.x = 1 } export const g = () => f()`));
  it("in a callback", () => counts(`app.get("/", () => { b.x = 1 })`));
  it("in a method", () => counts(`export class C { m() { b.x = 1 } }`));
  it("in a constructor", () => counts(`export class C { constructor() { b.x = 1 } }`));
  it("not at the top level", () => passes(`b.x = 1`));
  it("not in a block there", () => passes(`if (a) { b.x = 1 }`));
  it("not in a function that is called where it stands", () => passes(`(() => { b.x = 1 })()`));
  it("not in a callback that is called there", () => passes(`[1].forEach(() => { b.x = 1 })`));
  it("not in a function that only the top level calls", () => passes(`function f() { b.x = 1 } f()`));
  it("not in one with parameters that only the top level calls", () => passes(`function f(c) { b.x = c } f(1)`));
  it("in one that calls what it is given", () => counts(`export function f(c) { b.x = 1; c() }`));
  it("not in one that is named for the start, whatever it is given", () =>
    passes(`export function registerAll(c) { b.x = c }`));
  it("not in one that such a function calls", () => passes(`function f() { b.x = 1 } const g = () => f(); g()`));
  it("not in a main function, even after a wait", () =>
    passes(`async function main() { await a; b.x = 1 } main().catch(a)`));
  it("not in a static block", () => passes(`class C { static { b.x = 1 } }`));
  it("not in a function named as one that starts things", () =>
    passes(`export function registerPlugins() { b.x = 1 }`));
  it("in one whose name only begins alike", () => counts(`export function initialsOf() { b.x = 1 }`));
  it("not in a lifecycle method", () => passes(`export class C { onModuleInit() { b.x = 1 } }`));
});

describe("the hint that a text may write", () => {
  const hint = (text: string): readonly string[] =>
    new WriteHints(text).mayWriteNames(extractFacts(text, "ts").imports);
  it("is given by no text that only reads", () =>
    expect(hint(`import { b } from "./b"; export const f = (c) => b.x === c.sort() && b({ y: 1 })`)).toEqual([]));
  it("is given by no write to something else", () =>
    expect(hint(`import { b } from "./b"; export const f = (c) => { c.x = b; c.list.push(b) }`)).toEqual([]));
  it("is given by no constant that a call makes", () =>
    expect(hint(`import { b } from "./b"; export const f = () => { const c = b(); c.x = 1 }`)).toEqual([]));
  it("is given by no type of a list, as it stands before a value", () => {
    const after = (text: string): readonly string[] => hint(`import { B } from "./b"; export function f${text}`);
    expect([after("(list: B[] = []) {}"), after("() { B[0] = [] }")]).toEqual([[], ["B"]]);
  });
  it("is given by no type of what is given a value", () => {
    const after = (text: string): readonly string[] => hint(`import { B } from "./b";\n${text}`);
    for (const name of [
      "const c",
      "let c",
      "export const { c }",
      "(c",
      "(a, c?",
      "private c",
      "const c: typeof B.d, d",
    ]) {
      expect(after(`class C { ${name}: B.D = 1`), name).toEqual([]);
    }
    expect(after("class C {\n  c!: B.D = 1\n  d: typeof B.D = 1\n}")).toEqual([]);
  });
  it("is given by a write behind a colon that is none of a type", () => {
    const after = (text: string): readonly string[] => hint(`import { B } from "./b";\n${text}`);
    for (const text of ["case c", "default", "\n  default", "a ? b", "\n  case c", "f(a ? b"]) {
      expect(after(`const f = () => { ${text}: B.d = 1`), text).toEqual(["B"]);
    }
    expect(after("const f = () => { const c: number = B.d = 1 }")).toEqual(["B"]);
    expect(after("const f = () => { let c: B.D; B.d = 1 }")).toEqual(["B"]);
  });
  it("is given by no function that only reads its argument", () => {
    const text = (called: string): string => `import { b } from "./b"; export const all = () => ${called}`;
    expect(hint(text("Object.values(b)"))).toEqual([]);
    expect(hint(text("Object.assign(b, {})"))).toEqual(["b"]);
  });
  describe("where only loading writes", () => {
    const after = (text: string): readonly string[] => hint(`import { b } from "./b";\n${text}`);
    it("is not given by a line of the top level", () => {
      expect(after("b.x = 1;\nb.list.push(2);\nObject.assign(b, {});\n++b.y;")).toEqual([]);
      expect(after("export const set = () => {\n  b.x = 1;\n};")).toEqual(["b"]);
    });
    it("is not given by one in a block of it", () => {
      expect(after("if (!b.x) {\n  b.y = 1;\n  b.x = 1;\n}")).toEqual([]);
      expect(after("if (!b.x) {\n  on(() => {\n    b.x = 1;\n  });\n}")).toEqual(["b"]);
      expect(after("function set() {\n  b.x = 1;\n}")).toEqual(["b"]);
    });
    it("is given where a function begins on the line", () =>
      expect(after("export function set() { b.x = 1; }")).toEqual(["b"]));
  });
  it("names the imports that are written to, also through a constant", () =>
    expect(
      hint(`import { a } from "./a"; import { b, c, type C } from "./b"; import { d } from "./d";
        export function f() { const { x } = d; x.y = a; b.z++ }`),
    ).toEqual(["b", "d"]));
});
