/** Which modules import a name that may lead to some ways to values of one module. */
import type { ImportTouch, Way } from "../../facts/state/state-facts.js";
import type { ImportFact } from "../../facts/module-facts.js";
import { nameLeads } from "./name-leads.js";
import type { Topology } from "../topology.js";

export interface NamedImport {
  readonly fact: ImportFact;
  readonly request: number;
  readonly name: number;
}

/**
 * Imports by which a module may come to the ways, or to all names of a module that passes them on; those of types are none.
 * O(names that it imports).
 * @param node whose values they are
 * @param via that module, and those that pass its names on
 */
export function importsOf(
  topology: Topology,
  importer: number,
  { node, via, ways }: { readonly node: number; readonly via: ReadonlySet<number>; readonly ways: readonly Way[] },
): readonly NamedImport[] {
  const { targets } = topology.rows[importer]!;
  return topology.factsOf(importer).imports.flatMap((fact, request) => {
    const specifier = targets[request];
    const target = typeof specifier === "string" ? topology.nodeOf(specifier) : undefined;
    if (target === undefined || !via.has(target)) return [];
    return fact.names.flatMap(({ imported, type }, name) => {
      const isLed =
        imported === "*" ||
        nameLeads(topology, target, imported, []).some(
          (lead) => lead.node === node && ways.some((way) => isPrefix(way, lead.way) || isPrefix(lead.way, way)),
        );
      return !type && isLed ? [{ fact, request, name }] : [];
    });
  });
}

/** Of an object that is made and kept, the steps behind the class. */
export function pathOf({ instance, path }: ImportTouch): readonly string[] {
  return instance === undefined ? path : ["new", ...path];
}

export function isPrefix(way: Way, whole: Way): boolean {
  return way.length <= whole.length && way.every((step, at) => step === whole[at]);
}
