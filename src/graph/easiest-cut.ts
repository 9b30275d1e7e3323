import { edgeNames } from "./edge-names.js";
import type { EdgeSelection } from "./edge-selection.js";
import type { Topology } from "./topology.js";

/**
 * Of the edges of one cycle the one that is easiest to remove: the one with the fewest names to move elsewhere. A whole
 * namespace counts as more than any number of names, and so does an import without names: there is nothing to move out
 * of it. Ties go to the first importer by id, then to its first target. Asks for the facts of all importers on the
 * cycle. Throws a RangeError for a cycle without edges.
 */
export function easiestCut(topology: Topology, selection: EdgeSelection, cycle: readonly number[]): number {
  let easiest: number | undefined;
  let fewest = Infinity;
  for (const edge of cycle) {
    const cost = costOf(topology, selection, edge);
    // Edges are numbered by importer and then by target, so the smaller number is the first by id.
    if (easiest === undefined || cost < fewest || (cost === fewest && edge < easiest)) {
      easiest = edge;
      fewest = cost;
    }
  }
  if (easiest === undefined) throw new RangeError("A cycle has at least one edge");
  return easiest;
}

function costOf(topology: Topology, selection: EdgeSelection, edge: number): number {
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, edge);
  return everything || sideEffectOnly ? Infinity : names.length;
}
