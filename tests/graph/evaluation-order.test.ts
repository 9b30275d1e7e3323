import { expect, it } from "vitest";
import { EVERY_EDGE } from "../../src/graph/edge-selection.js";
import { evaluationOrder } from "../../src/graph/evaluation-order.js";
import { draw, nodeOf } from "./draw.js";

/** Modules in the order in which they run. */
function order(entry: string, ...graph: readonly string[]): string {
  const topology = draw(...graph);
  const times = evaluationOrder(topology, EVERY_EDGE, nodeOf(topology, entry));
  const ran = topology.modules.filter((_, node) => times[node] !== 0);
  return ran.toSorted((a, b) => times[nodeOf(topology, a)]! - times[nodeOf(topology, b)]!).join(" ");
}

it("a module runs after what it imports", () => expect(order("a", "a -> b -> c")).toBe("c b a"));
it("what a module imports runs in the order of its imports", () => {
  expect(order("a", "a -> c", "a -> b")).toBe("c b a");
});
it("in a cycle the entry runs last", () => expect(order("a", "a -> b -> a")).toBe("b a"));
it("and from the other module it is the other way round", () => expect(order("b", "a -> b -> a")).toBe("a b"));
it("a module that the entry does not reach does not run", () => expect(order("a", "a", "b -> a")).toBe("a"));
it("a module that is imported twice runs once", () => expect(order("a", "a -> b -> d", "a -> c -> d")).toBe("d b c a"));
it("a chain of 100,000 modules is a chain", () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => `m${index}`).join(" -> ");
  expect(order("m0", chain).startsWith("m99999 m99998 ")).toBe(true);
});
