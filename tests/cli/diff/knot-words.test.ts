import { expect, it } from "vitest";
import { knotEntry } from "../../../src/cli/diff/knot-words.js";

const entry = (count: number): readonly string[] => {
  const causes = Array.from({ length: count }, (_, at) => ({ from: `a${at}.ts`, to: "b.ts" }));
  const modules = ["a0.ts", "b.ts"];
  return knotEntry({ is: "born", modules, domains: [], others: [], causes, cycle: modules }, () => 1).details;
};

it("says of a knot that several imports tie how many are to go, unless there may be more than are looked for", () => {
  expect(entry(2)[0]).toBe("no import alone does it; without these 2 it would not be there:");
  expect(entry(100)[0]).toBe("no import alone does it; these 100 take part, and maybe more:");
});
