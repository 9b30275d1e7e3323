import { describe, expect, it } from "vitest";
import { drawState } from "./draw-state.js";

/** A text beside its state facts, as draw-state draws them. */
function state(text: string, ...expected: readonly string[]): void {
  expect(drawState(text)).toEqual(expected);
}

describe("a state is", () => {
  it("a variable that a function assigns", () =>
    state(`let plan = 0; export function set(p) { plan = p }`, "plan: variable", "[set] sets plan"));
  it("an exported one", () =>
    state(`export let plan = 0; export const set = (p) => { plan = p }`, "plan: variable [plan]", "[set] sets plan"));
  it("one exported under another name", () =>
    state(`let a; export { a as b }; export const set = (p) => { a = p }`, "a: variable [b]", "[set] sets a"));
  it("a map that is filled", () =>
    state(`const m = new Map(); export function add(k) { m.set(k, 1) }`, "m: map", "[add] sets m"));
  it("an exported map that nobody here fills", () => state(`export const m = new Map()`, "m: map [m]"));
  it("an object of which a member is assigned", () =>
    state(`const o = { a: 1 }; export function f() { o.a = 2 }`, "o: object", "[f] sets o.a"));
  it("an object of which a member's contents change", () =>
    state(`const o = { a: [] }; export function f() { o.a.push(2) }`, "o: object", "[f] sets o.a"));
  it("a static field", () =>
    state(
      `export class C { static n = 0; static up() { C.n++ } }`,
      "C.n: variable [C n] harmless counter",
      "[C up] sets C.n",
    ));
  it("a private static field", () =>
    state(
      `export class C { static #n = 0; static up() { this.#n++ } }`,
      "C.#n: variable harmless counter",
      "[C up] sets C.#n",
    ));
  it("a static field that a constructor assigns", () =>
    state(
      `export class C { static n = 0; constructor() { C.n++ } }`,
      "C.n: variable [C n] harmless counter",
      "[C new] sets C.n",
    ));
  it("a variable by the type of what it may hold", () =>
    state(`let m: Map<string, 1> | undefined; export const f = () => { m.set("", 1) }`, "m: map", "[f] sets m"));
  it("a variable by what it is given", () =>
    state(`let m; export const f = () => { m = []; m.push(1) }`, "m: array", "[f] sets m"));
  it("what a CommonJS module keeps", () => {
    const text = `const m = new Map(); exports.add = function (k) { m.set(k, 1) }; module.exports.get = (k) => m.get(k)`;
    expect(drawState(text, "js")).toEqual(["m: map", "[add] sets m", "[get] reads m"]);
  });
  it("what a CommonJS module exports as a whole", () => {
    const text = `const m = new Map(); module.exports = { add(k) { m.set(k, 1) }, get: (k) => m.get(k) }`;
    expect(drawState(text, "js")).toEqual(["m: map", "[= add] sets m", "[= get] reads m"]);
  });
});

describe("no state is", () => {
  it("a variable that is assigned while loading only", () => state(`let a = 1; a = 2; export { a }`));
  it("a constant that is never changed", () => state(`const a = 1; export const f = () => a`));
  it("an object that is filled while loading", () => state(`const o = {}; o.a = 1; export const f = () => o.a`));
  it("a map that is filled by a function that runs while loading only", () =>
    state(`const m = new Map(); function fill() { m.set(1, 1) } fill(); export const f = () => m.get(1)`));
  it("what a promise of the top level gives", () => {
    state(`let x = ""; load().then((found) => { x = found }); export const get = () => x`);
    const handed = `let x = ""; load((found) => { x = found }); export const get = () => x`;
    state(handed, "x: variable [get ()]", `"" sets x`, "[get] reads x");
  });
  it("a frozen object", () => state(`export const o = Object.freeze({ a: 1 })`));
  it("a function", () => state(`export const f = () => 1; export function g() {}`));
  it("a variable of a function", () => state(`export function f() { let a = 1; a = 2; return a }`));
  it("a parameter that hides it", () => state(`const m = new Map(); export function f(m) { m.set(1, 1) }`));
  it("a method of an unknown object", () => state(`const db = open(); export function f() { db.delete(1) }`));
  it("a cell of a reactive library", () => state(`const n = ref(0); export function f() { n.value = 1 }`));
  it("the cursor of a regular expression", () => state(`const r = /a/g; export function f() { r.lastIndex = 0 }`));
  it("an object that a field is set to", () =>
    state(`const bus = new Bus(); export class C { constructor() { this.bus = bus } }`));
  it("a type of its name", () => state(`let a = 1; export function f(b: typeof a) { return b }`));
});

