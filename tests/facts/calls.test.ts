import { describe, it } from "vitest";
import type { Language } from "../../src/facts/module-facts.js";
import { check } from "./check.js";

function js(text: string, expected: readonly string[], language: Language = "js"): void {
  check(text, expected, language);
}

describe("require", () => {
  const eager = [`eager require "./x"`];
  const deferred = [`deferred require "./x"`];

  it("is eager at the top level", () => js(`require("./x")`, eager));
  it("is eager in TypeScript too", () => js(`require("./x")`, eager, "ts"));
  it("is eager in a block", () => js(`if (a) { require("./x") }`, eager));
  it("is eager in a try block", () => js(`try { require("./x") } catch {}`, eager));
  it("is deferred in a function", () => js(`function f() { require("./x") }`, deferred));
  it("is deferred in an arrow function", () => js(`const f = () => { require("./x") }`, deferred));
  it("is deferred in a function that is handed on", () => js(`a.map(function () { require("./x") })`, deferred));
  it("is deferred in the default of a parameter", () => {
    js(`function f(a = require("./x")) {}`, [`deferred require "./x" {*}`]);
  });
  it("is eager in a function invoked at once", () => js(`(function () { require("./x") })()`, eager));
  it("is eager in an arrow function invoked at once", () => js(`(() => { require("./x") })()`, eager));
  it("is eager in an async function invoked at once", () => js(`(async () => { require("./x") })()`, eager));
  it("is eager in a function invoked by call", () => js(`(function () { require("./x") }).call(this)`, eager));
  it("is deferred in a function that is bound only", () => js(`(function () { require("./x") }).bind(this)`, deferred));
  it("is deferred in a generator, which only starts when asked", () => {
    js(`(function* () { require("./x") })()`, deferred);
  });
  it("is deferred in a function invoked at once in a function that is not", () => {
    js(`function f() { (() => { require("./x") })() }`, deferred);
  });
  it("is eager in a static block", () => js(`class A { static { require("./x") } }`, eager));
  it("is eager in a static field", () => js(`class A { static a = require("./x") }`, [`eager require "./x" {*}`]));
  it("is deferred in a field of instances", () => js(`class A { a = require("./x") }`, [`deferred require "./x" {*}`]));
  it("is eager in a computed key", () => js(`class A { [require("./x")]() {} }`, [`eager require "./x" {*}`]));
  it("is deferred in a method", () => js(`class A { a() { require("./x") } }`, deferred));
  it("is eager in a namespace", () => js(`namespace A { require("./x") }`, eager, "ts"));
  it("takes a template without substitutions", () => js("require(`./x`)", ["eager require `./x`"]));
  it("is nothing with a specifier that is computed", () => js("require(a); require(`./${a}`); require('./' + a)", []));
  it("is found beside much that holds none, written with an escape too", () => {
    js(
      `f(() => { g([1, { a: 2 }]) }); h(() => { requ\\u0069re("./x") }); require("./y"); i({ require: 1 }, [() => {}])`,
      [`deferred require "./x"`, `eager require "./y"`],
    );
  });
  it("may stand under comments, ?. and !", () => {
    check(`require/* a */("./x"); require?.("./y"); require!("./z")`, [
      `eager require "./x"`,
      `eager require "./y"`,
      `eager require "./z"`,
    ]);
  });
  it("may have a specifier under type assertions", () => {
    check(`require("./x" as string); require(<any>"./y"); require(("./z" satisfies string)!)`, [
      `eager require "./x"`,
      `eager require "./y"`,
      `eager require "./z"`,
    ]);
  });
  it.each([
    ["has type arguments", `require<any>("./x")`],
    ["is asserted to be of a type", `(require as any)("./x")`],
    ["satisfies a type", `(require satisfies any)("./x")`],
    ["is asserted in angle brackets", `(<any>require)("./x")`],
    ["stands in parentheses", `(require)("./x")`],
    ["is a property by a string", `module["require"]("./x")`],
  ])("is one that %s", (_, text) => check(text, eager));
  it("may be that of module", () => {
    js(`const a = module.require("./x"); function f(module) { module.require("./y") }`, [
      `eager require "./x" {* as a}`,
    ]);
  });
  it("is nothing in a comment or a string", () => js(`// require("./x")\n"require('./y')"`, []));
});

