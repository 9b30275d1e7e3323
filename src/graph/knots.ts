/**
 * The knots of a graph: sets of modules that all lead to one another by selected edges, and single modules that import themselves.
 * Each with its shortest cycle and the import of that which is easiest to cut; a knot of more cycles than one stays tied behind it.
 *
 * The largest come first, of equal ones the first by id. Memoised; as `shortestCycleIn` for each knot, and asks for the bodies of
 * all their modules.
 */
import { components } from "./components.js";
import { askForCyclicBodies, cyclicModules } from "./cyclic-modules.js";
import { easiestCut } from "./easiest-cut.js";
import { selectionKey, type EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { shortestCycleIn } from "./shortest-cycle-in.js";
import type { Topology } from "./topology.js";

export interface Knot {
  /** Its modules, ascending. */
  readonly nodes: readonly number[];
  /** Edges of its shortest cycle in order. */
  readonly cycle: readonly number[];
  /** The edge of that cycle which is easiest to cut. */
  readonly cut: number;
}

export const knots: (topology: Topology, selection: EdgeSelection) => readonly Knot[] = memoised(
  (topology, selection) => {
    askForCyclicBodies(topology, selection);
    return knottedNodes(topology, selection).map((nodes) => {
      const cycle = shortestCycleIn(topology, selection, nodes);
      return { nodes, cycle, cut: easiestCut(topology, selection, cycle) };
    });
  },
  selectionKey,
);

function knottedNodes(topology: Topology, selection: EdgeSelection): readonly (readonly number[])[] {
  const { of } = components(topology, selection);
  const { flags } = cyclicModules(topology, selection);
  const nodesOf = new Map<number, number[]>();
  for (let node = 0; node < flags.length; node++) {
    if (flags[node] === 0) continue;
    const known = nodesOf.get(of[node]!);
    if (known === undefined) nodesOf.set(of[node]!, [node]);
    else known.push(node);
  }
  return [...nodesOf.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
