import { describe, expect, it } from "vitest";
import { harmlessIn } from "./harmless-in.js";

const memo = (text: string): void => expect(harmlessIn(text)).toEqual({ x: "memo" });
const none = (text: string): void => expect(harmlessIn(text)).toEqual({ x: "no" });
const map = (text: string): string => `const x = new Map(); ${text}`;

describe("what is computed once for each key", () => {
  it("is guarded by has", () =>
    memo(map(`export function get(id) { if (!x.has(id)) x.set(id, load(id)); return x.get(id) }`)));
  it("is not if another key is asked for", () =>
    none(map(`export function get(id, other) { if (!x.has(other)) x.set(id, load(id)); return x.get(id) }`)));
  it("is not without a guard", () => none(map(`export function get(id) { x.set(id, load(id)); return x.get(id) }`)));

  it("is guarded by a hit that is returned", () =>
    memo(
      map(
        `export function get(id) { const hit = x.get(id); if (hit) return hit; const made = load(id); x.set(id, made); return made }`,
      ),
    ));
  it("is not if the hit is changed instead", () =>
    none(
      map(
        `export function get(id) { const hit = x.get(id); const made = { ...hit, id }; x.set(id, made); return made }`,
      ),
    ));

  it("is guarded by a part of the hit", () =>
    memo(
      map(
        `export function get(id) { const hit = x.get(id); if (hit && hit.until > Date.now()) return hit.value; x.set(id, { value: load(id), until: soon() }) }`,
      ),
    ));
  it("is held weakly", () =>
    memo(
      map(
        `export function get(id) { const hit = x.get(id)?.deref(); if (hit) return hit; x.set(id, new WeakRef(load(id))) }`,
      ),
    ));
  it("is kept in the variable of the hit", () =>
    memo(
      map(`export function get(id) { let hit = x.get(id); if (!hit) { hit = load(id); x.set(id, hit) } return hit }`),
    ));

  it("is kept in an object", () =>
    memo(`const x = {}; export const get = (id) => { if (!(id in x)) x[id] = load(id); return x[id] }`));
  it("is kept there by an operator", () => memo(`const x = {}; export const get = (id) => (x[id] ??= load(id))`));
  it("is not by one that replaces", () => none(`const x = {}; export const get = (id) => (x[id] = load(id))`));

  it("is awaited", () =>
    memo(
      map(
        `export async function get(id) { if (x.has(id)) return x.get(id); const made = await load(id); x.set(id, made); return made }`,
      ),
    ));
  it("is what a promise gives", () =>
    memo(
      map(
        `export function get(id) { if (x.has(id)) return x.get(id); return load(id).then((made) => { x.set(id, made); return made }) }`,
      ),
    ));

  it("has a key of all parameters", () =>
    memo(
      map(
        "export const get = (a, b) => { const key = `${a}:${b}`; if (!x.has(key)) x.set(key, load(a, b)); return x.get(key) }",
      ),
    ));
  it("is made by a function beside it", () =>
    memo(
      map(
        `export const get = (a) => { const make = (b) => load(a, b); if (!x.has(a)) x.set(a, make(1)); return x.get(a) }`,
      ),
    ));
  it("is none if that function takes what the key leaves out", () =>
    none(
      map(
        `export const get = (a, c) => { const make = (b) => load(a, b); if (!x.has(a)) x.set(a, make(c)); return x.get(a) }`,
      ),
    ));
  it("is none if the key leaves one out", () =>
    none(
      map(
        "export const get = (a, b) => { const key = `${a}`; if (!x.has(key)) x.set(key, load(a, b)); return x.get(key) }",
      ),
    ));
  it("is none if the value is made of what surrounds the request", () =>
    none(map(`export const get = (a) => { if (!x.has(a)) x.set(a, load(a, getStore())); return x.get(a) }`)));
  it("is none if the caller says what it is", () =>
    none(
      map(
        `export const put = (a) => { if (!x.has(a.name)) x.set(a.name, a) }; export const get = (name) => x.get(name)`,
      ),
    ));
  it("is none if it begins empty", () =>
    none(map(`export const get = (a) => { if (!x.has(a)) x.set(a, []); return x.get(a) }`)));

  const get = `export function get(id) { if (!x.has(id)) x.set(id, load(id)); return x.get(id) }`;
  it("is emptied by others", () =>
    memo(map(`${get} export const drop = (id) => x.delete(id); export const clear = () => x.clear()`)));
  it("is not if others put something there", () => none(map(`${get} export const put = (id, y) => x.set(id, y)`)));
  it("is dropped after a failure", () =>
    memo(
      map(
        `export function get(id) { if (!x.has(id)) x.set(id, load(id).catch((e) => { x.delete(id); throw e })); return x.get(id) }`,
      ),
    ));
  it("loses its oldest entry", () =>
    memo(
      map(
        `export function get(id) { if (x.has(id)) return x.get(id); if (x.size > 99) x.delete(x.keys().next().value); x.set(id, load(id)) }`,
      ),
    ));
  it("puts a hit in front", () =>
    memo(
      map(
        `export function get(id) { const hit = x.get(id); if (hit) { x.delete(id); x.set(id, hit); return hit } x.set(id, load(id)) }`,
      ),
    ));
});

describe("a memo of one entry", () => {
  const last = (value: string): string =>
    `let x, last; export function get(id, b) { if (id === last) return x; x = load(${value}); last = id; return x }`;
  it("compares what the value is made of", () => expect(harmlessIn(last("id"))).toEqual({ x: "memo", last: "memo" }));
  it("is none if something else is in it", () => expect(harmlessIn(last("id, b"))["x"]).toBe("no"));
  it("compares a part of the value", () =>
    memo(`let x; export const get = (id) => { if (!x || x.id !== id) x = load(id); return x }`));
  it("is none if it compares with what is never kept", () =>
    none(`let x; export const get = (id) => { if (id !== home) x = load(id); return x }`));
});
