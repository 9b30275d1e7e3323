import { describe, expect, it } from "vitest";
import { harmlessIn } from "./harmless-in.js";

const lazy = (text: string): void => expect(harmlessIn(text)).toEqual({ x: "lazy" });
const none = (text: string): void => expect(harmlessIn(text)).toEqual({ x: "no" });

describe("a value that is made on first use", () => {
  it("is guarded by a test", () => lazy(`let x; export function get() { if (!x) x = make(); return x }`));
  it("is not without the test", () =>
    none(`let x; export function get() { x = make(); return x } export const peek = () => x`));

  it("is guarded by an early return", () =>
    lazy(`let x; export const get = () => { if (x) return x; x = make(); return x }`));
  it("is not if the return stands behind", () =>
    none(`let x; export const get = () => { x = make(); if (x) return x; return 1 }; export const peek = () => x`));

  it("is guarded by its operator", () => lazy(`let x; export const get = () => (x ??= make())`));
  it("is by the older one", () => lazy(`let x; export const get = () => (x ||= make())`));
  it("is not by one that replaces what is there", () => none(`let x; export const get = () => (x &&= make())`));

  it("is guarded by what it is assigned", () => lazy(`let x; export const get = () => { x = x ?? make(); return x }`));
  it("is not by another value", () =>
    none(`let x; export const get = (y) => { x = y ?? make(); return x }; export const peek = () => x`));

  it.each(["x === undefined", "x == null", "undefined === x", `typeof x === "undefined"`, "!x || isOld(x)"])(
    "is guarded by %s",
    (test) => lazy(`let x; export const get = () => { if (${test}) x = make(); return x }`),
  );
  it.each(["x !== undefined", "x != null", `typeof x !== "undefined"`, "x", "isReady"])(
    "is not guarded by %s",
    (test) => none(`let x; export const get = () => { if (${test}) x = make(); return x }`),
  );

  it("is guarded by its freshness", () =>
    lazy(`let x; export const get = () => { if (x && !isOld(x)) return x; x = make(); return x }`));
  it("is not by the opposite of it", () =>
    none(`let x; export const get = () => { if (!x || isOld(x)) return x; x = make(); return x }`));

  it("is guarded in the other branch", () => lazy(`let x; export function get() { if (x) use(x); else x = make() }`));
  it("is not in the wrong one", () => none(`let x; export function get() { if (x) x = make(); else use(x) }`));

  it("is awaited", () => lazy(`let x; export async function get() { if (!x) x = await load(); return x }`));
  it("is what a promise gives", () =>
    lazy(`let x; export function get() { if (!x) load().then((found) => { x = found }) }`));
  it("is not if the promise is made for the caller", () =>
    none(`let x; export function get(id) { if (!x) load(id).then((found) => { x = found }) }`));

  it("is made in a function that only guarded calls reach", () =>
    lazy(`let x; function open() { x = make() } export function get() { if (!x) open(); return x }`));
  it("is not if one call is not guarded", () =>
    none(
      `let x; function open() { x = make() } export function get() { if (!x) open(); return x } export const renew = () => open()`,
    ));

  it("is guarded by a flag that is set beside it", () =>
    expect(
      harmlessIn(`let x, loaded = false; export function load() { if (loaded) return; x = make(); loaded = true }`),
    ).toEqual({ x: "lazy", loaded: "flag" }));
  it("is not by a flag that nobody sets there", () =>
    expect(
      harmlessIn(
        `let x, off = false; export function load() { if (off) return; x = make() } export const stop = () => { off = true }`,
      ),
    ).toEqual({ x: "no", off: "flag" }));

  it("is filled once, guarded by a flag", () =>
    expect(
      harmlessIn(`const x = {}; let loaded = false;
        export function load() { if (loaded) return; for (const [k, v] of Object.entries(data)) x[k] = v; loaded = true }`),
    ).toEqual({ x: "lazy", loaded: "flag" }));
  it("is not if it is filled with what the caller gives", () =>
    expect(
      harmlessIn(`const x = {}; let loaded = false;
        export function load(data) { if (loaded) return; for (const [k, v] of Object.entries(data)) x[k] = v; loaded = true }`),
    ).toEqual({ x: "no", loaded: "flag" }));

  it("is filled once, guarded by its size", () =>
    lazy(
      `const x = new Map(); export function get() { if (x.size === 0) for (const p of parts) x.set(p.id, p); return x }`,
    ));
  it("is a static field", () =>
    expect(
      harmlessIn(`export class C { static x; static get() { if (!this.x) this.x = new C(); return this.x } }`),
    ).toEqual({
      "C.x": "lazy",
    }));
  it("is a member of an object", () =>
    lazy(`const x = { db: undefined }; export const get = () => { if (!x.db) x.db = open(); return x.db }`));
  it("is finished where it is made", () =>
    lazy(`let x; export function get() { if (x) return x; x = create(); x.id = "a"; return x }`));
  it("is emptied by others", () =>
    lazy(`let x; export const get = () => (x ??= make()); export const forget = () => { x = undefined }`));
  it("is not if others put something else there", () =>
    none(`let x; export const get = () => (x ??= make()); export const put = (y) => { x = y }`));
  it("is made again after a failure", () =>
    lazy(`let x; export function get() { x ??= load().catch((e) => { x = undefined; throw e }); return x }`));
  it("is a literal that depends on what runs it", () =>
    lazy(
      `let x; export function can() { if (x !== undefined) return x; if (window.can) x = 1; else x = 0; return x }`,
    ));
  it("has a fallback", () =>
    lazy(`let x; export function get() { if (x === undefined) { try { x = ask() } catch { x = false } } return x }`));
});

