import { describe, it } from "vitest";
import { check, checkImports } from "./check.js";

describe("static imports", () => {
  it("are eager, with the names they bind", () => {
    check(`import a, { b, c as d } from "./x"`, [`eager import "./x" {default as a, b, c as d}`]);
  });
  it("bind a namespace as *", () => check(`import * as ns from "./x"`, [`eager import "./x" {* as ns}`]));
  it("bind nothing for their side effect", () => check(`import "./x"`, [`eager import "./x"`]));
  it("bind nothing in empty braces", () => check(`import {} from "./x"`, [`eager import "./x"`]));
  it("bind names that are strings", () => check(`import { "a b" as c } from "./x"`, [`eager import "./x" {a b as c}`]));
  it("may have attributes", () => {
    check(`import j from "./x.json" with { type: "json" }`, [`eager import "./x.json" {default as j}`]);
  });
  it("are deferred by `import defer`", () => {
    check(`import defer * as ns from "./x"; import/**/defer/**/*as ms from "./y"`, [
      `deferred import "./x" {* as ns}`,
      `deferred import "./y" {* as ms}`,
    ]);
  });
  it("are eager if `defer` is a name", () => {
    check(`import defer from "./x"; import defer, * as ns from "./y"; import * as defer from "./z"`, [
      `eager import "./x" {default as defer}`,
      `eager import "./y" {default as defer, * as ns}`,
      `eager import "./z" {* as defer}`,
    ]);
  });
  it("of the module itself are facts like others", () => {
    check(`import { a } from "./self"; export const b = a`, [`eager import "./self" {a}`]);
  });
  it("keep specifiers as written", () => {
    check(`import "./b.js"; import "./b.ts"; import "@/b"; import "#b"; import "own/b"; import "./b?v=1"`, [
      `eager import "./b.js"`,
      `eager import "./b.ts"`,
      `eager import "@/b"`,
      `eager import "#b"`,
      `eager import "own/b"`,
      `eager import "./b?v=1"`,
    ]);
  });
  it("have comments between their words, of any length", () => {
    check(`import //${"/".repeat(60)}\n"./x"; import //${"/".repeat(60)}\n type { A } from "./y"`, [
      `eager import "./x"`,
      `erased import "./y" {A}`,
    ]);
  });
  it("know the place of the specifier, quotes included", () => {
    checkImports(`import {\n  a,\n} from './x';\n`, [`eager import './x' {a} @3:21-26`]);
  });
});

describe("imports of assets", () => {
  it("that take an address or a worker are deferred, under no name of the module", () => {
    check(`import a from "./x?url"; import B from "./x?worker&inline"; import C from "./x?v=1&sharedworker"`, [
      `deferred asset "./x?url"`,
      `deferred asset "./x?worker&inline"`,
      `deferred asset "./x?v=1&sharedworker"`,
    ]);
  });
  it("that take the text are erased", () => check(`import a from "./x?raw"`, [`erased asset "./x?raw"`]));
  it("may be re-exports and calls", () => {
    check(`export { default } from "./x?url"; await import("./x?url"); require("./x?raw")`, [
      `deferred asset "./x?url"`,
      `deferred asset "./x?url"`,
      `erased asset "./x?raw"`,
    ]);
  });
  it("are none with another query", () => {
    check(`import a from "./x?inline"; import b from "./x?urls"; import c from "./url"`, [
      `eager import "./x?inline" {default as a}`,
      `eager import "./x?urls" {default as b}`,
      `eager import "./url" {default as c}`,
    ]);
  });
});

describe("type-only imports", () => {
  it("are erased if the statement is", () => check(`import type { A } from "./x"`, [`erased import "./x" {A}`]));
  it("are erased if a default is", () => check(`import type A from "./x"`, [`erased import "./x" {default as A}`]));
  it("are erased if a namespace is", () => check(`import type * as N from "./x"`, [`erased import "./x" {* as N}`]));
  it("are erased without names", () => check(`import type {} from "./x"`, [`erased import "./x"`]));
  it("are erased if every name is", () => {
    check(`import { type A, type B } from "./x"`, [`erased import "./x" {type A, type B}`]);
  });
  it("are eager if one name is a value", () => {
    check(`import { type A, b } from "./x"`, [`eager import "./x" {type A, b}`]);
  });
  it("are eager if the default beside the types is a value", () => {
    check(`import a, { type B } from "./x"`, [`eager import "./x" {default as a, type B}`]);
  });
  it("are not confused by a value called type", () => {
    check(`import type from "./x"; import type, { a } from "./y"; import { type as b } from "./z"`, [
      `eager import "./x" {default as type}`,
      `eager import "./y" {default as type, a}`,
      `eager import "./z" {type as b}`,
    ]);
  });
  it("may have a comment before the modifier", () => {
    check(`import /* a */ type /* b */ {} from "./x"`, [`erased import "./x"`]);
  });
  it("may be of a type called type", () => {
    check(`import type type from "./x"`, [`erased import "./x" {default as type}`]);
  });
});

describe("exports from another module", () => {
  it("are eager, with the names they pass on", () => {
    check(`export { a, b as c, default as d } from "./x"`, [`eager export-from "./x" {a, b as c, default as d}`]);
  });
  it("may pass on everything", () => check(`export * from "./x"`, [`eager export-from "./x" {*}`]));
  it("may pass on a namespace", () => check(`export * as ns from "./x"`, [`eager export-from "./x" {* as ns}`]));
  it("may pass on nothing", () => check(`export {} from "./x"`, [`eager export-from "./x"`]));
  it("are found without names behind comments", () => {
    check(`export { /* none */ } from "./x"; export {} /* of */ from "./y"`, [
      `eager export-from "./x"`,
      `eager export-from "./y"`,
    ]);
  });
  it("are no request if nothing is named at all", () => check(`export {}`, []));
  it("are erased if the statement is", () => {
    check(`export type { A } from "./a"; export type * from "./b"; export type * as N from "./c"`, [
      `erased export-from "./a" {A}`,
      `erased export-from "./b" {*}`,
      `erased export-from "./c" {* as N}`,
    ]);
  });
  it("are erased without names", () => check(`export type {} from "./x"`, [`erased export-from "./x"`]));
  it("are erased if every name is", () => {
    check(`export { type A, type B as C } from "./x"`, [`erased export-from "./x" {type A, type B as C}`]);
  });
  it("are eager if one name is a value", () => {
    check(`export { type A, b } from "./x"`, [`eager export-from "./x" {type A, b}`]);
  });
  it("are one request a statement", () => {
    check(`export { a } from "./x"; export { b } from "./x"`, [
      `eager export-from "./x" {a}`,
      `eager export-from "./x" {b}`,
    ]);
  });
});

describe("declaration files", () => {
  it("erase every request", () => {
    check(
      `import a from "./a"; export * from "./b"; import c = require("./c"); declare const d: import("./d").D;`,
      [
        `erased import "./a" {default as a}`,
        `erased export-from "./b" {*}`,
        `erased import-equals "./c" {* as c}`,
        `erased import-type "./d" {D}`,
      ],
      "dts",
    );
  });
});

describe("declare module", () => {
  it("holds requests that are erased", () => {
    check(`declare module "m" { import a, { b } from "./x"; export * from "./y"; export { c } from "./z"; }`, [
      `erased import "./x" {default as a, b}`,
      `erased export-from "./y" {*}`,
      `erased export-from "./z" {c}`,
    ]);
  });
  it("is itself no request", () => check(`export {}; declare module "./x" { interface A {} }`, []));
});
