import { doMeet } from "./held-states.js";
import { sharedStates } from "./shared-states.js";
import { stateAccesses, type StateView } from "./state-accesses.js";
import { touchedOwners } from "./touched-states.js";
import type { Topology } from "../topology.js";

/**
 * The modules that fail with one because of states, ascending: all that reach a state which it holds, and those that read what it
 * sets, whoever holds that; these may know nothing of it by imports. O(accesses of those states), which are memoised. Asks for the
 * bodies of modules that may access one.
 */
export function stateDependents(topology: Topology, node: number, view: StateView): readonly number[] {
  const held = stateAccesses(topology, node, view).flatMap(({ accesses }) => accesses);
  const read = touchedOwners(topology, node, view).flatMap((owner) =>
    sharedStates(topology, owner, view, "split").flatMap(({ accesses }) => {
      const sets = accesses.filter(({ module, kind }) => module === node && kind === "sets");
      return accesses.filter((access) => access.kind === "reads" && sets.some((set) => doMeet(set, access)));
    }),
  );
  const dependents = new Set([...held, ...read].map(({ module }) => module));
  dependents.delete(node);
  return [...dependents].sort((a, b) => a - b);
}
