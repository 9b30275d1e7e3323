import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components } from "../../src/graph/components.js";
import { cutCost } from "../../src/graph/cut-cost.js";
import { selectedEdges, type EdgeSelection } from "../../src/graph/edge-selection.js";
import { feedbackEdges } from "../../src/graph/feedback-edges.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgesOf, nodeOf } from "./draw.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

/** What is to be cut around `a`, by what it costs. */
function cuts(topology: Topology, selection: EdgeSelection = eager): string[] {
  const found = feedbackEdges(topology, selection, nodeOf(topology, "a"), (edge) => cutCost(topology, selection, edge));
  return found.map((edge) => edgesOf(topology)[edge]!);
}

describe("the edges that open a knot", () => {
  it("are none where there is no cycle", () => {
    expect(cuts(draw("a -> b -> c"))).toEqual([]);
  });

  it("are one for one cycle: the one with the fewest names", () => {
    expect(cuts(draw("a -{x,y}-> b -{x}-> c -{x,y}-> a"))).toEqual(["b -> c"]);
  });

  it("are the one that all cycles share, though each has one with fewer names", () => {
    expect(cuts(draw("a -{x,y}-> b", "b -{x}-> c -{x}-> a", "b -{x}-> d -{x}-> a", "b -{x}-> e -{x}-> a"))).toEqual([
      "a -> b",
    ]);
  });

  it("are the ones of the cycles if the shared one carries more names than all of these together", () => {
    expect(cuts(draw("a -{o,p,q,r,s,t,u,v,w,x}-> b", "b -{x}-> c -{x,y}-> a", "b -{x}-> d -{x,y}-> a"))).toEqual([
      "b -> c",
      "b -> d",
    ]);
  });

  it("are those whose names are types, however many there are", () => {
    expect(cuts(draw("a -{x}-> b", "b -{type:T,type:U,type:V}-> a"))).toEqual(["b -> a"]);
  });

  it("have all imports of a module by itself among them", () => {
    expect(cuts(draw("a -> a", "a -{x,y}-> b", "b -{x}-> a", "b -> b"))).toEqual(["a -> a", "b -> a", "b -> b"]);
  });

  it("are of the one component, and leave the others alone", () => {
    expect(cuts(draw("a -{x}-> b -{x,y}-> a", "c -> d -> c", "b -> c"))).toEqual(["a -> b"]);
  });

  it("are of selected edges only", () => {
    const topology = draw("a -{x}-> b -{x,y}-> a", "a ~> c -{x,y}-> a");
    expect(cuts(topology)).toEqual(["a -> b"]);
    expect(cuts(topology, { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests: undefined })).toEqual([
      "a -> b",
      "a ~> c",
    ]);
  });

  it("are refused of what is no node", () => {
    expect(() => feedbackEdges(draw("a"), eager, 1, () => 1)).toThrow(RangeError);
  });
});

interface Case {
  readonly topology: Topology;
  readonly costs: readonly number[];
}

/** Small graphs, all of one component or not, with any costs. */
const anyCase: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const node = fc.nat({ max: size - 1 });
  return fc
    .record({
      arrows: fc.uniqueArray(fc.tuple(node, node), {
        selector: ([from, to]) => `${from} ${to}`,
        minLength: 1,
        maxLength: 24,
        size: "max",
      }),
      costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 49, maxLength: 49 }),
    })
    .map(({ arrows, costs }) => ({ topology: draw(...arrows.map(([from, to]) => `n${from} -> n${to}`)), costs }));
});

describe("of any small graph, the edges that open the knot of its first module", () => {
  it("leave no cycle in it, and of each one less a cycle is left", () => {
    fc.assert(
      fc.property(anyCase, ({ topology, costs }) => {
        const found = feedbackEdges(topology, eager, 0, (edge) => costs[edge]!);
        expect(cyclicEdges(topology, found)).toBe(0);
        for (const kept of found)
          expect(
            cyclicEdges(
              topology,
              found.filter((edge) => edge !== kept),
            ),
          ).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("cost at most a half more than the least that is possible, and mostly no more than that", () => {
    let [same, all] = [0, 0];
    fc.assert(
      fc.property(anyCase, ({ topology, costs }) => {
        const found = feedbackEdges(topology, eager, 0, (edge) => costs[edge]!);
        const cost = found.reduce((sum, edge) => sum + costs[edge]!, 0);
        const least = leastCost(topology, costs);
        all++;
        if (cost === least) same++;
        expect(cost).toBeLessThanOrEqual(1.5 * least);
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(same / all).toBeGreaterThan(0.95);
  });
});

/** Number of edges inside the component of node 0 that are on a cycle once some are cut. */
function cyclicEdges(topology: Topology, without: readonly number[]): number {
  const inside = insideFirst(topology);
  const selection = { ...eager, without };
  const { of } = components(topology, selection);
  const selected = selectedEdges(topology, selection);
  return inside.filter(({ from, to, edge }) => selected[edge] === 1 && of[from] === of[to]).length;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly edge: number;
}

function insideFirst(topology: Topology): Arc[] {
  const { of } = components(topology, eager);
  return topology.modules.flatMap((_, from) => {
    const edges = [...topology.targets.keys()].slice(topology.offsets[from], topology.offsets[from + 1]);
    return edges
      .map((edge) => ({ from, to: topology.targets[edge]!, edge }))
      .filter(({ to }) => of[from] === of[0] && of[to] === of[0]);
  });
}

/** By the best order of every set of nodes (Held and Karp): whichever stands last, its edges to the others lead back. */
function leastCost(topology: Topology, costs: readonly number[]): number {
  const arcs = insideFirst(topology);
  const best = [0];
  for (let set = 1; set < 1 << topology.modules.length; set++) {
    best[set] = Infinity;
    for (let last = 0; last < topology.modules.length; last++) {
      if ((set & (1 << last)) === 0) continue;
      const others = set & ~(1 << last);
      const back = arcs.filter(({ from, to }) => from === last && (others & (1 << to)) !== 0);
      const cost = back.reduce((sum, { edge }) => sum + costs[edge]!, 0);
      best[set] = Math.min(best[set]!, best[others]! + cost);
    }
  }
  const selfImports = arcs.filter(({ from, to }) => from === to).reduce((sum, { edge }) => sum + costs[edge]!, 0);
  return best.at(-1)! + selfImports;
}

it("a chain of 100,000 modules that closes is opened by one edge, and takes no recursion", () => {
  const size = 100_000;
  const topology = draw(`${Array.from({ length: size }, (_, at) => `m${at}`).join(" -> ")} -> m0`);
  expect(feedbackEdges(topology, eager, 0, () => 1)).toHaveLength(1);
});
