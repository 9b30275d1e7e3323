/**
 * How hard an edge is to do without, by what its importer does with the names it carries.
 */
import type { ImportUses, NameUses } from "../facts/body-facts.js";
import type { EmitOptions } from "../facts/emit-options.js";
import type { BoundName, ImportFact } from "../facts/module-facts.js";
import { factOfRequest, importedOf, importerOf } from "./edge-lookup.js";
import { keptNames } from "./kept-names.js";
import { remembered } from "./remembered.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * `erased`: nothing of it is left when the program runs; `unused`: no name stands anywhere; `types`: none is a value,
 * so that `import type` would do; `later`: none is read while the importer loads; `loading`: the rest.
 */
export type EdgeUse = "erased" | "unused" | "types" | "later" | "loading";

/** From the easiest to do without. */
export const EDGE_USES: readonly EdgeUse[] = ["erased", "unused", "types", "later", "loading"];

/** By importer's row and imported module, as each report of a long cycle asks for all edges on it. */
const known = remembered<ResolvedModule, Map<string, EdgeUse>>();

/**
 * `loading` also if nothing is known of the importer's body. Asks for the facts and the body of the importer. Kept for as long as its
 * row; O(requests and names of the importer).
 */
export function edgeUse(topology: Topology, edge: number): EdgeUse {
  if (topology.labels[edge] === LABEL_BIT.erased) return "erased";
  const importer = importerOf(topology, edge);
  const imported = topology.modules[importedOf(topology, edge)]!;
  const row = topology.rows[importer]!;
  const uses = known.get(row) ?? new Map<string, EdgeUse>();
  const before = uses.get(imported);
  if (before !== undefined) return before;
  const [body] = topology.usesOf([importer]);
  // A body that is not known now may be later.
  if (body === undefined) return "loading";
  const use = useIn(topology, importer, imported, body);
  known.set(row, uses.set(imported, use));
  return use;
}

function useIn(topology: Topology, importer: number, imported: string, body: ImportUses): EdgeUse {
  const row = topology.rows[importer]!;
  const useOf = nameUse(row, body);
  const uses = row.targets.flatMap((target, request) => {
    if (target !== imported || row.labels[request] === LABEL_BIT.erased) return [];
    return [requestUse(factOfRequest(topology, importer, request), body.uses[request] ?? [], useOf)];
  });
  return hardest(uses);
}

type UseOf = (name: BoundName, uses: NameUses | undefined) => EdgeUse;

function requestUse({ form, label, names }: ImportFact, uses: readonly NameUses[], useOf: UseOf): EdgeUse {
  if (label === "deferred") return "later";
  if ((form !== "import" && form !== "import-equals" && form !== "require") || names.length === 0) return "loading";
  return hardest(names.map((name, at) => useOf(name, uses[at])));
}

function hardest(uses: readonly EdgeUse[]): EdgeUse {
  return uses.reduce((a, b) => (EDGE_USES.indexOf(b) > EDGE_USES.indexOf(a) ? b : a), "unused");
}

function nameUse({ emit }: ResolvedModule, body: ImportUses): UseOf {
  // Of JavaScript it is not known who compiles its JSX.
  const isKept = keptNames(body, emit ?? JAVASCRIPT);
  return (name, uses) => {
    if (name.type) return "types";
    if (uses === undefined || uses.loading.length > 0) return "loading";
    if (uses.position === "value") return "later";
    // What decorators write down is read with the class, what Angular injects later; where JSX stands is not known.
    if (isKept(name, uses)) return uses.injected && !emit?.decoratorMetadata ? "later" : "loading";
    return uses.position === "unused" ? "unused" : "types";
  };
}

const JAVASCRIPT: EmitOptions = {
  verbatim: true,
  decoratorMetadata: false,
  strictNullChecks: false,
  jsxFactory: "React",
  jsxFragmentFactory: "React",
};
