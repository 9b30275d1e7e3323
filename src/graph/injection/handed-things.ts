/**
 * Where a value arrives that one module passes to makers of others: the parameter of the class or function that is given it.
 */
import type { HandedValue } from "../../facts/injection/injection-facts.js";
import type { Way } from "../../facts/state/state-facts.js";
import { nameLeads } from "../state/name-leads.js";
import type { Topology } from "../topology.js";
import { injectionFacts } from "./injection-bodies.js";

interface HandedTo {
  readonly module: number;
  /** Index among the signatures of that module, and among the parameters of that one. */
  readonly signature: number;
  readonly parameter: number;
  readonly name: string;
  readonly line: number;
  /** The way to the class or function. */
  readonly way: Way;
}

export interface HandedThing {
  readonly module: number;
  readonly handed: HandedValue;
  /** In the order of the calls; without those that lead out of the graph, or to a function of which the parameters are not known. */
  readonly to: readonly HandedTo[];
}

/** Values that arrive in two modules at least; in order of modules and lines. O(arguments). @param modules those that may provide something */
export function findHanded(topology: Topology, modules: readonly number[]): readonly HandedThing[] {
  return injectionFacts(topology, modules).flatMap((facts, at) => {
    const module = modules[at]!;
    return (facts?.handed ?? []).flatMap((handed): readonly HandedThing[] => {
      const to = handedTo(topology, module, handed);
      return new Set(to.map((one) => one.module)).size < 2 ? [] : [{ module, handed, to }];
    });
  });
}

function handedTo(topology: Topology, module: number, { to }: HandedValue): readonly HandedTo[] {
  const { imports } = topology.factsOf(module);
  const { targets } = topology.rows[module]!;
  return to.flatMap(({ request, imported, path, by, argument, key }): readonly HandedTo[] => {
    const target = targets[request];
    const name = imports[request]?.names[imported]?.imported;
    if (typeof target !== "string" || name === undefined) return [];
    const steps = by === "new" ? [...path, "new"] : path;
    for (const { node, way } of nameLeads(topology, topology.nodeOf(target)!, name, steps)) {
      const signatures = injectionFacts(topology, [node])[0]?.signatures ?? [];
      const signature = signatures.findIndex((each) => each.way.join(" ") === way.join(" "));
      const parameters = signatures[signature]?.parameters ?? [];
      const parameter = parameters.findIndex(
        (each) => each.argument === argument && (each.key === key || each.key === undefined),
      );
      const found = parameters[parameter];
      if (found !== undefined) return [{ module: node, signature, parameter, name: found.name, line: found.line, way }];
    }
    return [];
  });
}
