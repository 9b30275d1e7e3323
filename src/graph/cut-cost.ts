import { edgeNames } from "./edge-names.js";
import type { EdgeSelection } from "./edge-selection.js";
import { edgeUse } from "./edge-use.js";
import type { Topology } from "./topology.js";

/** What a whole namespace costs, an import without names, and any number of names above it. */
const WHOLE = 20;

/**
 * How much is to be done to be without an edge, as a whole number from 1: for names that are no values a keyword is to be written; else
 * each name is to be moved, and what is read while its importer loads a little more. It weighs as `easiestCut` decides, but can be
 * summed up. Asks for the facts and the body of the importer.
 */
export function cutCost(topology: Topology, selection: EdgeSelection, edge: number): number {
  const use = edgeUse(topology, edge);
  if (use === "erased" || use === "unused" || use === "types") return 1;
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, edge);
  const moved = everything || sideEffectOnly ? WHOLE : Math.min(names.length, WHOLE);
  return (use === "later" ? 1 : 2) + moved;
}
