import { describe, expect, it } from "vitest";
import { cyclicEdgesOf } from "../../src/graph/components.js";
import { cutEdges } from "../../src/graph/cut-edges.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw, edgeOf, edgesOf } from "./draw.js";

describe("cutEdges", () => {
  it("finds the edges by the names of their ends, ascending and once", () => {
    const topology = draw("a -> b -> c -> a");
    const names = [
      { from: "c", to: "a" },
      { from: "a", to: "b" },
      { from: "c", to: "a" },
    ];
    expect(cutEdges(topology, names)).toEqual([edgeOf(topology, "a -> b"), edgeOf(topology, "c -> a")]);
  });

  it.each([
    ["a module that is not there", { from: "a", to: "x" }],
    ["an importer that is not there", { from: "x", to: "a" }],
    ["an edge the other way round", { from: "b", to: "a" }],
  ])("passes over %s", (_, name) => {
    expect(cutEdges(draw("a -> b"), [name])).toEqual([]);
  });

  it("is asked anew of another graph, where the edge has another number", () => {
    const names = [{ from: "b", to: "c" }];
    expect([cutEdges(draw("b -> c"), names), cutEdges(draw("a -> b -> c"), names)]).toEqual([[0], [1]]);
  });

  it("leaves a knot with the cycles that do not run through them", () => {
    const topology = draw("a -> b -> a", "b -> c -> b", "c -> a");
    const without = cutEdges(topology, [{ from: "b", to: "c" }]);
    const cyclic = topology.modules.flatMap((_, node) =>
      cyclicEdgesOf(topology, { labels: LABEL_BIT.eager, tests: undefined, without }, node),
    );
    expect(cyclic.map((edge) => edgesOf(topology)[edge])).toEqual(["a -> b", "b -> a"]);
  });
});
