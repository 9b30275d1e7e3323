/**
 * Where an exported name is defined: followed through `export { a } from`, `export *` and imports that are exported again.
 */
import type { ImportFact, ModuleFacts } from "../facts/module-facts.js";
import type { Topology } from "./topology.js";

export interface Definition {
  readonly node: number;
  /** The exported name there. */
  readonly name: string;
  /** The modules that pass the name on, the one asked first; empty if it is defined where it was asked for. */
  readonly via: readonly number[];
}

interface Step {
  readonly node: number;
  readonly name: string;
  readonly via: readonly number[];
}

/**
 * The first definition found in source order; undefined if the name leads out of the graph, to a namespace object or
 * nowhere. Each name of each module is looked at once, however the modules pass it round. O(exports and imports of the
 * modules on the way).
 */
export function definitionOf(topology: Topology, node: number, name: string): Definition | undefined {
  const seen = new Set<string>();
  const pending: Step[] = [{ node, name, via: [] }];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const key = `${step.node} ${step.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = lookUp(topology, step);
    if ("via" in found) return found;
    pending.push(...found.toReversed());
  }
  return undefined;
}

function lookUp(topology: Topology, { node, name, via }: Step): Definition | readonly Step[] {
  const facts = topology.factsOf(node);
  const entry = facts.exports.find(({ exported }) => exported === name);
  const follow = (request: number, imported: string): readonly Step[] => {
    const target = topology.rows[node]?.targets[request];
    const next = typeof target === "string" ? topology.nodeOf(target) : undefined;
    return next === undefined || imported === "*" ? [] : [{ node: next, name: imported, via: [...via, node] }];
  };
  if (entry === undefined) {
    const stars = name === "default" ? [] : facts.exports.filter(({ exported }) => exported === "*");
    return stars.flatMap(({ source }) => (source === undefined ? [] : follow(source, name)));
  }
  const { source, local } = entry;
  if (source !== undefined) return follow(source, importedAs(facts.imports[source], name));
  // `export default a` is an expression of this module, whatever `a` is.
  const request = local === undefined || name === "default" ? -1 : bindingOf(facts, local);
  return request === -1 ? { node, name, via } : follow(request, importedAs(facts.imports[request], local));
}

/** The import that binds a local name; -1 if it is no import's. */
function bindingOf({ imports }: ModuleFacts, local: string): number {
  return imports.findIndex(({ form, names }) => form === "import" && names.some((name) => name.local === local));
}

function importedAs(fact: ImportFact | undefined, local: string | undefined): string {
  return fact?.names.find((name) => name.local === local)?.imported ?? "*";
}
