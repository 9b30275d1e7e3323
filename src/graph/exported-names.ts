/**
 * What one module exports by name, and where it has each name from: an index over its facts.
 */
import type { ImportFact, ModuleFacts } from "../facts/module-facts.js";
import { memoised } from "./memo.js";
import type { Topology } from "./topology.js";

/** A name of another module; the node is undefined if that is none of the project's. */
interface Elsewhere {
  readonly node: number | undefined;
  /** `*` for the namespace. */
  readonly name: string;
}

export interface ExportedNames {
  /** By exported name, without those behind `export *`; the first of several with one name. */
  readonly names: ReadonlyMap<string, "here" | Elsewhere>;
  /** Modules of `export * from`, in source order. */
  readonly stars: readonly number[];
}

/** Memoised; O(names that the module imports and exports). */
export const exportedNames: (topology: Topology, node: number) => ExportedNames = memoised(
  (topology, node) => {
    const facts = topology.factsOf(node);
    const bound = bindings(facts);
    const elsewhere = (request: number, name: string): Elsewhere => {
      const target = topology.rows[node]?.targets[request];
      return { node: typeof target === "string" ? topology.nodeOf(target) : undefined, name };
    };
    const names = new Map<string, "here" | Elsewhere>();
    const stars: number[] = [];
    for (const { exported, source, local } of facts.exports) {
      if (exported === "*") {
        const star = source === undefined ? undefined : elsewhere(source, "*").node;
        if (star !== undefined) stars.push(star);
      }
      if (names.has(exported)) continue;
      // `export default a` is an expression of this module, whatever `a` is.
      const request = source ?? (local === undefined || exported === "default" ? undefined : bound.get(local));
      const passed = source === undefined ? local : exported;
      const origin = request === undefined ? "here" : elsewhere(request, importedAs(facts.imports[request], passed));
      names.set(exported, origin);
    }
    return { names, stars };
  },
  (node) => `${node}`,
);

/** The import that binds each local name. */
function bindings({ imports }: ModuleFacts): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  for (const [request, { form, names }] of imports.entries()) {
    if (form !== "import") continue;
    for (const { local } of names) if (!bound.has(local)) bound.set(local, request);
  }
  return bound;
}

function importedAs(fact: ImportFact | undefined, local: string | undefined): string {
  return fact?.names.find((name) => name.local === local)?.imported ?? "*";
}
