/**
 * One component with the cost of each of its edges, as arrays of its own: what a search for the edges to cut goes through many times.
 *
 * Its nodes are numbered 0..n-1 in the order of the Topology, its arcs by importer and then by target. Imports of a module by itself
 * are kept apart, as no order of modules makes them harmless. O(n + edges of the component).
 */
import { components, cyclicEdgesOf } from "../components.js";

import type { EdgeSelection } from "../edge-selection.js";
import { checkNode } from "../number-checks.js";
import type { Topology } from "../topology.js";

export interface WeightedKnot {
  readonly size: number;
  /** Ends of each arc. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly costs: Uint32Array;
  /** Edge of the Topology that each arc stands for. */
  readonly edges: Uint32Array;
  /** Arcs of node i are `starts[i] .. starts[i + 1] - 1`. */
  readonly starts: Uint32Array;
  /** The arcs by the node they lead to: those to node i are `incoming[targetStarts[i] .. targetStarts[i + 1] - 1]`. */
  readonly incoming: Uint32Array;
  readonly targetStarts: Uint32Array;
  /** Edges of the Topology from a module to itself. */
  readonly selfImports: readonly number[];
}

/**
 * The component of a node.
 * @param costOf a whole number from 1 for each edge
 */
export function weightedKnot(
  topology: Topology,
  selection: EdgeSelection,
  node: number,
  costOf: (edge: number) => number,
): WeightedKnot {
  checkNode(topology, node);
  const { of } = components(topology, selection);
  const nodes = [...of.keys()].filter((each) => of[each] === of[node]);
  const numbers = new Map(nodes.map((each, number) => [each, number]));
  const arcs: [from: number, to: number, edge: number][] = [];
  const selfImports: number[] = [];
  const starts = new Uint32Array(nodes.length + 1);
  for (const [from, importer] of nodes.entries()) {
    for (const edge of cyclicEdgesOf(topology, selection, importer)) {
      const to = numbers.get(topology.targets[edge]!)!;
      if (to === from) selfImports.push(edge);
      else arcs.push([from, to, edge]);
    }
    starts[from + 1] = arcs.length;
  }
  const to = Uint32Array.from(arcs, ([, target]) => target);
  return {
    size: nodes.length,
    from: Uint32Array.from(arcs, ([importer]) => importer),
    to,
    costs: Uint32Array.from(arcs, ([, , edge]) => costOf(edge)),
    edges: Uint32Array.from(arcs, ([, , edge]) => edge),
    starts,
    ...byTarget(to, nodes.length),
    selfImports,
  };
}

/** Counting sort. */
function byTarget(to: Uint32Array, size: number): Pick<WeightedKnot, "incoming" | "targetStarts"> {
  const targetStarts = new Uint32Array(size + 1);
  for (const target of to) targetStarts[target + 1]!++;
  for (let node = 0; node < size; node++) targetStarts[node + 1]! += targetStarts[node]!;
  const next = targetStarts.slice();
  const incoming = new Uint32Array(to.length);
  for (const [arc, target] of to.entries()) incoming[next[target]!++] = arc;
  return { incoming, targetStarts };
}
