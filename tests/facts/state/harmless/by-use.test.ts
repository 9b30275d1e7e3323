import { describe, expect, it } from "vitest";
import { harmlessIn } from "./harmless-in.js";

const is = (reason: string, text: string): void => expect(harmlessIn(text)["x"]).toBe(reason);
const none = (text: string): void => is("no", text);

describe("a lock", () => {
  it("is a chain of promises", () =>
    is("lock", `let x = Promise.resolve(); export const run = (work) => { x = x.then(work); return x }`));
  it("is none if another promise takes its place", () =>
    none(`let x = Promise.resolve(); export const run = (work) => { x = work().then(go); return x }`));
  it("is a chain by way of a variable", () =>
    is(
      "lock",
      `let x = Promise.resolve(); export const run = (work) => { const mine = x.then(work); x = mine.catch(() => {}); return mine }`,
    ));
  it("is a key that is held", () =>
    is(
      "lock",
      `const x = new Set(); export async function run(id) { if (x.has(id)) return; x.add(id); try { await go(id) } finally { x.delete(id) } }`,
    ));
  it("is none if another key is let go", () =>
    none(
      `const x = new Set(); export async function run(id, b) { x.add(id); try { await go(id) } finally { x.delete(b) } }`,
    ));
  it("is none if the key is let go elsewhere", () =>
    none(
      `const x = new Set(); export async function run(id) { x.add(id); await go(id) } export const end = (id) => x.delete(id)`,
    ));
  it("is one piece of work for all who ask", () =>
    is(
      "lock",
      `const x = new Map(); export function run(id, how) { const now = x.get(id); if (now) return now; const work = go(id, how).finally(() => x.delete(id)); x.set(id, work); return work }`,
    ));
  it("is none if what is held is read elsewhere", () =>
    none(
      `const x = new Map(); export function run(id, user) { x.set(id, user); try { go(id) } finally { x.delete(id) } } export const user = (id) => x.get(id)`,
    ));
  it("is a refresh for all who ask", () =>
    is(
      "lock",
      `let x; export function run(token) { if (!x) x = go(token).finally(() => { x = undefined }); return x }`,
    ));
  it("is a boolean while work goes on", () =>
    is(
      "lock",
      `let x = false; export async function run() { if (x) return; x = true; try { await go() } finally { x = false } }`,
    ));
  it("is none if others ask for it", () =>
    none(
      `let x = false; export async function run() { x = true; try { await go() } finally { x = false } } export const isRunning = () => x`,
    ));
  it("is none if a caller's value is put in its place", () =>
    none(
      `let x; export async function run(context, work) { x = context; try { await work() } finally { x = undefined } } export const context = () => x`,
    ));
});

describe("what stands for something during a call", () => {
  const during = (run: string, more = ""): string => `let x; export ${run} export const current = () => x; ${more}`;
  it("is put back, whatever happens", () => {
    is(
      "restored",
      during(`function run(to, work) { const before = x; x = to; try { return work() } finally { x = before } }`),
    );
    is("restored", during(`function run(to, work) { try { x = to; work() } finally { x = undefined } }`));
    is(
      "restored",
      during(`const run = (to, work) => { const before = x; try { x = to; return work() } finally { x = before } };`),
    );
  });
  it("is put back in each function that puts something in place", () => {
    const run = `function run(to, work) { x = to; try { work() } finally { x = undefined } }`;
    is("restored", during(run, `export const reset = () => { x = undefined }`));
    none(during(run, `export const set = (to) => { x = to }`));
  });
  it("is not, if an error gets past", () => {
    none(during(`function run(to, work) { const before = x; x = to; const made = work(); x = before; return made }`));
    none(during(`function run(to, work) { x = to; check(to); try { work() } finally { x = undefined } }`));
  });
  it("is not, if another member is put back", () => {
    const run = (back: string): string =>
      `const x: any = {}; export function run(to, work) { x.user = to; try { work() } finally { x.${back} = undefined } } export const user = () => x.user;`;
    is("restored", run("user"));
    none(run("other"));
  });
  it("is not, if that turns on something", () =>
    none(during(`function run(to, work) { x = to; try { work() } finally { if (to) x = undefined } }`)));
  it("is not, if something else is put there", () =>
    none(during(`function run(to, work, before) { x = to; try { work() } finally { x = before } }`)));
  it("is seen by others, if its function waits", () => {
    none(during(`async function run(to, work) { x = to; try { await work() } finally { x = undefined } }`));
    none(during(`function* run(to, work) { x = to; try { yield work() } finally { x = undefined } }`));
    none(during(`function run(to, work) { x = to; return work().finally(() => { x = undefined }) }`));
  });
});