describe("names of require", () => {
  it("are those of the pattern", () => {
    js(`const { a, b: c, "d": e, f = 1, ...g } = require("./x")`, [
      `eager require "./x" {a, b as c, d as e, f, * as g}`,
    ]);
  });
  it("are all under the variable", () => js(`const a = require("./x")`, [`eager require "./x" {* as a}`]));
  it("are all under the variable that is assigned", () => {
    js(`let a; a = require("./x")`, [`eager require "./x" {* as a}`]);
  });
  it("are the property that is read", () => js(`require("./x").a()`, [`eager require "./x" {a}`]));
  it("are the property under the variable", () => js(`const b = require("./x").a`, [`eager require "./x" {a as b}`]));
  it("are none for the side effect", () => js(`require("./x");`, [`eager require "./x"`]));
  it("are all under no name where the value goes elsewhere", () => {
    js(`f(require("./x"))`, [`eager require "./x" {*}`]);
  });
  it("are seen through the helpers of compilers", () => {
    js(`const a = __importStar(require("./x")); var b = _interopRequireDefault(require("./y"))`, [
      `eager require "./x" {* as a}`,
      `eager require "./y" {* as b}`,
    ]);
  });
  it("are seen through type assertions", () => {
    check(`const { a } = require("./x") as { a: 1 }`, [`eager require "./x" {a}`]);
  });
});

describe("a shadowed require", () => {
  it("as a parameter is no request", () => {
    js(`({ 1: [function (require, module, exports) { require("./x") }] })`, []);
  });
  it("of AMD is no request", () => js(`define(function (require) { const a = require("./x") })`, []));
  it("in a pattern of parameters is no request", () => js(`function f({ require }) { require("./x") }`, []));
  it("as a local variable is no request", () => js(`function f() { var require = g; require("./x") }`, []));
  it("as a local function is no request, even before its declaration", () => {
    js(`function f() { require("./x"); function require() {} }`, []);
  });
  it("shadows its own block only", () => {
    js(`function f() { { const require = g; require("./x") } require("./y") }`, [`deferred require "./y"`]);
  });
  it("shadows no code outside its function", () => {
    js(`function f(require) { require("./x") } require("./y")`, [`eager require "./y"`]);
  });
  it("resolves nothing either", () => js(`function f(require) { require.resolve("./x") }`, []));
  it("is a real one if made by createRequire", () => {
    js(`const require = createRequire(import.meta.url); require("./x")`, [`eager require "./x"`]);
  });
  it("is a real one if made by createRequire in a function", () => {
    js(`function f() { const require = module.createRequire(a); require("./x") }`, [`deferred require "./x"`]);
  });
  it("is a real one if only declared", () => {
    check(`declare const require: any; require("./x")`, [`eager require "./x"`]);
  });
  it("is a real one if wrapped at the top level", () => {
    js(`var real = require; var require = function (a) { return real(a) }; require("./x")`, [`eager require "./x"`]);
  });
});

describe("import()", () => {
  it("is deferred", () => js(`import("./x")`, [`deferred import-call "./x"`]));
  it("is eager if awaited while the module loads", () => js(`await import("./x")`, [`eager import-call "./x"`]));
  it("is eager if awaited under a type assertion", () => {
    check(`await (import("./x") as Promise<any>); const { a } = await import("./y")!`, [
      `eager import-call "./x"`,
      `eager import-call "./y" {a}`,
    ]);
  });
  it("is deferred by import.defer() even if awaited", () => {
    check(`const a = await import.defer("./x")`, [`deferred import-call "./x" {* as a}`]);
    js(`await import.defer("./x")`, [`deferred import-call "./x"`]);
  });
  it("may have a specifier under a type assertion", () => {
    check(`import("./x" as any)`, [`deferred import-call "./x"`]);
  });
  it("is deferred if awaited in a function", () => {
    js(`async function f() { await import("./x") }`, [`deferred import-call "./x"`]);
  });
  it("is deferred if awaited in a function invoked at once", () => {
    js(`(async () => { await import("./x") })()`, [`deferred import-call "./x"`]);
  });
  it("is deferred if something else is awaited", () => {
    js(`await f(import("./x"))`, [`deferred import-call "./x" {*}`]);
  });
  it("takes a template without substitutions", () => js("import(`./x`)", ["deferred import-call `./x`"]));
  it("is nothing with a specifier that is computed", () => js("import(a); import(`./${a}`)", []));
  it("may have spaces and comments before the bracket", () => {
    check(`import ("./x"); import /* a */ ("./y"); import(/* webpackChunkName: "z" */ "./z")`, [
      `deferred import-call "./x"`,
      `deferred import-call "./y"`,
      `deferred import-call "./z"`,
    ]);
  });
  it("has the names it binds once awaited", () => {
    js(`const { a } = await import("./x"); const b = (await import("./y")).default`, [
      `eager import-call "./x" {a}`,
      `eager import-call "./y" {default as b}`,
    ]);
  });
  it("may use everything as a promise", () => {
    js(`import("./x").then((x) => x.a); const p = import("./y")`, [
      `deferred import-call "./x" {*}`,
      `deferred import-call "./y" {*}`,
    ]);
  });
});

