import { expect, it } from "vitest";
import { didYouMean, nearestName } from "../../src/words/nearest-name.js";

const NAMES = ["check", "diff", "compare", "domains", "singletonHelpers", "cut"];

it.each([
  ["chekc", "check"],
  ["dif", "diff"],
  ["domain", "domains"],
  ["Domains", "domains"],
  ["singletonhelper", "singletonHelpers"],
])("%s is taken for %s", (given, name) => expect(nearestName(given, NAMES)).toBe(name));

it.each(["lint", "baseline", "", "put-in", "ct-"])("%j is near to none", (given) =>
  expect(nearestName(given, NAMES)).toBe(undefined),
);

it("is said in a sentence, or not at all", () => {
  expect(didYouMean("ceck", NAMES)).toBe(" Did you mean check?");
  expect(didYouMean("lint", NAMES)).toBe("");
});
