/**
 * Edges of one component of which the removal leaves no cycle in it: a feedback arc set of little cost, without an edge that need not be
 * in it. The least possible one is NP-hard to find (Karp 1972); this one comes near it, as tests with all orders of small graphs show.
 *
 * An order of the modules is found and improved (see feedback/greedy-order.ts, feedback/sifted-order.ts); what leads back in it is the
 * set, and what of that closes no cycle without the rest of it is put back, the dearest first. O(edges · edges of the set) besides what
 * the order takes; memory is linear; nothing recurses.
 */
import type { EdgeSelection } from "./edge-selection.js";
import { greedyOrder } from "./feedback/greedy-order.js";
import { siftedOrder } from "./feedback/sifted-order.js";
import { weightedKnot, type WeightedKnot } from "./feedback/weighted-knot.js";
import type { Topology } from "./topology.js";

/**
 * Of the component of a node, ascending; imports of a module by itself are all among them. None if there is no cycle.
 * @param costOf a whole number from 1 for each edge; asked once for each edge of the component
 */
export function feedbackEdges(
  topology: Topology,
  selection: EdgeSelection,
  node: number,
  costOf: (edge: number) => number,
): readonly number[] {
  const knot = weightedKnot(topology, selection, node, costOf);
  const places = new Uint32Array(knot.size);
  for (const [place, each] of siftedOrder(knot, greedyOrder(knot)).entries()) places[each] = place;
  const back = [...knot.edges.keys()].filter((arc) => places[knot.from[arc]!]! > places[knot.to[arc]!]!);
  const edges = neededOf(knot, back).map((arc) => knot.edges[arc]!);
  return [...edges, ...knot.selfImports].sort((a, b) => a - b);
}

/** Those of some arcs without which a cycle is left; with all of them removed there must be none. */
function neededOf({ from, to, costs, starts, size }: WeightedKnot, arcs: readonly number[]): readonly number[] {
  const isRemoved = new Uint8Array(from.length);
  for (const arc of arcs) isRemoved[arc] = 1;
  /** By which search a node was seen last, from 1. */
  const seen = new Uint32Array(size);
  const stack: number[] = [];
  let search = 0;
  const doesLead = (start: number, end: number): boolean => {
    search++;
    stack.length = 0;
    stack.push(start);
    seen[start] = search;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node === end) return true;
      for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) {
        const next = to[arc]!;
        if (isRemoved[arc] === 1 || seen[next] === search) continue;
        seen[next] = search;
        stack.push(next);
      }
    }
    return false;
  };
  const dearestFirst = arcs.toSorted((a, b) => costs[b]! - costs[a]! || a - b);
  return dearestFirst.filter((arc) => {
    if (doesLead(to[arc]!, from[arc]!)) return true;
    isRemoved[arc] = 0;
    return false;
  });
}
