/**
 * Snippets that import `./b`: whether their emit still asks for it, by our labels and by `ts.transpileModule`. One statement
 * of the language each, in the positions it may have.
 */
import ts from "typescript";
import { expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { emittedLabels } from "../../src/graph/emitted-labels.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { PLAIN_EMIT } from "../graph/draw.js";

const SNIPPETS = String.raw`
import { N } from "./b"; import T = N.T; export const a = (x: T) => x;
import { N } from "./b"; import T = N.T; export const a = () => T;
import { N } from "./b"; import T = N.T;
import { N } from "./b"; export import T = N.T;
import { N } from "./b"; export namespace M { import T = N.T; export const x = 1; }
import { N } from "./b"; export namespace M { export import T = N.T; }
import { N } from "./b"; import type T = N.T; export const a = (x: T) => x;
import { b } from "./b"; export interface I { [b.name]: 1 } export const a = 1
import { b } from "./b"; export type I = { [b.name]: 1 }; export const a = 1
import { b } from "./b"; export abstract class a { abstract [b.name](): void }
import { b } from "./b"; export abstract class a { abstract [b.name]: 1 }
import { b } from "./b"; export class a { declare [b.name]: 1 }
import { b } from "./b"; export class a { [b.name]?: 1 }
import { b } from "./b"; export class a { [b.name](): void; [b.name](x?: 1) {} }
import { b } from "./b"; export function f(x: 1): void; export function f(x: any, y = b) {}
import { b } from "./b"; declare class X extends b {} export const a = 1
import { b } from "./b"; declare namespace X { const y: typeof b; export { y } } export const a = 1
import { b } from "./b"; declare const x: { [b]: 1 }; export const a = 1
import { b } from "./b"; declare enum E { X = b } export const a = 1
import { C } from "./b"; export class a implements C {}
import { C } from "./b"; export interface a extends C {} export const z = 1
import { C } from "./b"; export class a extends C.D<C> {}
import { C } from "./b"; export const a = x as C;
import { C } from "./b"; export const a = x instanceof C;
import { C } from "./b"; export const a = <C>x;
import { C } from "./b"; export const a = f<C>();
import { C } from "./b"; export const a = f<typeof C>();
import { C } from "./b"; export const a: typeof C = 1;
import { C } from "./b"; export const a = f<typeof C.x>;
import { C } from "./b"; let x: C; x = 1; export {}
import { C } from "./b"; export default C;
import { C } from "./b"; export = C;
import { C } from "./b"; export as namespace Foo; export const a = 1;
import { C } from "./b"; export { C };
import { C } from "./b"; export { type C };
import { C } from "./b"; export type { C };
import { C } from "./b"; { const C = 1; C } export {}
import { C } from "./b"; type C2 = C; function f() { type C = 1; let x: C } export {}
import { C } from "./b"; function f<C>(x: C) {} export {}
import { C } from "./b"; class K { C = 1; m() { return this.C } } export {}
import { C } from "./b"; label: for (;;) { break label } export {}
import { C } from "./b"; C: for (;;) { break C } export {}
import { C } from "./b"; export const a = { C: 1 };
import { C } from "./b"; export const a = { C };
import { C } from "./b"; export const { C: z } = x;
import { C } from "./b"; export const { z = C } = x;
import { C } from "./b"; export enum E { C = 1, D = C }
import { C } from "./b"; export enum E { D = C }
import { C } from "./b"; namespace C2 { export const x = C } export {}
import { C } from "./b"; namespace M { export const C = 1; C } export {}
import { C } from "./b"; namespace M { export const C = 1; } namespace M { export const y = C } export {}
import { C } from "./b"; export enum E { C = 1 } export enum E { D = C }
import { C } from "./b"; namespace M { export type x = C } export {}
import { C } from "./b"; export namespace M { export interface C {} let y: C }
import C = require("./b"); export const a = 1;
import C = require("./b"); export const a: C.X = 1;
import C = require("./b"); export const a = C;
import C = require("./b"); export { C };
import C = require("./b"); export { type C };
import C = require("./b"); export default C;
import C = require("./b"); export = C;
import C = require("./b"); import D = C.D; export const a: D = 1;
import C = require("./b"); import D = C.D; export const a = D;
import { C } from "./b"; @C export class a {}
import { C } from "./b"; export class a { @C x: any }
import { C } from "./b"; export class a { constructor(@C x: any) {} }
import { C } from "./b"; export class a { m(this: C) {} }
import { C } from "./b"; export class a { #x: C; static { C } }
import { C } from "./b"; export const a = (x): x is C => true;
import { C } from "./b"; export const a = (x): asserts x is C => {};
import { C } from "./b"; export type X = ´€{C}´;
import { C } from "./b"; export type X<T> = T extends C ? 1 : 2;
import { C } from "./b"; export type X = { [k in C]: 1 };
import { C } from "./b"; export type X = keyof typeof C;
import { C } from "./b"; export type X = [C: 1];
import { C } from "./b"; export const a = C!;
import { C } from "./b"; export const a = C satisfies 1;
import { C } from "./b"; export const a = x satisfies C;
import { C } from "./b"; if (false) C; export {}
import { C } from "./b"; delete C.x; export {}
import { C } from "./b"; typeof C; export {}
import { C } from "./b"; void C; export {}
import { C } from "./b"; export const a = async () => { await using x = C; }
import { C } from "./b"; declare module "./b" { interface C {} } export const a = 1;
import { C } from "./b"; declare global { interface Z { c: C } } export const a = 1;
import { C } from "./b"; declare global { var z: typeof C } export const a = 1;
import { C } from "./b"; export declare const a: C;
import { C } from "./b"; export declare function a(x: C): void;
import { C } from "./b"; export abstract class a { abstract m(x: C): C }
import C, { type D } from "./b"; export const a: C = 1;
import C, { D } from "./b"; export const a: C = D;
import * as C from "./b"; export const a: C.D = 1;
import * as C from "./b"; export const a: typeof C = 1;
import type from "./b"; export const a = type;
import type, { x } from "./b"; export const a = x;
import { type as as } from "./b"; export const a: as = 1;
import { type as } from "./b"; export const a = as;
import { type type } from "./b"; export const a = type;
import { default as C } from "./b"; export const a: C = 1;
import { "s t" as C } from "./b"; export const a = C;
import { C } from "./b"; export { C as "x y" };
import { C } from "./b"; const C2 = class C {}; export {}
import { C } from "./b"; const f = function C() { C }; export {}
import { C } from "./b"; try {} catch (C) { C } export {}
import { C } from "./b"; export function a(C = C) {}
import { C } from "./b"; export function a(x = C, C) {}
import { C } from "./b"; export function a({ [C]: x }) {}
import { C } from "./b"; export class a { get [C]() { return 1 } }
import { C } from "./b"; export class a { accessor [C] = 1 }
import { C } from "./b"; export class a<T = C> {}
import { C } from "./b"; export const a = new (class<T extends C> {})();
import { C } from "./b"; var C; export {}
import { C } from "./b"; export const x = import.meta.C;
import { C } from "./b"; export const x = o?.[C];
import { C } from "./b"; export const x = ´€{C}´;
import { C } from "./b"; export const x = C´´;
import { C } from "./b"; for (const C of []) C; export {}
import { C } from "./b"; for (const x of C) ; export {}
import { C } from "./b"; type C1 = import("./z").X<C>; export {}
import { C } from "./b"; function f(): void { var C: any; C } export {}
import { C } from "./b"; interface C {} export const a = 1;
import { C } from "./b"; function f(x: unknown = C as any) {} export {}
import { C } from "./b"; export function a(this: typeof C, y: number) {}
import { C } from "./b"; export declare class K { static x: typeof C; [C.y]: 1 }
import { N } from "./b"; import T = N.T; import U = T.U; export const a = (x: U) => x;
import { N } from "./b"; import T = N.T; import U = T.U; export const a = () => U;
import { N } from "./b"; import T = N.T; import U = N.U; export const a = (x: T) => U;
import { N } from "./b"; import T = N.T; export { T };
import { N } from "./b"; import T = N.T; export { type T };
import { N } from "./b"; import T = N.T; export default T;
import { N } from "./b"; import T = N.T; export const a = 1 as typeof T;
import { N } from "./b"; import T = N.T; export class a extends T {}
import { N } from "./b"; import T = N.T; export class a implements T {}
import { N } from "./b"; import T = N; export const a = (x: T) => x;
import { N } from "./b"; import T = N; export const a = T;
import * as N from "./b"; import T = N.T; export const a = (x: T) => x;
import * as N from "./b"; import T = N.T.U; export const a = new T();
import { N } from "./b"; export namespace M { import T = N.T; export const x: T = 1; }
import { N } from "./b"; export namespace M { import T = N.T; export const x = T; }
import { N } from "./b"; import T = N.T; function f() { const T = 1; return T } export {}
import { N } from "./b"; import T = N.T; declare const x: { [T]: 1 }; export {}
import { N } from "./b"; import A = N.A; import B = A.B; import C = B.C; export {}
import { C } from "./b"; export namespace M { export const C = 1 } export namespace M { export type T = C }
import { C } from "./b"; export namespace M { export type C = 1 } export namespace M { export const y = C }
import { C } from "./b"; export namespace M { export class C {} } export namespace M { export const y = new C() }
import { C } from "./b"; export namespace M { const C = 1 } export namespace M { export const y = C }
import { C } from "./b"; export enum E { C = 1 } export namespace E { export const y = C }
import { C } from "./b"; export namespace E { export const C = 1 } export enum E { D = C }
import { C } from "./b"; export enum E { C = 1 } export enum F { D = C }
import { C } from "./b"; function f() { enum E { C = 1 } enum E { D = C } } export {}
`
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.replaceAll("´", "`").replaceAll("€{", "${"));

function isKeptByUs(text: string): boolean {
  const facts = extractFacts(text, "ts");
  const labels = facts.imports.map(({ label }) => LABEL_BIT[label]);
  const row = { id: "a.ts", key: "key", labels, targets: labels.map(() => null), unresolved: [], emit: PLAIN_EMIT };
  const emitted = emittedLabels(row, facts, extractBody(text, "ts", facts));
  return facts.imports.some(({ specifier }, at) => specifier === "./b" && emitted[at] === LABEL_BIT.eager);
}

function isKeptByTypeScript(text: string): boolean {
  const module = /= require|export =/.test(text) ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const compilerOptions = { target: ts.ScriptTarget.ESNext, module, experimentalDecorators: true };
  return /["']\.\/b["']/.test(ts.transpileModule(text, { fileName: "a.ts", compilerOptions }).outputText);
}

it.each(SNIPPETS)("%s", (text) => {
  expect(extractFacts(text, "ts").failure).toBeUndefined();
  expect(isKeptByUs(text)).toBe(isKeptByTypeScript(text));
});
