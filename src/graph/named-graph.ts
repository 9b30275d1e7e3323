import { linkTopology } from "./link.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * The graph of names that lead to one another, as a Topology, so that what is asked of modules can be asked of anything: of domains,
 * or of a part of a graph that is kept as plain data. All of its edges are eager. O(names and arrows, sorted).
 * Throws a TypeError for a target that is no name.
 * @param targets each name with those it leads to
 */
export function namedGraph(targets: ReadonlyMap<string, readonly string[]>): Topology {
  const rows = [...targets].map(([id, own]) => {
    return { id, key: id, labels: own.map(() => LABEL_BIT.eager), targets: own, unresolved: [] };
  });
  const health = { unparsed: [], tsconfigs: [], manifests: [], notes: [] };
  return linkTopology(rows, () => ({ imports: [], exports: [] }), health);
}
