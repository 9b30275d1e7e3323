import { blastRadius, type BlastRadius } from "../blast-radius.js";
import type { EdgeSelection } from "../edge-selection.js";
import type { AccessedState } from "./state-accesses.js";
import type { Topology } from "../topology.js";

/**
 * What fails with a state: the modules that reach it, by name or by functions of its module, at a distance of one, and all that
 * depend on those. Not its own module, as that of a module is without itself. O(n + edges).
 */
export function stateRadius(topology: Topology, selection: EdgeSelection, { accesses }: AccessedState): BlastRadius {
  const reaching = [...new Set(accesses.map(({ module }) => module))];
  const { nodes, distances } = blastRadius(topology, selection, reaching);
  return {
    nodes: [...reaching, ...nodes],
    distances: [...reaching.map(() => 1), ...distances.map((distance) => distance + 1)],
  };
}