describe("listeners", () => {
  it("are taken out again", () =>
    is(
      "listeners",
      `const x = new Set(); export const on = (listener) => { x.add(listener); return () => x.delete(listener) }`,
    ));
  it("are none if they are no functions", () =>
    none(`const x = new Set(); export const on = (user) => { x.add(user); return () => x.delete(user) }`));
  it("are functions by their type", () =>
    is(
      "listeners",
      `const x = new Set(); export const on = (f: () => void) => { x.add(f) }; export const off = (f) => x.delete(f)`,
    ));
  it("are called", () =>
    is(
      "listeners",
      `const x = []; export const on = (f) => { x.push(f) }; export const fire = () => { for (const f of x.splice(0)) f() }`,
    ));
  it("are none if they are read only", () =>
    none(
      `const x = []; export const on = (f) => { x.push(f) }; export const fire = () => { for (const f of x.splice(0)) use(f) }`,
    ));
  it("are filtered", () =>
    is(
      "listeners",
      `let x = []; export const on = (handler) => { x = [...x, handler] }; export const off = (handler) => { x = x.filter((one) => one !== handler) }`,
    ));
  it("are none if they are replaced", () =>
    none(
      `let x = []; export const on = (handler) => { x = [handler] }; export const off = (all) => { x = all }; export const all = () => x`,
    ));
  it("are none if they stay forever", () =>
    none(`const x = new Set(); export const on = (listener) => { x.add(listener) }`));
  it("wait for something", () =>
    is(
      "listeners",
      `const x = []; export const wait = () => new Promise((resolve) => x.push(resolve)); export const go = () => x.shift()?.()`,
    ));
});

describe("a registry", () => {
  const types = (text: string): string => `const x = new Map(); export const get = (name) => x.get(name); ${text}`;
  it("is added to by a function named so", () =>
    is("registry", types(`export const addPlugin = (name, p) => x.set(name, p)`)));
  it("is none if the function sets", () => none(types(`export const setPlugin = (name, p) => x.set(name, p)`)));
  const list = (text: string): string => `let x = [one]; export const all = () => x; ${text}`;
  it("is put before what is there", () =>
    is("registry", list(`export const addPlugin = (p) => { x = [p].concat(x) }`)));
  it("is put behind what is there", () => is("registry", list(`export const addPlugin = (p) => { x = x.concat(p) }`)));
  it("is none if it is put in the place of what is there", () =>
    none(list(`export const addPlugin = (p, all) => { x = [p].concat(all) }`)));
  it("is none if what is added is data", () => none(types(`export const addToCart = (name, p) => x.set(name, p)`)));
  it("is defined", () => is("registry", types(`export const define = (name, p) => x.set(name, p)`)));
  it("is emptied by a reset", () =>
    is("registry", types(`export const define = (name, p) => x.set(name, p); export const reset = () => x.clear()`)));
  it("is none if entries are taken out", () =>
    none(types(`export const define = (name, p) => x.set(name, p); export const remove = (name) => x.delete(name)`)));
  it("is none if callers may overwrite", () =>
    none(types(`export const define = (name, p, { overwrite }) => { if (overwrite) x.set(name, p) }`)));
});

