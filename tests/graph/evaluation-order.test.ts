import { expect, it } from "vitest";
import { EVERY_EDGE } from "../../src/graph/edge-selection.js";
import { runsBefore } from "../../src/graph/evaluation-order.js";
import { draw, nodeOf } from "./draw.js";

function order(graph: string, entry: string, node: string, other: string): boolean {
  const topology = draw(...graph.split(", "));
  return runsBefore(topology, EVERY_EDGE, nodeOf(topology, entry), nodeOf(topology, node), nodeOf(topology, other));
}

it("a module runs after what it imports", () => expect(order("a -> b", "a", "b", "a")).toBe(true));
it("in a cycle the entry runs last", () => expect(order("a -> b -> a", "a", "b", "a")).toBe(true));
it("and from the other module it is the other way round", () =>
  expect(order("a -> b -> a", "b", "b", "a")).toBe(false));
it("a module that the entry does not reach does not run", () => expect(order("a, b", "a", "b", "a")).toBe(false));
it("a chain of 100,000 modules is a chain", () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => `m${index}`).join(" -> ");
  expect(order(chain, "m0", "m99999", "m0")).toBe(true);
});
