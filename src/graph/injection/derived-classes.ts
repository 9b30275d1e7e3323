/** Classes that extend a class of a module, in that module or in those that import it. */
import type { DerivedClass } from "../../facts/injection/injection-facts.js";
import type { NodeSet } from "../node-set.js";
import { nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import { injectionFacts } from "./injection-bodies.js";
import { exportedKey, resolvedToken } from "./token-keys.js";

export interface DerivedAt {
  readonly module: number;
  /** Among the classes of that module that extend one. */
  readonly index: number;
  readonly derived: DerivedClass;
  /** By which others know it; none if it is not exported. */
  readonly names: readonly string[];
}

/** In order of the modules. O(importers of the module, and the classes there that extend one). @param exported the name of the class */
export function derivedClasses(
  topology: Topology,
  tests: NodeSet,
  node: number,
  exported: string,
): readonly DerivedAt[] {
  const { key } = exportedKey(topology, node, exported);
  const modules = [node, ...nameUsers(topology, node, tests).importers];
  return injectionFacts(topology, modules).flatMap((facts, at) => {
    const module = modules[at]!;
    return (facts?.derived ?? []).flatMap((derived, index): readonly DerivedAt[] => {
      if (resolvedToken(topology, module, derived.from)?.key !== key) return [];
      const { exports } = topology.factsOf(module);
      const names = exports.flatMap(({ exported: name, local }) => ((local ?? name) === derived.name ? [name] : []));
      return [{ module, index, derived, names }];
    });
  });
}
