import { describe, it } from "vitest";
import { checkExports } from "./check.js";

describe("exports of a module", () => {
  it("are its declarations", () => {
    checkExports(`export const a = 1;\nexport function b() {}\nexport class C {}\nexport abstract class D {}`, [
      "a = a @1",
      "b = b @2",
      "C = C @3",
      "D = D @4",
    ]);
  });
  it("are the names in a pattern", () => {
    checkExports(`export const { a, b: [c, ...d], ...e } = f`, ["a = a @1", "c = c @1", "d = d @1", "e = e @1"]);
  });
  it("are TypeScript's values", () => {
    checkExports(`export enum A {}\nexport namespace B { export const c = 1 }\nexport import D = B.c`, [
      "A = A @1",
      "B = B @2",
      "D = D @3",
    ]);
  });
  it("are TypeScript's types", () => {
    checkExports(`export interface A {}\nexport type B = 1;\nclass C {}\nexport type { C }`, [
      "type A = A @1",
      "type B = B @2",
      "type C = C @4",
    ]);
  });
  it("may have another name than the binding", () => {
    checkExports(`let a;\nexport { a as b, a as default, a as "c d" }`, ["b = a @2", "default = a @2", "c d = a @2"]);
  });
  it("may be a default without a name", () => checkExports(`export default class {}`, ["default @1"]));
  it("may be a default with a name", () => checkExports(`export default function f() {}`, ["default = f @1"]));
  it("may be a default that is a binding", () => checkExports(`const a = 1; export default a`, ["default = a @1"]));
  it("may be export =", () => checkExports(`const a = 1;\nexport = a`, ["= = a @2"]));
  it("sit on the line of the name", () => {
    checkExports(`export {\n  a,\n  b,\n};\nlet a, b;`, ["a = a @2", "b = b @3"]);
  });
});

describe("exports from another module", () => {
  it("say which request they come from", () => {
    checkExports(`import "./w"; export { a as b } from "./x"; export * from "./y"; export * as n from "./z"`, [
      "b from ./x @1",
      "* from ./y @1",
      "n from ./z @1",
    ]);
  });
  it("may be types", () => {
    checkExports(`export type { A } from "./x"; export { type B, c } from "./y"; export type * from "./z"`, [
      "type A from ./x @1",
      "type B from ./y @1",
      "c from ./y @1",
      "type * from ./z @1",
    ]);
  });
  it("are local if imported first", () => {
    checkExports(`import a, { b as c } from "./x"; import * as n from "./y"; export { a, c as d, n }`, [
      "a = a @1",
      "d = c @1",
      "n = n @1",
    ]);
  });
  it("are local if imported afterwards", () => checkExports(`export { a }; import { a } from "./x"`, ["a = a @1"]));
  it("tell two bindings of one name apart", () => {
    checkExports(`import { a as x, a as y } from "./x"; export { y }`, ["y = y @1"]);
  });
  it("are types if imported as types", () => {
    checkExports(`import type { A } from "./x"; export { A }`, ["type A = A @1"]);
  });
});

describe("exports of CommonJS", () => {
  it("are assignments to exports", () => {
    checkExports(`exports.a = b;\nmodule.exports.c = 1;\nexports["d"] = 2`, ["a = b @1", "c @2", "d @3"], "js");
  });
  it("are defined properties", () => {
    checkExports(`Object.defineProperty(exports, "a", { get() {} })`, ["a @1"], "js");
  });
  it("may be the whole module", () => checkExports(`module.exports = a`, ["= = a @1"], "js"));
  it("may be another module", () => {
    const text = `module.exports = require("./x");\nexports.a = require("./y").b`;
    checkExports(text, ["= from ./x @1", "a from ./y @2"], "js");
  });
  it("are each named once, where the value is set", () => {
    checkExports(`exports.a = exports.b = void 0;\nexports.a = c;\nexports.a = d`, ["b @1", "a = c @2"], "js");
  });
  it("are not the mark of a compiled module", () => {
    checkExports(`Object.defineProperty(exports, "__esModule", { value: true }); exports.__esModule = true`, [], "js");
  });
  it("are not those of a bundled module", () => {
    checkExports(`f(function (module, exports) { exports.a = 1; module.exports = 2 })`, [], "js");
  });
  it("are none in an ES module", () => checkExports(`exports.a = 1; export const b = 2`, ["b = b @1"], "js"));
  it("are none in TypeScript", () => checkExports(`exports.a = 1`, []));
});
