import { expect, it } from "vitest";
import type { ResolvedModule } from "../../src/graph/resolved-module.js";
import { textMentions } from "../../src/project/text-mentions.js";

const row = { id: "a.ts" } as ResolvedModule;

it("reads a text once for the same words, and again for others", () => {
  const read: string[] = [];
  const isIn = textMentions(({ id }) => {
    read.push(id);
    return "first second";
  });
  expect([isIn(row, ["first"]), isIn(row, ["first"]), isIn(row, ["third"])]).toEqual([true, true, false]);
  expect(read).toEqual(["a.ts", "a.ts"]);
});

it("tells two words from one with a space", () => {
  const isIn = textMentions(() => "last name");
  expect([isIn(row, ["name last"]), isIn(row, ["name", "last"])]).toEqual([false, true]);
});

it("keeps nothing of a text that is another one now", () => {
  let text: string | undefined;
  const isIn = textMentions(() => text);
  expect(isIn(row, ["first"])).toBe(true);
  text = "second";
  expect(isIn(row, ["first"])).toBe(false);
});
