import { isCyclicEdge } from "./components.js";
import { importedOf, importerOf } from "./edge-lookup.js";
import type { EdgeSelection } from "./edge-selection.js";
import { shortestPath } from "./shortest-path.js";
import type { Topology } from "./topology.js";

/**
 * Shortest cycle of selected edges that runs through this edge, as its edges in order and this edge first; undefined if
 * there is none. A cycle through an edge is the edge and a path back, so the shortest path back makes the shortest
 * cycle; an import of the module itself needs no way back. Depends on the edge's component only. O(n + edges).
 */
export function cycleThrough(
  topology: Topology,
  selection: EdgeSelection,
  edge: number,
): readonly number[] | undefined {
  if (!isCyclicEdge(topology, selection, edge)) return undefined;
  const back = shortestPath(topology, selection, importedOf(topology, edge), importerOf(topology, edge));
  return back && [edge, ...back];
}
