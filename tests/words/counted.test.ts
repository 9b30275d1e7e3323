import { expect, it } from "vitest";
import { counted } from "../../src/words/counted.js";

it.each([
  [0, "0 modules"],
  [1, "1 module"],
  [2, "2 modules"],
])("%i is told as %s", (count, text) => {
  expect(counted(count, "module")).toBe(text);
});

it("takes the plural of a noun that does not just end with s", () => {
  expect([1, 2].map((count) => counted(count, "entry", "entries"))).toEqual(["1 entry", "2 entries"]);
});