describe("who sets and reads a state is seen", () => {
  const plan = (text: string) => `let plan = 0; ${text}`;
  it("through a function it calls", () =>
    state(plan(`function own(p) { plan = p } export function set(p) { own(p) }`), "plan: variable", "[set] sets plan"));
  it("through a function it hands on", () =>
    state(
      plan(`const own = () => { plan = 1 }; export const f = () => setTimeout(own)`),
      "plan: variable",
      "[f] sets plan",
    ));
  it("in a function that is wrapped", () =>
    state(plan(`export const set = cache(async (p) => { plan = p })`), "plan: variable", "[set] sets plan"));
  it("in a default export", () =>
    state(plan(`export default function (p) { plan = p }`), "plan: variable", "[default] sets plan"));
  it("in members of an object", () =>
    state(
      plan(`export const api = { set(p) { plan = p }, get: () => plan }`),
      "plan: variable [api get ()]",
      "api: object [api]",
      "[api set] sets plan",
      "[api get] reads plan",
    ));
  it("in functions that an object lists", () =>
    state(
      plan(`function set(p) { plan = p } const get = () => plan; export default { set, read: get }`),
      "plan: variable [default read ()]",
      "[default set] sets plan",
      "[default read] reads plan",
    ));
  it("in an object of which this is the state", () =>
    state(
      `export const store = { n: 0, up() { this.n++ }, get: function () { return this.n } }`,
      "store: object [store] harmless counter",
      "[store up] sets store.n",
      "[store get] reads store.n",
    ));
  it("not in an object inside one that is handed over, whose `this` may be anything", () =>
    state(`export const p = Object.create(Function.prototype, { n: { set(v) { this.n = v } } })`));
  it("in an object inside one that is not handed over", () =>
    state(`export const p = { n: { set(v) { this.n = v } } }`, "p: object [p]", "[p n set] sets p.n"));
  it("by a call whose result is used at once", () =>
    state(
      plan(`function own(p) { plan = p; return new C() } class C { m() {} } export const set = (p) => own(p).m()`),
      "plan: variable",
      "[set] sets plan",
    ));
  it("by a call whose result has a name", () =>
    state(
      plan(
        `export class C { static own(p) { plan = p; return new C() } static set(p) { const c = C.own(p); c.m() } m() {} }`,
      ),
      "plan: variable",
      "[C own] sets plan",
      "[C set] sets plan",
    ));
  it("not by a call of what merely gives an object", () =>
    state(plan(`function own(p) { return new C() } class C { m() {} } export const set = (p) => own(p).m()`)));
  it("in methods of a class", () =>
    state(plan(`export class C { set(p) { plan = p } }`), "plan: variable", "[C new set] sets plan"));
  it("in a getter and a setter", () =>
    state(
      `export class C { static #n = 0; static get n() { return C.#n } static set n(v) { C.#n = v } }`,
      "C.#n: variable [C n ()]",
      "[C n] sets C.#n; reads C.#n",
    ));
  it("by a constant that stands for it", () =>
    state(
      `const o = { a: [] }; export const f = () => { const p = o; p.a.push(1) }`,
      "o: object",
      "[f] sets o.a; reads o",
    ));
  it("by a constant that stands for a part of it", () =>
    state(
      `const o = { a: 1 }; export const f = () => { const { b } = o; b.x = 1 }`,
      "o: object",
      "[f] sets o.b; reads o",
    ));
  it("of which a read throws out what is too old", () =>
    state(
      `const m = new Map(); export const put = (k, v) => m.set(k, v);
       export const get = (k) => { const hit = m.get(k); if (hit.old) m.delete(k); return hit }`,
      "m: map",
      "[put] sets m",
      "[get] reads m",
    ));
  it("of which one is taken out and handed on", () =>
    state(`const m = new Map(); export const drop = (k) => m.delete(k)`, "m: map", "[drop] sets m"));
  it("by a listener that nobody can call", () =>
    state(
      plan(`on("x", () => { plan = 1 }); export const get = () => plan`),
      "plan: variable [get ()]",
      `"" sets plan`,
      "[get] reads plan",
    ));
  it("in a listener that calls what it is given", () =>
    state(
      plan(`on("x", (value, next) => { plan = value; next() }); export const get = () => plan`),
      "plan: variable [get ()]",
      `"" sets plan`,
      "[get] reads plan",
    ));
  it("in two classes with a field of one name", () =>
    state(
      `export class A { static n = 0; static up() { A.n++ } } export class B { static n = 0; static get() { return B.n } }`,
      "A.n: variable [A n] harmless counter",
      "B.n: variable [B n] [B get ()]",
      "[B get] reads B.n",
      "[A up] sets A.n",
    ));
});

describe("what is returned leads to", () => {
  it("the state itself", () =>
    state(
      `const m = new Map(); export const all = () => m; export const add = (k) => m.set(k, 1)`,
      "m: map [all ()]",
      "[all] reads m",
      "[add] sets m",
    ));
});

