import { edgeNames } from "./edge-names.js";
import type { EdgeSelection } from "./edge-selection.js";
import { EDGE_USES, edgeUse } from "./edge-use.js";
import type { Topology } from "./topology.js";

/**
 * Of the edges of one cycle the one that is easiest to remove: one that the compiler drops, then one whose names are used as
 * types only or not at all, then one whose names are used later only, then one of the others; of these the one with the fewest names to
 * move elsewhere. A whole namespace counts as more than any number of names, and so does an import without names: there is
 * nothing to move out of it. Ties go to the first importer by id, then to its first target. Asks for the facts and bodies
 * of all importers on the cycle. Throws a RangeError for a cycle without edges.
 */
export function easiestCut(topology: Topology, selection: EdgeSelection, cycle: readonly number[]): number {
  const [first, ...others] = cycle.map((edge) => ({ edge, ...costOf(topology, selection, edge) }));
  if (first === undefined) throw new RangeError("A cycle has at least one edge");
  // Edges are numbered by importer and then by target, so the smaller number is the first by id.
  const isEasier = (a: typeof first, b: typeof first): boolean =>
    a.use !== b.use ? a.use < b.use : a.names !== b.names ? a.names < b.names : a.edge < b.edge;
  return others.reduce((easiest, next) => (isEasier(next, easiest) ? next : easiest), first).edge;
}

function costOf(topology: Topology, selection: EdgeSelection, edge: number): { use: number; names: number } {
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, edge);
  const use = EDGE_USES.indexOf(edgeUse(topology, edge));
  return { use, names: everything || sideEffectOnly ? Infinity : names.length };
}
