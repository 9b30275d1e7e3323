/** Cycles that no rule sees any more, as an import of them runs later, and that are still there. */
import { expect, it } from "vitest";
import { drawnChange } from "./drawn-summary.js";

function hidden(before: readonly string[], after: readonly string[]): string[] {
  return drawnChange(before, after).hiddenCycles.map(
    ({ cycle, knot }) => `${[...cycle, cycle[0]].join(" -> ")} of ${knot}`,
  );
}

it("are told at the import that was made to run later", () => {
  expect(hidden(["a -> b -> a"], ["a -> b ~> a"])).toEqual(["b -> a -> b of 2"]);
});

it("are none if the import is gone", () => {
  expect(hidden(["a -> b -> a"], ["a -> b"])).toEqual([]);
});

it("are none if the way back is gone", () => {
  expect(hidden(["a -> b -> a"], ["a ~> b"])).toEqual([]);
});

it("are told if both ways were made to run later", () => {
  expect(hidden(["a -> b -> a"], ["a ~> b ~> a"])).toEqual(["a -> b -> a of 2", "b -> a -> b of 2"]);
});

it("are told if the change closes the cycle and hides it in one", () => {
  expect(hidden(["a -> b", "c"], ["a ~> b -> c -> a"])).toEqual(["a -> b -> c -> a of 3"]);
});

it("are none where the way back always ran later", () => {
  expect(hidden(["a -> b ~> a"], ["a ~> b ~> a"])).toEqual([]);
  expect(hidden(["a -> b -> a"], ["a ~> b ~> a"])).not.toEqual([]);
});

it("are none of an import that is new", () => {
  expect(hidden(["a -> b"], ["a -> b ~> a"])).toEqual([]);
});

it("are none of an import of types that runs later now", () => {
  expect(hidden(["a -> b -.-> a"], ["a -> b ~> a"])).toEqual([]);
});
