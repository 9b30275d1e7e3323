import { describe, expect, it } from "vitest";
import { harmlessIn } from "./harmless-in.js";

const is = (reason: string, text: string): void => expect(harmlessIn(text)["x"]).toBe(reason);
const none = (text: string): void => is("no", text);

describe("a counter", () => {
  it("counts up", () => is("counter", `let x = 0; export const id = () => ++x`));
  it("is none if it counts down", () => none(`let x = 0; export const on = () => ++x; export const off = () => --x`));
  it("adds a constant", () => is("counter", `let x = 0; export const id = () => { x += 10 }`));
  it("is none if it adds what a caller gives", () => none(`let x = 0; export const add = (n) => { x += n }`));
  it("is one more than it was", () =>
    is("counter", `let x = 0; export const id = () => { x = (x + 1) % 100; return x }`));
  it("is none if it is another number", () =>
    none(`let x = 0; export const id = (y) => { x = y + 1; return x }; export const peek = () => x`));
  it("takes the time", () => is("counter", `let x = 0; export const ran = () => { x = Date.now() }`));
  it("takes the later one of the time and what was there", () =>
    is(
      "counter",
      `let x = 0; export const next = () => { const time = Math.max(Date.now(), x); x = time; return time }`,
    ));
  it("is none if it takes the later one of a given time", () =>
    none(`let x = 0; export const next = (at) => { const time = Math.max(at, x); x = time; return time }`));
  it("is none if it keeps a given time", () => none(`let x = 0; export const ran = (at) => { x = at }`));
  it("begins again where it is too high", () =>
    is("counter", `let x = 0; export const id = () => { if (x > 99) x = 0; return x++ }`));
  it("is none if it goes through a list", () =>
    none(
      `let x = 0; export const f = (list) => { for (x = 0; x < list.length; x++) use(list[x]) }; export const at = () => x`,
    ));
  it("begins again in a reset", () =>
    is("counter", `let x = 0; export const id = () => x++; export const reset = () => { x = 0 }`));
  it("is none if it begins again on success", () =>
    none(`let x = 0; export const bad = () => x++; export const good = () => { x = 0 }`));
  it("counts several things", () =>
    is(
      "counter",
      `const x = { hits: 0, misses: 0 }; export const hit = () => x.hits++; export const miss = () => x.misses++`,
    ));
  it("is none if it counts for each key", () => none(`const x = {}; export const hit = (id) => x[id]++`));
});

describe("a flag", () => {
  it("is raised", () => is("flag", `let x = false; export const start = () => { x = true }`));
  it("is none if it is lowered too", () =>
    none(`let x = false; export const on = () => { x = true }; export const off = () => { x = false }`));
  it("is none if the caller says which", () => none(`let x = false; export const set = (on) => { x = on }`));
  it("is lowered by a reset", () =>
    is("flag", `let x = false; export const on = () => { x = true }; export const reset = () => { x = false }`));
  it("is lowered where it failed", () =>
    is("flag", `let x = false; export const on = () => { x = true; try { go() } catch { x = false } }`));
  it("is a set of what was warned about", () =>
    is("flag", `const x = new Set(); export const warn = (id) => { if (x.has(id)) return; x.add(id); log(id) }`));
  it("is none if keys are taken out again", () =>
    none(
      `const x = new Set(); export const on = (id) => { if (x.has(id)) return; x.add(id) }; export const off = (id) => x.delete(id)`,
    ));
  it("is none if they are taken out where they are put in", () =>
    none(
      `const x = new Set(); export const on = (id, is) => { if (is) { if (!x.has(id)) x.add(id) } else x.delete(id) }`,
    ));
  it("is none if keys are put in unasked", () =>
    none(`const x = new Set(); export const allow = (id) => { x.add(id) }`));
});

describe("a handle", () => {
  it("is a timer", () =>
    is(
      "handle",
      `let x; export const later = (f) => { clearTimeout(x); x = setTimeout(f) }; export const stop = () => { x = undefined }`,
    ));
  it("is none if it is what else a function gives", () =>
    none(`let x; export const later = (f) => { x = schedule(f) }`));
  it("is one that keeps nothing alive", () =>
    is("handle", `let x; export const later = (f) => { x = setInterval(f, 9).unref() }`));
  it("is an AbortController", () =>
    is("handle", `let x; export const go = () => { x?.abort(); x = new AbortController() }`));
  it("is one of many", () =>
    is(
      "handle",
      `const x = new Map(); export const later = (id, f) => x.set(id, setTimeout(f)); export const stop = (id) => x.delete(id)`,
    ));
  it("is none if a caller brings one", () =>
    none(`const x = new Map(); export const keep = (id, timer) => x.set(id, timer)`));
  it("is a subscription that is ended", () =>
    is(
      "handle",
      `let x; export const listen = (f) => { stop(); x = events.subscribe(f) }; export const stop = () => { x?.unsubscribe(); x = null }; export const ask = () => { if (!x) listen(go) }`,
    ));
  it("is a function that ends it", () =>
    is("handle", `let x; export const listen = (f) => { x?.(); x = events.subscribe(f) }`));
  it("is none if something else is read of it", () =>
    none(`let x; export const listen = (f) => { x = push.subscribe(f) }; export const address = () => x.endpoint`));
});

describe("a weak collection", () => {
  it("is a WeakMap", () => is("weak", `const x = new WeakMap(); export const tag = (o, t) => x.set(o, t)`));
  it("is none if another one may take its place", () =>
    none(`let x = new WeakMap(); export const tag = (o, t) => x.set(o, t); export const swap = (map) => { x = map }`));
  it("is none if it is a Map", () => none(`const x = new Map(); export const tag = (o, t) => x.set(o, t)`));
});

describe("a logger", () => {
  it("is one by its class", () => is("logger", `let x = new RequestLogger(); export const f = (l) => { x = l }`));
  it("is none by another class", () => none(`let x = new RequestScope(); export const f = (l) => { x = l }`));
  it("is one called so", () =>
    expect(harmlessIn(`let appLogger = console; export const f = (l) => { appLogger = l }`)).toEqual({
      appLogger: "logger",
    }));
  it("is none if its name only ends so", () =>
    expect(harmlessIn(`let dialog = null; export const f = (l) => { dialog = l }`)).toEqual({ dialog: "no" }));
  it("is none if it is a list", () =>
    expect(harmlessIn(`const log = []; export const f = (l) => { log.push(l) }`)).toEqual({ log: "no" }));
  it("is a hook that is only called", () =>
    expect(
      harmlessIn(
        `let tracer; export const use = (t) => { tracer = t }; export const f = () => { if (tracer) tracer.start() }`,
      ),
    ).toEqual({ tracer: "logger" }));
  it("is none if the hook is handed on", () =>
    expect(harmlessIn(`let tracer; export const use = (t) => { tracer = t }; export const f = () => tracer`)).toEqual({
      tracer: "no",
    }));
});

describe("what is for tests", () => {
  it("is set by nothing else", () =>
    is("test only", `let x = Date; export const __setClock = (c) => { x = c }; export const now = () => x.now()`));
  it("is none if the name does not say so", () =>
    none(`let x = Date; export const setClock = (c) => { x = c }; export const now = () => x.now()`));
  it("disturbs no other reason", () =>
    is("lazy", `let x; export const get = () => (x ??= make()); export const setForTests = (y) => { x = y }`));
  it("is none of another reason without it", () =>
    none(`let x; export const get = () => (x ??= make()); export const set = (y) => { x = y }`));
});
