/**
 * How hard an edge is to do without, by what its importer does with the names it carries.
 */
import type { BoundName, ImportFact } from "../facts/module-facts.js";
import type { NameUses } from "../facts/body-facts.js";
import { factOfRequest, importedOf, importerOf } from "./edge-lookup.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * `erased`: nothing of it is left when the program runs; `unused`: no name is used, in JavaScript; `types`: none is a value,
 * so that `import type` would do; `later`: none is read while the importer loads; `loading`: the rest.
 */
export type EdgeUse = "erased" | "unused" | "types" | "later" | "loading";

/** `loading` also if nothing is known of the importer's body. Asks for the facts and the body of the importer. */
export function edgeUse(topology: Topology, edge: number): EdgeUse {
  const importer = importerOf(topology, edge);
  const imported = topology.modules[importedOf(topology, edge)];
  const { targets, labels, emit } = topology.rows[importer]!;
  if (topology.labels[edge] === LABEL_BIT.erased) return "erased";
  const [body] = topology.bodiesOf([importer]);
  if (body === undefined) return "loading";
  let hardest: EdgeUse = emit === undefined ? "unused" : "types";
  for (const [request, target] of targets.entries()) {
    if (target !== imported || labels[request] === LABEL_BIT.erased) continue;
    const use = requestUse(factOfRequest(topology, importer, request), body.uses[request] ?? []);
    if (use === "loading") return "loading";
    if (use === "later") hardest = "later";
  }
  return hardest;
}

function requestUse({ form, label, names }: ImportFact, uses: readonly NameUses[]): EdgeUse {
  if (label === "deferred") return "later";
  if ((form !== "import" && form !== "import-equals" && form !== "require") || names.length === 0) return "loading";
  const kinds = names.map((name, at) => nameUse(name, uses[at]));
  if (kinds.includes("loading")) return "loading";
  return kinds.includes("later") ? "later" : "types";
}

function nameUse({ type }: BoundName, uses: NameUses | undefined): EdgeUse {
  if (type) return "types";
  if (uses === undefined || uses.loading.length > 0) return "loading";
  if (uses.position === "type" || uses.position === "unused") return "types";
  // What decorators write down is read with the class.
  return uses.position === "value" ? "later" : "loading";
}
