/** What the imports of a project tell of sharing before any body is known: cheap tests that leave out nearly all modules. */
import { librariesFrom, librariesWith } from "../../catalogue/lookup.js";
import { exportedNames } from "../exported-names.js";
import { mayHoldChanging } from "../state/changing-states.js";
import { nameLeads } from "../state/name-leads.js";
import type { Topology } from "../topology.js";
import type { SharingView } from "./sharing-view.js";

/**
 * Whether a module may keep something that counts: a state that changes, what it makes of a library, or of a function of the project
 * that does. O(names that it imports, and names that importers may write to).
 */
export function mayKeep(topology: Topology, node: number, view: SharingView): boolean {
  const isState = view.kinds.includes(view.domains.of[node]! >= 0 ? "state" : "common state");
  if (isState && mayHoldChanging(topology, node, view.tests)) return true;
  if (importsLibrary(topology, node, view)) return true;
  // What a function of the project makes is named for it, as createCache() is.
  if (topology.hintsOf(node).mayUseServices !== "by text") return false;
  return definersBehind(topology, node).some((definer) => importsLibrary(topology, definer, view));
}

function importsLibrary(topology: Topology, node: number, { kinds, libraries }: SharingView): boolean {
  const all = librariesWith(libraries);
  return topology
    .factsOf(node)
    .imports.some(({ specifier }) =>
      librariesFrom(all, specifier).some(({ kind }) => (kinds as readonly string[]).includes(kind)),
    );
}

/**
 * Modules of other domains that define a name which a module imports, and may keep something; ascending. O(names that it imports),
 * and what `mayKeep` takes for each.
 */
export function keepersBehind(topology: Topology, node: number, view: SharingView): readonly number[] {
  const { of } = view.domains;
  return definersBehind(topology, node).filter(
    (owner) => of[owner]! >= 0 && of[owner] !== of[node] && mayKeep(topology, owner, view),
  );
}

/**
 * Modules that define a name which a module imports other than as a type, and for a whole namespace all that pass names on to it;
 * ascending. O(names).
 */
function definersBehind(topology: Topology, node: number): readonly number[] {
  const definers = new Set<number>();
  const { targets } = topology.rows[node]!;
  for (const [request, { label, form, names }] of topology.factsOf(node).imports.entries()) {
    const target = targets[request];
    const imported = typeof target === "string" ? topology.nodeOf(target) : undefined;
    if (imported === undefined || label === "erased" || form === "export-from") continue;
    for (const { imported: name, type } of names) {
      if (type) continue;
      const leads = name === "*" ? [] : nameLeads(topology, imported, name, []);
      const found = leads.length > 0 ? leads.map((lead) => lead.node) : passedOnBy(topology, imported);
      for (const each of found) definers.add(each);
    }
  }
  return [...definers].sort((a, b) => a - b);
}

/** A module, and all whose names it has. */
function passedOnBy(topology: Topology, start: number): ReadonlySet<number> {
  const met = new Set([start]);
  // A set that grows while it is gone through is gone through to its end.
  for (const node of met) {
    const { names, stars } = exportedNames(topology, node);
    for (const star of stars) met.add(star);
    for (const origin of names.values()) if (origin !== "here" && origin.node !== undefined) met.add(origin.node);
  }
  return met;
}