describe("a value of the first caller is not lazy: it", () => {
  it("is made of a parameter", () => none(`let x; export function get(url) { if (!x) x = open(url); return x }`));
  it("is made of a local variable for one", () =>
    none(`let x; export function get(url) { const to = url + "/"; if (!x) x = open(to); return x }`));
  it("is made of a local variable that is none", () =>
    lazy(`let x; export function get(url) { const to = home + "/"; if (!x) x = open(to); return x }`));
  it("is made of arguments", () => none(`let x; export function get() { if (!x) x = open(arguments[0]); return x }`));
  it("is made of an instance", () =>
    expect(harmlessIn(`let x; export class C { get() { if (!x) x = open(this.url); return x } }`)).toEqual({
      x: "no",
    }));
  it("is made of what surrounds the request", () =>
    none(`let x; export function get() { x ??= open(cookies()); return x }`));
  it("is chosen by a parameter", () =>
    none(`let x; export function get(big) { if (!x) { if (big) x = bigOne(); else x = smallOne() } return x }`));
  it("is made of what a private function is given", () =>
    none(`let x; function open(url) { if (!x) x = make(url) } export const get = (url) => { open(url); return x }`));
  it("is made of what a private function is always given", () =>
    lazy(`let x; function open(url) { if (!x) x = make(url) } export const get = () => { open("a"); return x }`));
});

describe("a method that is taken off the first object", () => {
  it("may be called on any", () =>
    lazy(
      `let x; export const read = (element, name) => { if (!x) x = element.getAttribute; return x.call(element, name) }`,
    ));
  it("may be found there by a name", () =>
    lazy(`let x; export const next = (node) => { if (!x) x = getterOf(node, "nextSibling")!; return x.call(node) }`));
  it("may be given to a function besides", () =>
    lazy(
      `let x; export const next = (node) => { if (!x) x = node.getNext; return node.isComment ? skip(node, x) : x.call(node) }`,
    ));
  it("may not if it is never called on an object here", () =>
    none(`let x; export const next = (node) => { if (!x) x = node.getNext; return skip(node, x) }`));
  it("may not if what a function makes of the first object is found by no name", () =>
    none(`let x; export const run = (options) => { if (!x) x = makeRun(options); return x.call(options) }`));
  it("may not if it is read for something else", () =>
    none(`let x; export const read = (element, name) => { if (!x) x = element.getAttribute; return x(name) }`));
  it("may not if others may name it", () =>
    none(`export let x; export const read = (element) => { if (!x) x = element.focus; return x.call(element) }`));
  it("may not if the last object decides", () =>
    none(
      `let x; export const use = (element) => { x = element.focus }; export const run = (element) => x.call(element)`,
    ));
});