describe("a scratch", () => {
  it("may hold numbers of any size", () =>
    is("scratch", `let x; export const print = (node) => { x = 1n; if (x < node) x = 2n; return String(x) }`));
  it("is none if it counts on", () =>
    none(`let x; export const print = (node) => { x = x + 1n; if (x < node) x = 2n; return String(x) }`));
  it("is written first in each function", () =>
    is("scratch", `let x; export const print = (node) => { x = []; x.push(node); return x.join("") }`));
  it("is none if it is read first", () =>
    none(`let x = []; export const print = (node) => { use(x); x = [node]; return x.join("") }`));
  it("is used in functions that only those call", () =>
    is(
      "scratch",
      `let x; export const print = (node) => { x = ""; visit(node); return x }; function visit(node) { x += node.text; visit(node.next) }`,
    ));
  it("is none if others call them", () =>
    none(
      `let x; export const print = (node) => { x = ""; visit(node); return x }; export function visit(node) { x += node.text }`,
    ));
  it("is none if others may name it", () =>
    none(`export let x; export const print = (node) => { x = node; return use(x) }`));
  it("is none across a pause", () =>
    none(`let x; export const print = async (node) => { x = node; await go(); return use(x) }`));
  it("is emptied first", () =>
    is("scratch", `const x = []; export const print = (node) => { x.length = 0; x.push(node); return x.join("") }`));
  it("is left empty on every way out", () =>
    is(
      "scratch",
      `const x = []; export function mark(node) { x.push(node); for (let at = node; at; at = at.parent) { if (at.isRoot) { use(x); x.length = 0; return true } x.push(at) } x.length = 0; return false }`,
    ));
  it("is taken out again until it is empty", () =>
    is(
      "scratch",
      `const x = []; export function find(node) { for (let at = node; at; at = at.next) { if (at.child) x.push(at) } while (x.length) { use(x.pop()) } return node }`,
    ));
  it("is none if it is not taken out to its end", () =>
    none(
      `const x = []; export function find(node) { for (let at = node; at; at = at.next) { if (at.child) x.push(at) } while (x.length) { if (isFound(x.pop())) break } return node }`,
    ));
  it("is none if one way out leaves it", () =>
    none(
      `const x = []; export function mark(node) { x.push(node); for (let at = node; at; at = at.parent) { if (at.isRoot) { use(x); return true } x.push(at) } x.length = 0; return false }`,
    ));
  it("is read by what such a function calls", () =>
    is(
      "scratch",
      `const x = new Set(); export function mark(node) { x.add(node); show(); x.clear() } function show() { use([...x]) }`,
    ));
  it("is none if what it calls puts something in", () =>
    none(
      `const x = new Set(); export function mark(node) { if (node.isNew) { x.add(node); use([...x]); x.clear() } fill(node) } function fill(node) { x.add(node) }`,
    ));
  it("is none if others put something in", () =>
    none(
      `const x = new Set(); export function mark(node) { x.add(node); use([...x]); x.clear() } export const add = (node) => { x.add(node) }`,
    ));
  it("is none if it is not empty at first", () =>
    none(`const x = [root]; export function mark(node) { x.push(node); use(x); x.length = 0 }`));
  it("is none if an inner function leaves it filled", () =>
    none(
      `const x = []; export function mark(all) { all.forEach((node) => x.push(node)); if (all.isDone) return; x.length = 0 }`,
    ));
  it("is none if it is emptied at times", () =>
    none(
      `const x = []; export const print = (node) => { if (node.isFirst) x.length = 0; x.push(node); return x.join("") }`,
    ));
  it("is none if it is handed out", () =>
    none(`const x = []; export const print = (node) => { x.length = 0; x.push(node); return x }`));
  it("is an object that is made for it", () =>
    is("scratch", `const x = new Vector(); export const move = (by) => { x.left = by; apply(x) }`));
});

describe("a fallback behind a context", () => {
  const als = `const als = new AsyncLocalStorage(); let x; `;
  const read = `export const get = () => { const store = als.getStore(); if (store) return store.x; return x };`;
  it("is reached where there is no context", () =>
    is(
      "context first",
      `${als} ${read} export const set = (y) => { const store = als.getStore(); if (store) { store.x = y; return } x = y }`,
    ));
  it("is none if a write does not ask", () => none(`${als} ${read} export const set = (y) => { x = y }`));
  it("is none if a read does not ask", () =>
    none(
      `${als} export const get = () => x; export const set = (y) => { const store = als.getStore(); if (store) { store.x = y; return } x = y }`,
    ));
});

describe("what is for the end", () => {
  it("is read by what closes", () =>
    is("teardown", `let x; export const start = (port) => { x = listen(port) }; export const close = () => x.close()`));
  it("is none if others read it", () =>
    none(`let x; export const start = (port) => { x = listen(port) }; export const server = () => x`));
  it("is none if others may name it", () =>
    none(`export let x; export const start = (port) => { x = listen(port) }; export const close = () => x.close()`));
});

describe("an object of several members", () => {
  it("is harmless if each is", () =>
    is(
      "lazy",
      `const x = { db: null, count: 0 }; export const db = () => { if (!x.db) x.db = open(); x.count++; return x.db }`,
    ));
  it("is not if one is not", () =>
    none(
      `const x = { db: null, user: null }; export const db = (user) => { x.user = user; if (!x.db) x.db = open(); return x.db }`,
    ));
});
