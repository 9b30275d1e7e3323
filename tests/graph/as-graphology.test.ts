import { describe, expect, it } from "vitest";
import { asGraphology } from "../../src/graph/as-graphology.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw } from "./draw.js";

describe("asGraphology", () => {
  it("has a node for each module, under its id", () => {
    expect(asGraphology(draw("b -> a", "c")).nodes()).toEqual(["a", "b", "c"]);
  });

  it("is a directed graph that allows imports of the module itself", () => {
    const graph = asGraphology(draw("a -> b", "a -> a"));
    expect([graph.type, graph.hasEdge("a", "b"), graph.hasEdge("b", "a"), graph.hasEdge("a", "a")]).toEqual([
      "directed",
      true,
      false,
      true,
    ]);
  });

  it("tells label, line and names of an edge", () => {
    const graph = asGraphology(draw("a -> c", "a ~{x,y}~> b"));
    expect(graph.getEdgeAttributes("a", "b")).toEqual({ label: "deferred", line: 2, names: ["x", "y"] });
  });

  it("names the whole namespace *", () => {
    expect(asGraphology(draw("a -.{*}.-> b")).getEdgeAttributes("a", "b")).toEqual({
      label: "erased",
      line: 1,
      names: ["*"],
    });
  });

  it("tells no names of an import for side effects", () => {
    expect(asGraphology(draw("a -{}-> b")).getEdgeAttributes("a", "b")).toEqual({ label: "eager", line: 1 });
  });

  it("holds the edges of a selection only, and all modules", () => {
    const graph = asGraphology(draw("a -> b ~> c"), { labels: LABEL_BIT.eager, tests: undefined });
    expect([graph.order, graph.mapEdges((_, __, from, to) => `${from} -> ${to}`)]).toEqual([3, ["a -> b"]]);
  });
});
