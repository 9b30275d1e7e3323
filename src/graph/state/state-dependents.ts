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
  const dependents = new Set(dependences(topology, node, view).map(({ module }) => module));
  dependents.delete(node);
  return [...dependents].sort((a, b) => a - b);
}

/** The states, by the names of their holders, because of which a module fails with another one. */
export function statesBetween(topology: Topology, module: number, node: number, view: StateView): readonly string[] {
  const found = dependences(topology, node, view).filter((one) => one.module === module);
  return [...new Set(found.map(({ holder }) => holder))].sort();
}

interface Dependence {
  readonly module: number;
  readonly holder: string;
}

function dependences(topology: Topology, node: number, view: StateView): readonly Dependence[] {
  const held = stateAccesses(topology, node, view).flatMap(({ state, accesses }) =>
    accesses.map(({ module }) => ({ module, holder: state.holder })),
  );
  const read = touchedOwners(topology, node, view).flatMap((owner) =>
    sharedStates(topology, owner, view, "split").flatMap(({ state, accesses }) => {
      const sets = accesses.filter(({ module, kind }) => module === node && kind === "sets");
      return accesses
        .filter((access) => access.kind === "reads" && sets.some((set) => doMeet(set, access)))
        .map(({ module }) => ({ module, holder: state.holder }));
    }),
  );
  return [...held, ...read];
}
