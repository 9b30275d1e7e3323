/**
 * Which modules may make clients of services or say where one is, so that their bodies are worth being asked for: by the hints of
 * their texts, and of those that are hinted by imports alone, by whether the catalogue knows what they import.
 */
import { isKnownExport, librariesWith } from "../../catalogue/lookup.js";
import type { LibraryExport } from "../../catalogue/library.js";
import type { ModuleFacts } from "../../facts/module-facts.js";
import { memoised } from "../memo.js";
import type { NodeSet } from "../node-set.js";
import { remembered } from "../remembered.js";
import type { ResolvedModule } from "../resolved-module.js";
import type { Topology } from "../topology.js";

/** Ascending, without tests. Memoised; O(n, and names that those import which are hinted by imports alone). */
export const clientMakers: (
  topology: Topology,
  tests: NodeSet,
  libraries: readonly LibraryExport[],
) => readonly number[] = memoised(
  (topology, tests, libraries) => {
    const key = JSON.stringify(libraries);
    return topology.rows.flatMap((row, node) =>
      row.key !== undefined &&
      tests.flags[node] === 0 &&
      topology.hintsOf(node).mayUseServices !== undefined &&
      mayRowMakeClients(row, key, () => mayMakeClients(topology.factsOf(node), libraries))
        ? [node]
        : [],
    );
  },
  (tests, libraries) => `${tests.key} ${JSON.stringify(libraries)}`,
);

/** Of rows, each of which stands for one text, by libraries: a graph with one row replaced asks of the same others. */
const known = remembered<ResolvedModule, Map<string, boolean>>();

function mayRowMakeClients(row: ResolvedModule, libraries: string, ask: () => boolean): boolean {
  let answers = known.get(row);
  if (answers === undefined) known.set(row, (answers = new Map()));
  const before = answers.get(libraries);
  if (before !== undefined) return before;
  const answer = ask();
  answers.set(libraries, answer);
  return answer;
}

/** @param facts those of the module; of one that is linted, those of its text */
export function mayMakeClients(facts: ModuleFacts, libraries: readonly LibraryExport[]): boolean {
  if (facts.mayUseServices !== "by imports") return facts.mayUseServices === "by text";
  const all = librariesWith(libraries);
  return facts.imports.some(
    ({ specifier, label, names }) =>
      label !== "erased" && names.some(({ imported, type }) => !type && isKnownExport(all, specifier, imported)),
  );
}
