import { describe, expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import type { Language } from "../../src/facts/module-facts.js";

/**
 * What a text does with the names it imports, one a line: `a: value, read in 1` or `ns: value, .x read in 2`. Names that
 * no code reads while loading have no lines.
 */
function usesIn(text: string, language: Language = "tsx"): readonly string[] {
  const facts = extractFacts(text, language);
  const body = extractBody(text, language, facts);
  return facts.imports.flatMap(({ names }, request) =>
    (body?.uses[request] ?? []).map(({ position, loading }, at) => {
      const reads = loading.map(({ line, member }) => `, ${member === undefined ? "" : `.${member} `}read in ${line}`);
      return `${names[at]?.local}: ${position}${reads.join("")}`;
    }),
  );
}

/** The same for `a`, imported from elsewhere in line 1, and the rest of the text behind it. */
function a(text: string, expected: string, language: Language = "tsx"): void {
  expect(usesIn(`import { a } from "./x"; ${text}`, language)).toEqual([`a: ${expected}`]);
}

describe("the position of an imported name", () => {
  it("is none if nothing uses it", () => a(`let b = 1`, "unused"));
  it("is none if another binding has the name", () => a(`const f = (a) => a`, "unused"));
  it("is a type in an annotation", () => a(`let b: a`, "type"));
  it("is a type in type arguments", () => a(`let b = new Map<string, a>()`, "type"));
  it("is a type after typeof in a type", () => a(`let b: typeof a`, "type"));
  it("is a value after typeof in an expression", () => a(`const f = () => typeof a`, "value"));
  it("is a type after implements", () => a(`class B implements a {}`, "type"));
  it("is a value after extends", () => a(`const f = () => class extends a {}`, "value"));
  it("is a type after extends of an interface", () => a(`interface B extends a {}`, "type"));
  it("is a type under satisfies and as", () => a(`let b = {} satisfies a; let c = b as a`, "type"));
  it("is a type in export type", () => a(`export type { a }`, "type"));
  it("is a type in an export marked as one", () => a(`export { type a }`, "type"));
  it("is a value in an export, as far as one file can tell", () => a(`export { a }`, "value"));
  it("is a value and a type as a value", () => a(`let b: a; const f = () => a`, "value"));
  it("is a type in what is only declared", () => a(`declare class B extends a {}`, "type"));
  it("is a value as an element of JSX", () => a(`const f = () => <a.B />`, "value"));
  it("is none as an element in lower case, which is a string", () => a(`const f = () => <a />`, "unused"));
});

describe("a type that decorator metadata writes down", () => {
  const metadata = (text: string): void => a(text, "metadata");
  it("is that of a decorated property", () => metadata(`class B { @d() b: a }`));
  it("is that of a constructor's parameter, in a decorated class", () =>
    metadata(`@d() class B { constructor(b: a) {} }`));
  it("is that of a property in the parameters", () => metadata(`@d() class B { constructor(private b: a) {} }`));
  it("is that of a parameter of a decorated method", () => metadata(`class B { @d() m(b: a) {} }`));
  it("is that of any parameter if one is decorated", () => metadata(`class B { m(@d() b: string, c: a) {} }`));
  it("is that of a decorated method's result", () => metadata(`class B { @d() m(): a {} }`));
  it("may be in parentheses", () => metadata(`class B { @d() b: (a) }`));
  it("may be the part of a qualified name", () => metadata(`class B { @d() b: a.C }`));
  it("is none if null belongs to the types", () => a(`class B { @d() b: a | null }`, "nullable metadata"));
  it("is none in a class without decorators", () => a(`class B { constructor(b: a) {} }`, "type"));
  it("is none in a method without decorators", () => a(`@d() class B { m(b: a) {} }`, "type"));
  it("is none beside another type", () => a(`class B { @d() b: a | string }`, "type"));
  it("is none as the argument of a type", () => a(`class B { @d() b: Promise<a> }`, "type"));
  it("is none as an element of an array", () => a(`class B { @d() b: a[] }`, "type"));
  it("is none in the body of the method", () => a(`class B { @d() m() { let b: a } }`, "type"));
});

describe("a type that Angular injects", () => {
  const isInjected = (text: string): boolean => {
    const whole = `import { a } from "./x"; ${text}`;
    return extractBody(whole, "ts", extractFacts(whole, "ts"))?.uses[0]?.[0]?.injected === true;
  };
  it.each([
    `@Injectable() class B { constructor(b: a) {} }`,
    `@Component({}) class B { constructor(private readonly b: a) {} }`,
    `@Directive() export class B { constructor(@Optional() b: a | null) {} }`,
    `@Pipe({}) class B { constructor(b: a<string>, c = 1) {} }`,
    `@d() @NgModule() export default class { constructor(b: a = c) {} }`,
  ])("is that of a constructor's parameter: %s", (text) => expect(isInjected(text)).toBe(true));
  it.each([
    `@Injectable() class B { constructor(@Inject(TOKEN) b: a) {} }`,
    `@Injectable() class B { constructor(@Attribute("c") private b: a) {} }`,
    `@Injectable() class B { b: a; m(b: a): a {} }`,
    `@Injectable() class B { constructor(b: a[], c: Map<string, a>) {} }`,
    `@d() class B { constructor(b: a) {} }`,
    `@Injectable() class B { constructor(b: () => a) { class C { constructor(c: a) {} } } }`,
  ])("is no other: %s", (text) => expect(isInjected(text)).toBe(false));
});

describe("a name is read while the module loads", () => {
  const read = (text: string): void => a(text, "value, read in 1");
  it("at the top level", () => read(`a()`));
  it("in a class's heritage", () => read(`class B extends a {}`));
  it("in a decorator", () => read(`class B { @a() b }`));
  it("in a decorator of a parameter", () => read(`class B { m(@a() b) {} }`));
  it("in a computed key", () => read(`class B { [a]() {} }`));
  it("in a static field", () => read(`class B { static b = a }`));
  it("in a static block", () => read(`class B { static { a() } }`));
  it("in a default export", () => read(`export default a`));
  it("in an enum", () => read(`enum B { C = a }`));
  it("in a function that is called where it stands", () => read(`(() => { a() })()`));
  it("in a function that is called there", () => read(`function f() { a() } f()`));
  it("in a function that a called function calls", () => read(`const f = () => a(); const g = () => f(); g()`));
  it("in a static method that is called", () => read(`class B { static m() { a() } } B.m()`));
  it("in the method of an object that is called", () => read(`const o = { m() { a() } }; o.m()`));
  it("in a constructor", () => read(`class B { constructor() { a() } } new B()`));
  it("in a method that the constructor calls", () =>
    read(`class B { constructor() { this.m() } m() { a() } } new B()`));
  it("in the field of an instance that is made", () => read(`class B { b = a } new B()`));
  it("in the field of a class that is extended", () => read(`class B { b = a } class C extends B {} new C()`));
  it("in a function that map calls", () => read(`[1].map(() => a)`));
  it("in a function that a method of a constant array calls", () => read(`const b = [1]; b.forEach(() => a)`));
  it("in a function behind other methods of an array", () => read(`Object.keys(b).slice(1).map(() => a)`));
  it("in a function that a method of a string calls", () => read("`b`.trim().replace(/b/, () => a)"));
  it("in a function that a method of a collection calls", () => read(`new Set([1]).forEach(() => a)`));
  it("in a function that the language calls", () => read(`Array.from([1], () => a)`));
  it("in a named function that map calls", () => read(`const f = () => a; [1].map(f)`));
  it("in a private method that is called", () => read(`class B { static #m() { a() } static b = B.#m() }`));
  it("in a private method that the constructor calls", () =>
    read(`class B { constructor() { this.#m() } #m() { a() } } new B()`));
  it("in what for await goes through", () => read(`async function f() { for await (const b of a) {} } f()`));
  it("in a block behind what it disposes of later", () => read(`async function f() { await using b = null; a() } f()`));
  it("in a promise's executor", () => read(`new Promise(() => a())`));
  it("in a tag of a template", () => read("a`b`"));
  it("in an async function up to its first await", () => read(`async function f() { a(); await 1 } f()`));
});

describe("a name is used later", () => {
  const later = (text: string): void => a(text, "value");
  it("in a function that nobody calls", () => later(`export function f() { a() }`));
  it("in a function that is handed on", () => later(`app.get("/", () => a())`));
  it("in a method", () => later(`class B { m() { a() } }`));
  it("in the field of an instance that nobody makes", () => later(`class B { b = a }`));
  it("in a class that a function makes", () => later(`const f = () => class { static b = a }`));
  it("in a default of a parameter", () => later(`function f(b = a) {}`));
  it("in a generator that is only started", () => later(`function* f() { a() } f()`));
  it("behind the first await", () => later(`(async () => { await 1; a() })()`));
  it("in for await", () => later(`async function f() { for await (const b of []) a() } f()`));
  it("behind for await", () => later(`async function f() { for await (const b of []) {} a() } f()`));
  it("behind a block that disposes of something", () =>
    later(`async function f() { { await using b = null } a() } f()`));
  it("behind a loop that disposes of its variable", () =>
    later(`async function f() { for (await using b of []) {} a() } f()`));
  it("in a function that an own method keeps", () =>
    later(`const b = { filter(f) { this.f = f } }; b.filter(() => a)`));
  it("in a function that a method of something unknown takes", () => later(`router.find({}, () => a)`));
  it("in a function that a method of an empty array takes", () => later(`[].map(() => a)`));
  it("in a function that a method of a variable's part takes", () =>
    later(`const [b] = [{ map() {} }]; b.map(() => a)`));
  it("in a function that an own Array takes", () => later(`const Array = { from() {} }; Array.from([1], () => a)`));
  it("in a function that an array of its own method takes", () => later(`const b = b.map(); b.map(() => a)`));
  it("in a public method if a private one of its name is called", () =>
    later(`class B { static m() { a() } static #m() {} static b = B.#m() }`));
  it("in a decorator inside a function, though of a class", () => later(`function f() { class B { m(@a() b) {} } }`));
  it("in a variable that may hold another function", () => later(`let f = () => a(); f = g; f()`));
  it("in an export that passes it on", () => later(`export { a as b }`));
});

describe("a namespace", () => {
  const ns = (text: string, expected: string): void => {
    expect(usesIn(`import * as ns from "./x"; ${text}`)).toEqual([`ns: ${expected}`]);
  };
  it("is read by property", () => ns(`ns.b(); ns.c`, "value, .b read in 1, .c read in 1"));
  it("is read by a pattern", () => ns(`const { b } = ns`, "value, .b read in 1"));
  it("is read by an element of JSX", () => ns(`const e = <ns.B />`, "value, .B read in 1"));
  it("is not read if it is handed on", () => ns(`f(ns)`, "value"));
  it("is a type if only its types are used", () => ns(`let b: ns.B`, "type"));
});

describe("a name for a part of it", () => {
  it("is read where it is given, if it is a value", () => {
    expect(usesIn(`import * as ns from "./x";\nimport b = ns.B;\nexport const c = () => b`)).toEqual([
      "ns: value, .B read in 2",
    ]);
  });
  it("leaves nothing behind if it is a type", () => a(`import b = a.B; let c: b`, "type"));
  it("is written down by a decorator", () => a(`import b = a.B; class C { @d() c: b }`, "metadata"));
  it("may lead round to itself", () => a(`import b = c.B; import c = b.C; let d: a`, "type"));
});

describe("require", () => {
  const required = (text: string, expected: readonly string[]): void => expect(usesIn(text, "js")).toEqual(expected);
  it("reads the names of its pattern at once", () => required(`const { b } = require("./x")`, ["b: value, read in 1"]));
  it.each([
    ["a property of exports", `exports.b = require("./x")`, "b"],
    ["a property of an object", `o.b = require("./x")`, "b"],
    ["the exports", `module.exports = require("./x")`, "*"],
    ["a property of the exports", `module.exports = { b: require("./x") }`, "*"],
    ["an argument", `Object.assign(exports, require("./x"))`, "*"],
    ["a function that is called at once", `require("./x")(1)`, "*"],
  ])("is used as a whole as %s", (_, text, local) => required(text, [`${local}: value, read in 1`]));
  it("reads nothing as a whole", () => required(`const b = require("./x");\nb.c`, ["b: value, .c read in 2"]));
});

describe("names that can be called before the module has run", () => {
  const hoisted = (text: string, language: Language = "ts"): readonly string[] | undefined =>
    extractBody(text, language, extractFacts(text, language))?.functions;
  it("are function declarations", () =>
    expect(hoisted(`export function f() {} export const g = () => {}`)).toEqual(["f"]));
  it("are declarations under another name", () => expect(hoisted(`function f() {} export { f as g }`)).toEqual(["g"]));
  it("are default declarations", () => expect(hoisted(`export default function () {}`)).toEqual(["default"]));
  it("are no default expressions", () => expect(hoisted(`function f() {} export default f`)).toEqual([]));
  it("are none in CommonJS", () => expect(hoisted(`function f() {} exports.f = f`, "js")).toEqual([]));
});

describe("a body that is not known", () => {
  const body = (text: string) => extractBody(text, "ts", extractFacts(text, "ts"));
  it("is that of a text that does not parse", () => expect(body(`import { a } from "./a"; const = 1`)).toBeUndefined());
  it("is that of a tree deeper than the stack", () => {
    expect(body(`import { a } from "./a"; x = ${"1 + ".repeat(20_000)}a`)).toBeUndefined();
  });
});
