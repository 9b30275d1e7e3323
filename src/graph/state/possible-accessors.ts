/**
 * Which of the modules that import a name of a state's module may access a state of it, before their bodies are known: those that
 * import a function that leads to one, or in whose text the members occur by which one is reached.
 *
 *     import { Engine } from "./engine"      the static field `Engine.last` is out of reach where `last` does not occur
 */
import type { HeldStates } from "./held-states.js";
import type { NameUsers } from "./state-users.js";
import { namesFrom } from "./state-users.js";
import type { Topology } from "../topology.js";

/** Steps that have no name in the text of whoever takes them. */
const NAMELESS: ReadonlySet<string> = new Set(["()", "new", "*"]);

/** Ascending; O(importers × entries), and a look at the text of each module whose body is not known yet. */
export function possibleAccessors(
  topology: Topology,
  owner: number,
  { entries }: HeldStates,
  { importers, via }: NameUsers,
  states: ReadonlySet<number>,
): readonly number[] {
  /** By exported name, the last member of each way; an empty one if there is none. */
  const members = new Map<string, Set<string>>();
  for (const all of entries.values()) {
    for (const { way, accesses } of all) {
      if (!accesses.some(({ state }) => states.has(state))) continue;
      const [name = "", ...steps] = way;
      const last = steps.findLast((step) => !NAMELESS.has(step)) ?? "";
      members.set(name, (members.get(name) ?? new Set()).add(last));
    }
  }
  const everything = new Set([...members.values()].flatMap((all) => [...all]));
  // What `module.exports` is assigned has its members under names that are imported, too.
  const isWhole = members.has("=");
  return importers.filter((importer) => {
    const { names, isNamespace } = namesFrom(topology, importer, owner, via);
    const wanted =
      isNamespace || isWhole ? everything : new Set(names.flatMap((name) => [...(members.get(name) ?? [])]));
    return wanted.has("") || (wanted.size > 0 && topology.mayMention(importer, [...wanted]));
  });
}