describe("no lazy value is", () => {
  it("what another variable holds at the time", () =>
    expect(
      harmlessIn(
        `let x, current; export const at = (c) => { current = c }; export const first = () => (x ??= current)`,
      )["x"],
    ).toBe("no"));
  it("a word that is taken back", () =>
    none(`let x; export const start = () => { if (!x) x = "on" }; export const stop = () => { x = undefined }`));
  it("a switch", () => none(`let x = 0; export function f(n) { if (!x) x = 1; else x = 2 }`));
  it("a word for what goes on", () =>
    none(`let x; export const start = () => { if (!x) x = "on" }; export const stop = () => { x = "off" }`));
  it("an empty list that is handed out", () => none(`let x; export const get = () => (x ??= [])`));
});

describe("what is kept on globalThis for the next reload", () => {
  const kept = (text: string): void => expect(harmlessIn(text)).toEqual({ "globalThis.db": "process singleton" });
  const lost = (text: string): void => expect(harmlessIn(text)).toEqual({ "globalThis.db": "no" });
  it("is made where there is none", () =>
    kept(`const g = globalThis as any; export const db = () => (g.db ??= open())`));
  it("is not if it is put there by a caller", () =>
    lost(`const g = globalThis as any; export const db = (url) => (g.db ??= open(url))`));
  it("is guarded by NODE_ENV", () =>
    kept(
      `const g = globalThis as any; export const db = () => { const made = open(); if (process.env.NODE_ENV !== "production") g.db = made; return made }`,
    ));
  it("is not without a guard", () =>
    lost(`const g = globalThis as any; export const db = () => { const made = open(); g.db = made; return made }`));
});

describe("a value that is made in the same words on several ways", () => {
  it("is the same for every caller", () =>
    lazy(`let x; export function get(y) { if (y) { x ??= make(); return x } x ??= make(); return 1 }`));
  it("is not if the words differ, as the first caller says which", () =>
    none(`let x; export function get(y) { if (y) { x ??= make(); return x } else { x ??= other(); return x } }`));
});

describe("a value that may be set once", () => {
  const once = (text: string): void => expect(harmlessIn(text)).toEqual({ x: "set once" });

  it("throws if there is one", () =>
    once(`let x; export function open(y) { if (x) throw new Error("twice"); x = make(y) } export const get = () => x`));
  it("is none if it goes on", () =>
    none(`let x; export function open(y) { if (x) warn("twice"); x = make(y) } export const get = () => x`));
  it("is none if it throws for another reason", () =>
    none(`let x; export function open(y) { if (!y) throw new Error("no"); x = make(y) } export const get = () => x`));
  it("is none if it throws where there is none", () =>
    none(`let x; export function open(y) { if (!x) throw new Error("no"); x = make(y) } export const get = () => x`));

  it("is a static field of its class", () =>
    expect(
      harmlessIn(
        `export class C { static x; static create(y) { if (C.x != null) { throw new Error("twice"); } C.x = new C(y); return C.x } static get one() { return C.x } }`,
      ),
    ).toEqual({ "C.x": "set once" }));
  it("may be taken away", () =>
    once(
      `let x; export function open(y) { if (x) throw new Error("twice"); x = make(y) } export const close = () => { x = undefined }`,
    ));
  it("is none if another function replaces it", () =>
    none(
      `let x; export function open(y) { if (x) throw new Error("twice"); x = make(y) } export const swap = (y) => { x = y }`,
    ));
});
