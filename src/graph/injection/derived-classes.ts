/** Classes that extend a class of a module, in that module or in those that import it. */
import type { NodeSet } from "../node-set.js";
import { nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import { injectionFacts } from "./injection-bodies.js";
import { exportedKey, resolvedToken } from "./token-keys.js";

/** By their exported names; O(importers of the module, and the classes there that extend one). @param exported the name of the class */
export function derivedClasses(
  topology: Topology,
  tests: NodeSet,
  node: number,
  exported: string,
): readonly { readonly module: number; readonly name: string }[] {
  const { key } = exportedKey(topology, node, exported);
  const modules = [node, ...nameUsers(topology, node, tests).importers];
  return injectionFacts(topology, modules).flatMap((facts, at) => {
    const module = modules[at]!;
    const names = (facts?.derived ?? []).flatMap(([name, from]) =>
      resolvedToken(topology, module, from)?.key === key ? [name] : [],
    );
    const { exports } = topology.factsOf(module);
    return exports.flatMap(({ exported: name, local }) => (names.includes(local ?? name) ? [{ module, name }] : []));
  });
}
