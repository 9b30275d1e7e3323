/**
 * Which modules may make clients of services or say where one is, so that their bodies are worth being asked for: by the hints of
 * their texts, and of those that are hinted by imports alone, by whether the catalogue knows what they import.
 */
import { isKnownExport, librariesWith } from "../../catalogue/lookup.js";
import type { LibraryExport } from "../../catalogue/library.js";
import type { ModuleFacts } from "../../facts/module-facts.js";
import { memoised } from "../memo.js";
import type { NodeSet } from "../node-set.js";
import type { Topology } from "../topology.js";

/** Ascending, without tests. Memoised; O(n, and names that those import which are hinted by imports alone). */
export const clientMakers: (
  topology: Topology,
  tests: NodeSet,
  libraries: readonly LibraryExport[],
) => readonly number[] = memoised(
  (topology, tests, libraries) => {
    const isHinted = (node: number): boolean => topology.hintsOf(node).mayUseServices !== undefined;
    return topology.rows.flatMap(({ key }, node) =>
      key !== undefined &&
      tests.flags[node] === 0 &&
      isHinted(node) &&
      mayMakeClients(topology.factsOf(node), libraries)
        ? [node]
        : [],
    );
  },
  (tests, libraries) => `${tests.key} ${JSON.stringify(libraries)}`,
);

/** @param facts those of the module; of one that is linted, those of its text */
export function mayMakeClients(facts: ModuleFacts, libraries: readonly LibraryExport[]): boolean {
  if (facts.mayUseServices !== "by imports") return facts.mayUseServices === "by text";
  const all = librariesWith(libraries);
  return facts.imports.some(
    ({ specifier, label, names }) =>
      label !== "erased" && names.some(({ imported, type }) => !type && isKnownExport(all, specifier, imported)),
  );
}
