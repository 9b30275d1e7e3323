/** Shapes that overflow a call stack or run away in a search that recurses or lists cycles. */
import { describe, expect, it } from "vitest";
import { components, cyclicEdgesOf, isCyclicEdge } from "../../src/graph/components.js";
import { cycleThrough } from "../../src/graph/cycle-through.js";
import { dependentCounts } from "../../src/graph/dependents.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { linkTopology } from "../../src/graph/link.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { shortestPath } from "../../src/graph/shortest-path.js";
import type { Topology } from "../../src/graph/topology.js";
import { HEALTHY } from "./draw.js";
import { dependentCount } from "./dependent-count.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };
const idOf = (node: number) => `m${String(node).padStart(6, "0")}`;

/** `count` modules, of which each imports those that `targetsOf` names. */
function graphOf(count: number, targetsOf: (node: number) => readonly number[]): Topology {
  const rows = Array.from({ length: count }, (_, node) => {
    const targets = targetsOf(node).map(idOf);
    return { id: idOf(node), key: "k", labels: targets.map(() => LABEL_BIT.eager), targets, unresolved: [] };
  });
  return linkTopology(rows, () => ({ imports: [], exports: [] }), HEALTHY);
}

describe("a chain of 100,000 modules", () => {
  const last = 99_999;
  const chain = graphOf(last + 1, (node) => (node < last ? [node + 1] : []));

  it("has 100,000 components", () => {
    expect(components(chain, eager).sizes).toHaveLength(last + 1);
  });

  it("has a path from end to end", () => {
    expect(shortestPath(chain, eager, 0, last)).toHaveLength(last);
  });

  it("has no path back", () => {
    expect(shortestPath(chain, eager, last, 0)).toBeUndefined();
  });

  it("has all modules depend on the last", () => {
    expect(dependentCount(chain, eager, last)).toBe(last);
  });
});

describe("a ring of 100,000 modules", () => {
  const size = 100_000;
  const ring = graphOf(size, (node) => [(node + 1) % size]);

  it("is one component", () => {
    expect(Array.from(components(ring, eager).sizes)).toEqual([size]);
  });

  it("has one cycle through all of its edges", () => {
    expect(cycleThrough(ring, eager, 50_000)).toHaveLength(size);
  });

  it("has all others depend on each module", () => {
    expect(dependentCount(ring, eager, 7)).toBe(size - 1);
    expect(
      dependentCounts(
        ring,
        eager,
        nodeSet(ring.modules, (id) => id === ring.modules[7]),
      )[7],
    ).toBe(size - 1);
  });
});

describe("a knot of 600 modules that each import the next four", () => {
  const size = 600;
  const knot = graphOf(size, (node) => [1, 2, 3, 4].map((step) => (node + step) % size));

  it("has 2,400 edges, and every one of them lies on a cycle", () => {
    const cyclic = Array.from(knot.targets.keys()).filter((edge) => isCyclicEdge(knot, eager, edge));
    expect([knot.targets.length, cyclic.length]).toEqual([2_400, 2_400]);
  });

  it("tells the same of each module by itself", () => {
    const counts = knot.modules.map((_, node) => cyclicEdgesOf(knot, eager, node).length);
    expect(new Set(counts)).toEqual(new Set([4]));
  });

  it("has a shortest cycle of 150 edges", () => {
    expect(cycleThrough(knot, eager, 3)).toHaveLength(150);
  });
});
