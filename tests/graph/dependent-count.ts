import { blastRadius } from "../../src/graph/blast-radius.js";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import type { Topology } from "../../src/graph/topology.js";

/** How many modules depend on one, directly or through others, as each is found. */
export function dependentCount(topology: Topology, selection: EdgeSelection, node: number): number {
  return blastRadius(topology, selection, { is: "module", nodes: [node] }).nodes.length;
}
