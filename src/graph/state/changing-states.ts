/** Whether a module holds what changes after loading in a way that matters to others, so that these are worth a look. */
import type { HeldStates } from "./held-states.js";
import type { NameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

/** What its module never sets, or without harm only, is a constant unless somebody writes to it from outside. O(entries). */
export function mayChange(topology: Topology, { states, entries }: HeldStates, { importers }: NameUsers): boolean {
  if (states.some(({ isSet, harmless }) => isSet && harmless === undefined)) return true;
  const isInReach = [...entries.values()].some((all) => all.some(({ routine }) => routine === undefined));
  return isInReach && importers.some((node) => topology.factsOf(node).mayWriteImports === true);
}
