import { runTimeAccesses } from "./run-time-accesses.js";
import { isMutable, stateReach } from "./shared-states.js";
import { stateAccesses, type AccessedState, type StateView } from "./state-accesses.js";
import { touchedOwners } from "./touched-states.js";
import type { Topology } from "../topology.js";

export interface CrowdedState extends AccessedState {
  /** Number of modules that reach it. */
  readonly reach: number;
  /** Index of the import by which the module that was asked reaches it first. */
  readonly request: number;
}

/**
 * The states that change and that more than `max` modules reach, directly or through functions of their modules, one of them the
 * module that is asked: of those that it reaches by imports of one module the one that most reach. In the order of the imports.
 * O(accesses of the states it touches), which are memoised.
 */
export function crowdedStates(topology: Topology, node: number, view: StateView, max: number): readonly CrowdedState[] {
  const byImported = new Map<string, CrowdedState>();
  for (const owner of touchedOwners(topology, node, view)) {
    for (const accessed of stateAccesses(topology, owner, view)) {
      const own = accessed.accesses.find(({ module }) => module === node);
      const reach = stateReach(accessed);
      if (own === undefined || reach <= max || !isMutable(accessed)) continue;
      const imported = topology.rows[node]!.targets[own.request]!;
      const before = byImported.get(imported);
      if (before !== undefined && before.reach >= reach) continue;
      if (!isMutable(runTimeAccesses(topology, accessed, view))) continue;
      byImported.set(imported, { ...accessed, reach, request: own.request });
    }
  }
  return [...byImported.values()].sort((a, b) => a.request - b.request);
}
