import type { ImportFact } from "../facts/module-facts.js";
import { factOfRequest, importedOf, importerOf } from "./edge-lookup.js";
import type { EdgeSelection } from "./edge-selection.js";
import { requestLabel } from "./request-label.js";
import { remembered } from "./remembered.js";
import { LABEL_BIT, type ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** What an edge carries from the imported module to the importer. */
export interface EdgeNames {
  /** Exported names of the imported module that the importer asks for: distinct, in source order, without `*`. */
  readonly names: readonly string[];
  /** Some request takes the whole namespace: `import * as`, `export *`, `export * as`. */
  readonly everything: boolean;
  /** No request binds a name: the module is loaded for what it does. */
  readonly sideEffectOnly: boolean;
}

/** By importer's row, labels and imported module. */
const known = remembered<ResolvedModule, Map<string, EdgeNames>>();

/**
 * The names of all requests with a selected label that merge into the edge. A name that is itself marked `type` counts
 * as erased, whatever its statement is: it would not keep the edge alive. So `import { type A }` can carry no name and
 * yet be no side-effect import. Asks for the importer's facts. Kept for as long as its row, as each report of a long cycle asks for all
 * edges on it; O(requests and names of the importer).
 */
export function edgeNames(topology: Topology, selection: EdgeSelection, edge: number): EdgeNames {
  const importer = importerOf(topology, edge);
  const imported = topology.modules[importedOf(topology, edge)]!;
  const row = topology.rows[importer]!;
  const all = known.get(row) ?? new Map<string, EdgeNames>();
  known.set(row, all);
  const key = `${selection.labels} ${imported}`;
  const before = all.get(key);
  if (before !== undefined) return before;
  const found = namesIn(topology, selection, importer, imported);
  all.set(key, found);
  return found;
}

function namesIn(topology: Topology, selection: EdgeSelection, importer: number, imported: string): EdgeNames {
  const row = topology.rows[importer]!;
  const requests: ImportFact[] = [];
  for (const [request, target] of row.targets.entries()) {
    if (target !== imported || (requestLabel(row, request) & selection.labels) === 0) continue;
    requests.push(factOfRequest(topology, importer, request));
  }
  const takesErased = (selection.labels & LABEL_BIT.erased) !== 0;
  const bound = requests.flatMap((fact) => fact.names);
  const carried = new Set(bound.filter((name) => takesErased || name.type !== true).map((name) => name.imported));
  const everything = carried.delete("*");
  return { names: [...carried], everything, sideEffectOnly: requests.length > 0 && bound.length === 0 };
}
