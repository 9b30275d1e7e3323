import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateHint } from "../../../src/facts/state/state-hints.js";
import { WriteHints } from "../../../src/facts/write-hints.js";

const hintOf = (text: string) => stateHint(text, new WriteHints(text));
const lines = (...all: string[]): string => all.join("\n");

describe("the hint that a text may set what it keeps", () => {
  it.each([
    ["a variable that a function assigns", lines("let user;", "export function login(name) { user = name; }")],
    ["one that is counted up", lines("let count = 0;", "export const next = () => ++count;")],
    ["one that a pattern assigns", lines("let a = 1, b = 2;", "export function swap() { [a, b] = [b, a]; }")],
    ["one that a pattern of an object assigns", lines("let user;", "export const set = (o) => { ({ user } = o); };")],
    [
      "one that a pattern in a pattern assigns",
      lines("let user;", "export const set = (o) => { ({ a: { b: user } } = o); };"),
    ],
    ["one that a pattern assigns as a result", lines("let last;", "export const set = (o) => ([last] = o);")],
    [
      "one that is assigned as another type",
      lines("let user: string;", "export const set = (o: object) => { (user as any) = o; };"),
    ],
    ["one that a loop assigns", lines("let last;", "export function all(of) { for (last of of) last(); }")],
    ["one whose contents change", lines("let items = [];", "export const add = (item) => items.push(item);")],
    ["a switch", lines("let isOn = false;", "export const toggle = () => { isOn = !isOn; };")],
    [
      "a switch that is set back",
      lines(
        "let isOn = false;",
        "export const on = () => { isOn = true; };",
        "export const off = () => { isOn = false; };",
      ),
    ],
    ["a map", lines("export const sessions = new Map();")],
    [
      "a list that begins empty and is filled",
      lines("const items = [];", "export const add = (item) => items.push(item);"),
    ],
    ["an object that changes itself", lines("export const store = {", "  n: 0,", "  add() { this.n++; },", "};")],
    [
      "a static field that a function sets",
      lines("export class A {", "  static n = 0;", "}", "export const up = () => A.n++;"),
    ],
    [
      "a static field that a static method sets",
      lines("export class A {", "  static n = 0;", "  static up() { this.n++; }", "}"),
    ],
    ["a static object", lines("export class A {", "  static instance = new A();", "  n = 0;", "}")],
    ["an object that is exported by default", lines("export default new Store();")],
  ])("is given for %s", (_, text) => expect(hintOf(text)).toBe("here"));

  it.each([
    ["a static field that nothing here sets", lines("export class A {", "  static limit = 10;", "}")],
    [
      "a static field beside methods of objects",
      lines("export class A {", "  static limit = 10;", "  up() { this.n++; }", "}"),
    ],
    ["a list that begins empty", lines("export const items = [];")],
  ])("is left to others for %s", (_, text) => expect(hintOf(text)).toBe("elsewhere"));

  it.each([
    ["a variable that is never assigned", lines("let limit = 10;", "export const isOver = (n) => n > limit;")],
    [
      "one that is compared and passed on",
      lines("let limit = 10;", "export const is = (n) => n === limit || n >= limit || ((limit) => n)(limit);"),
    ],
    ["a property of its name", lines("let limit = 10;", "export const set = (o) => { o.limit = limit; };")],
    [
      "what says once that something has happened",
      lines("let isDone = false;", "export function once() { if (isDone) return; isDone = true; }"),
    ],
    ["a list with entries", lines("export const plans = ['a', 'b'];")],
    ["a function", lines("export function f() { let x = 1; x = 2; return x; }")],
    ["a text without anything", ""],
  ])("is not given for %s", (_, text) => expect(hintOf(text)).toBeUndefined());

  it("is made of any text", () => {
    const parts = fc.constantFrom(
      "let x",
      "= ",
      "{",
      "}",
      "[",
      "]",
      "(",
      "x",
      "\n",
      " ",
      "static ",
      "class A ",
      "++",
      "new ",
      "for (",
      "of ",
    );
    fc.assert(
      fc.property(
        fc.array(parts).map((all) => all.join("")),
        (text) => void hintOf(text),
      ),
    );
  });
});
