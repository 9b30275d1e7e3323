/** Which states of a module may change after loading in a way that matters to others, so that these are worth a look; and whether any may. */
import type { NodeSet } from "../node-set.js";
import type { HeldStates } from "./held-states.js";
import { nameReach, type NameUsers, writableNames } from "./state-users.js";
import type { Topology } from "../topology.js";

/**
 * Indices of the states. What its module never sets, or without harm only, is a constant unless somebody writes to it from outside.
 * O(entries, and names that importers may write to).
 */
export function changingStates(
  topology: Topology,
  owner: number,
  { states, entries }: HeldStates,
  { importers, via }: NameUsers,
): ReadonlySet<number> {
  const changing = new Set(states.flatMap(({ isSet, harmless }, at) => (isSet && harmless === undefined ? [at] : [])));
  const inReach = [...entries.values()].flat().filter(({ routine }) => routine === undefined);
  if (inReach.length === 0) return changing;
  const written = importers.map((importer) => writableNames(topology, importer, owner, via));
  const isAny = written.some(({ isNamespace }) => isNamespace);
  const names = new Set(written.flatMap((each) => each.names));
  for (const { way, accesses } of inReach) {
    // Behind "=" lie names that are imported by themselves.
    if (isAny || names.has(way[0]!) || (way[0] === "=" && names.size > 0))
      for (const { state } of accesses) changing.add(state);
  }
  return changing;
}

/**
 * Whether any may, by the texts alone: one that its own code never sets is set by whoever may write to a name of its module. Of the
 * importers only those that may write to something are looked at, so that this is cheaper than to know who uses which name.
 */
export function mayHoldChanging(topology: Topology, owner: number, tests: NodeSet): boolean {
  const hint = topology.hintsOf(owner).mayHoldState;
  if (hint !== "elsewhere") return hint === "here";
  const { importers, via } = nameReach(topology, owner, tests);
  return importers.some((importer) => {
    const { names, isNamespace } = writableNames(topology, importer, owner, via);
    return isNamespace || names.length > 0;
  });
}