describe("TypeScript's own requests", () => {
  it("import a = require() is eager", () => {
    check(`import a = require("./x")`, [`eager import-equals "./x" {* as a}`]);
  });
  it("export import a = require() is eager", () => {
    check(`export import a = require("./x")`, [`eager import-equals "./x" {* as a}`]);
  });
  it("import type a = require() is erased", () => {
    check(`import type a = require("./x")`, [`erased import-equals "./x" {* as a}`]);
  });
  it("import a = b.c is no request", () => {
    check(`import * as b from "./x"; import a = b.c`, [`eager import "./x" {* as b}`]);
  });
  it("import types are erased", () => {
    check(`let a: import("./x").A.B<1>; let b: typeof import("./y"); let c: import("./z")`, [
      `erased import-type "./x" {A}`,
      `erased import-type "./y" {*}`,
      `erased import-type "./z" {*}`,
    ]);
  });
});

describe("requests of files rather than modules", () => {
  it("a worker's URL is deferred", () => {
    js(`new Worker(new URL("./x", import.meta.url)); new SharedWorker(new URL("./y", import.meta.url), {})`, [
      `deferred worker "./x"`,
      `deferred worker "./y"`,
    ]);
  });
  it("a shared worker alone is seen", () => {
    js(`new SharedWorker(new URL("./x", import.meta.url))`, [`deferred worker "./x"`]);
  });
  it("a worker may stand under type assertions", () => {
    check(`new (Worker as any)(new URL("./x" as string, import.meta.url) as any)`, [`deferred worker "./x"`]);
  });
  it("a worker without import.meta.url is none", () => js(`new Worker("./x"); new Worker(new URL("./y", a))`, []));
  it("a URL without a worker is none", () => js(`new URL("./x", import.meta.url)`, []));
  it("resolve is deferred", () => {
    js(`require.resolve("./x"); import.meta.resolve("./y")`, [
      `deferred resolve "./x"`,
      `deferred import-resolve "./y"`,
    ]);
  });
  it("another's resolve is none", () => js(`path.resolve("./x"); import.meta.url`, []));
  it("mocks are deferred", () => {
    check(`jest.mock("./a"); vi.doMock("./b"); vi.unmock("./c"); jest.requireActual("./d"); vi.importActual("./e")`, [
      `deferred mock "./a"`,
      `deferred import-mock "./b"`,
      `deferred import-mock "./c"`,
      `deferred mock "./d"`,
      `deferred import-mock "./e"`,
    ]);
  });
  it("mocks of Jest for ES modules are those of import", () => {
    check(`jest.unstable_mockModule("./a", f)`, [`deferred import-mock "./a"`]);
  });
  it("mocks of a runner under a type assertion are mocks", () => {
    check(`(vi as any).mock("./a")`, [`deferred import-mock "./a"`]);
    check(`(<any>jest).mock("./a")`, [`deferred mock "./a"`]);
  });
  it("mocks may be chained", () => {
    check(`jest.mock("./a").mock("./b")`, [`deferred mock "./a"`, `deferred mock "./b"`]);
  });
  it("a mock by import() is one request", () => {
    check(`vi.mock(import("./a"), () => ({})); vi.mock(import("./b") as any)`, [
      `deferred import-mock "./a"`,
      `deferred import-mock "./b"`,
    ]);
  });
  it("another's mock is none", () => check(`server.mock("./a"); jest.fn("./b")`, []));
  it("import.meta.glob is not known yet", () => check(`import.meta.glob("./x/*.ts")`, []));
});

describe("doc comments", () => {
  it("of JavaScript import types", () => {
    js(`/** @type {import("./x").A} */\nlet a;`, [`erased jsdoc "./x" {A}`]);
  });
  it("may import several in one type", () => {
    js(`/** @param {Map<import('./x').A, {b: typeof import("./y")}>} a */`, [
      `erased jsdoc './x' {A}`,
      `erased jsdoc "./y" {*}`,
    ]);
  });
  it("may import by tag", () => {
    js(`/**\n * @import D, { A, B as C } from "./x"\n * @import * as ns from "./y"\n */`, [
      `erased jsdoc "./x" {default as D, A, B as C}`,
      `erased jsdoc "./y" {* as ns}`,
    ]);
  });
  it("may import by tag over several lines", () => {
    js(`/**\n * @import {\n *   A,\n *   B\n * } from "./x"\n */`, [`erased jsdoc "./x" {A, B}`]);
  });
  it("may import by tag over very many lines", () => {
    js(`/** @import {A}${"\n".repeat(20_000)} from "./x" */`, [`erased jsdoc "./x" {A}`]);
    js(`/** @import${" ".repeat(20_000)}{A} */`, []);
    js(`/** @import ${"{".repeat(20_000)} from "./x" */`, [`erased jsdoc "./x"`]);
  });
  it("import nothing in prose or examples", () => {
    js(`/** See import("./x").\n * @example\n * const a = await import("./y")\n */`, []);
  });
  it("import nothing in a plain comment", () => js(`/* @type {import("./x").A} */ // @import { A } from "./y"`, []));
  it("import nothing in TypeScript", () => check(`/** @type {import("./x").A} */`, []));
  it("import nothing behind a brace that never closes", () => js(`/** @type {{import("./x").A} */`, []));
});