describe("a slot of the global object is", () => {
  it("a state that a function assigns", () =>
    state(
      `export const set = (u) => { globalThis.user = u }; const g = window as any; export const get = () => g.user`,
      "globalThis.user: variable [get ()]",
      "[set] sets globalThis.user",
      "[get] reads globalThis.user",
    ));
  it("none if it is the browser's", () =>
    state(`export function f() { window.location = "/"; window.onload = f; window.document.title = "" }`));
});

describe("what a module keeps on the global object leads to", () => {
  const plans = `class Plans { static all = new Map(); static add(k) { Plans.all.set(k, 1) } }`;
  const drawn = ["Plans.all: map [Plans all]", "[Plans add] sets Plans.all"];
  it("a class that others take from there", () =>
    state(`${plans} global.Plans ??= Plans; const G = global.Plans as typeof Plans; export { G as Plans }`, ...drawn));
  it("an object that a reload finds again", () =>
    state(
      `class Db { n = 0; up() { this.n++ } } const g = globalThis as any; export const db = g.db ?? new Db(); g.db = db`,
      "db.n: variable [db n] harmless counter",
      "[db up] sets db.n",
    ));
});

describe("an object that is made of a class here", () => {
  const store = `class Store { items = []; add(x) { this.items.push(x) } all() { return this.items } }`;
  it("has states of its own", () =>
    state(
      `${store} export const store = new Store()`,
      "store.items: array [store items]",
      "[store add] sets store.items",
      "[store all] reads store.items",
    ));
  it("has them behind a function that makes it on first use", () =>
    state(
      `${store} let one; export function getStore() { return (one ??= new Store()) }`,
      "one.items: array [getStore () items]",
      "one: variable [getStore ()] harmless lazy",
      "[getStore] sets one",
      "[getStore () add] sets one.items",
      "[getStore () all] reads one.items",
    ));
  it("has them behind getInstance", () =>
    state(
      `export class S { static #one; n = 0; static getInstance() { S.#one ??= new S(); return S.#one } up() { this.n++ } }`,
      "S.#one: variable [S getInstance ()] harmless lazy",
      "S.#one.n: variable [S getInstance () n] harmless counter",
      "[S getInstance] sets S.#one; reads S.#one",
      "[S getInstance () up] sets S.#one.n",
      "class S [S]: n: variable harmless counter",
      "S [up] sets n",
    ));
  it("is accepted with the reason at its declaration", () =>
    state(
      `class Out { n = 0; set(k) { this.n = k } }\n/** @shared-state one for all */\nexport const out = new Out();`,
      `out.n: variable [out n] accepted "one for all"`,
      "[out set] sets out.n",
    ));
  it("does no harm by what it keeps if it is a logger", () =>
    state(
      `class Out { open = {}; begin(k) { this.open[k] = 1 } } export const logger = new Out(); export const out = new Out()`,
      "out.open: object [out open]",
      "logger.open: object [logger open] harmless logger",
      "[out begin] sets out.open.*",
      "[logger begin] sets logger.open.*",
    ));
  it("is none if one of many is kept in a variable", () =>
    state(
      `let active; export class C { n = 0; run() { active = this; active.n++ } }`,
      "active: variable",
      "[C new run] sets active, active.n",
    ));
  it("is none if each call makes another", () => state(`${store} export const make = () => new Store()`));
});

describe("imports are touched", () => {
  const from = (text: string) => `import a, { b } from "./x"; import * as ns from "./y"; ${text}`;
  it("by calls", () => state(from(`export const f = () => b()`), "[f] touches ./x#b ()"));
  it("by members of a namespace", () => state(from(`export const f = () => ns.get()`), "[f] touches ./y#* get ()"));
  it("by methods of what a call returns", () =>
    state(
      from(`export const f = async () => (await b()).add(1)`),
      "[f] touches ./x#b () add () (changes set/weak set)",
    ));
  it("by a constant for what a call returns", () =>
    state(from(`const s = b(); export const f = () => s.size`), "[f] touches ./x#b () size"));
  it("by assignments", () => state(from(`export const f = () => { a.x = 1 }`), "[f] touches ./x#default x ="));
  it("by instances of a class", () =>
    state(
      from(`export const s = new b(); export const f = () => s.add(1)`),
      "[f] touches s add () (changes set/weak set)",
      "s = new b [s]",
    ));
  it("by handing them on while loading", () =>
    state(
      from(`app.get("/", b); app.use([ns.x, { a }])`),
      "hands on ./x#b",
      "hands on ./y#* x",
      "hands on ./x#default",
    ));
  it("not by handing on what a call gives while loading", () => state(from(`app.use(b()); const c = b(); app.use(c)`)));
  it("not while loading", () => state(from(`b(); const c = ns.x`)));
  it("not as types", () => state(from(`export function f(x: b, y: typeof a) {}`)));
});
