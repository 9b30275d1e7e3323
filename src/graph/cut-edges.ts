import { edgeBetween, importedOf, importerOf } from "./edge-lookup.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** An edge by the ids of its ends; it need not be there. */
export interface EdgeName {
  readonly from: ModuleId;
  readonly to: ModuleId;
}

/**
 * The edges with these names, ascending, for a selection without them. Names without an edge are passed over. O(log edges) a
 * name.
 */
export function cutEdges(topology: Topology, names: readonly EdgeName[]): readonly number[] {
  const edges = names.map((name) => namedEdge(topology, name)).filter((edge) => edge !== undefined);
  return [...new Set(edges)].sort((a, b) => a - b);
}

/** The edge with a name, if there is one. */
export function namedEdge(topology: Topology, { from, to }: EdgeName): number | undefined {
  const importer = topology.nodeOf(from);
  const imported = topology.nodeOf(to);
  return importer === undefined || imported === undefined ? undefined : edgeBetween(topology, importer, imported);
}

/** The name of an edge. */
export function nameOfEdge(topology: Topology, edge: number): EdgeName {
  const { modules } = topology;
  return { from: modules[importerOf(topology, edge)]!, to: modules[importedOf(topology, edge)]! };
}
