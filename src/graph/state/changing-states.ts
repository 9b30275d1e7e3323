/** Which states of a module may change after loading in a way that matters to others, so that these are worth a look. */
import type { HeldStates } from "./held-states.js";
import type { NameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

/**
 * Indices of the states. What its module never sets, or without harm only, is a constant unless somebody writes to it from outside.
 * O(entries).
 */
export function changingStates(
  topology: Topology,
  { states, entries }: HeldStates,
  { importers }: NameUsers,
): ReadonlySet<number> {
  const own = states.flatMap(({ isSet, harmless }, state) => (isSet && harmless === undefined ? [state] : []));
  const inReach = [...entries.values()].flatMap((all) =>
    all.flatMap(({ routine, accesses }) => (routine === undefined ? accesses.map(({ state }) => state) : [])),
  );
  const isWritten = inReach.length > 0 && importers.some((node) => topology.factsOf(node).mayWriteImports === true);
  return new Set(isWritten ? [...own, ...inReach] : own);
}
