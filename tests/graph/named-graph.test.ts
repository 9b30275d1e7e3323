import { expect, it } from "vitest";
import { namedGraph } from "../../src/graph/named-graph.js";
import { edgesOf } from "./draw.js";

it("has the names in order, whatever order they come in", () => {
  const graph = namedGraph(
    new Map([
      ["b", ["a"]],
      ["a", []],
      ["c", ["b", "a", "a"]],
    ]),
  );
  expect(edgesOf(graph)).toEqual(["b -> a", "c -> a", "c -> b"]);
});

it("refuses a target that is no name", () => {
  expect(() => namedGraph(new Map([["a", ["b"]]]))).toThrow(TypeError);
});
