import { expect, it } from "vitest";
import { dependentCounts } from "../../src/graph/dependents.js";
import { EVERY_EDGE } from "../../src/graph/edge-selection.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { propagationCost } from "../../src/graph/propagation-cost.js";
import { draw } from "./draw.js";

function costOf(lines: readonly string[], isTest: (id: string) => boolean = () => false): number {
  const topology = draw(...lines);
  const tests = nodeSet(topology.modules, isTest);
  const all = nodeSet(topology.modules, () => true);
  return propagationCost(dependentCounts(topology, { ...EVERY_EDGE, tests }, all), tests);
}

it.each([
  ["modules that know nothing of each other", ["a", "b", "c", "d"], 1 / 4],
  ["a chain", ["a -> b -> c"], 6 / 9],
  ["a knot, in which each comes to each", ["a -> b -> c -> a"], 1],
  ["a hub", ["a -> d", "b -> d", "c -> d"], 7 / 16],
  ["no modules", [], 0],
])("of %s", (_, lines, cost) => {
  expect(costOf(lines)).toBeCloseTo(cost, 12);
});

it("does not count tests", () => {
  expect(costOf(["a -> b", "test -> a"], (id) => id === "test")).toBe(3 / 4);
  expect(costOf(["a -> b", "c -> a"], (id) => id === "test")).toBe(6 / 9);
});
