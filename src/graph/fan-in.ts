import { selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import type { Topology } from "./topology.js";

/**
 * For each node the number of distinct other modules that import it directly (Martin's afferent coupling, of modules).
 * Test modules are no importers, not even of one another. Memoised; O(n + edges).
 */
export const fanIn: (topology: Topology, selection: EdgeSelection) => Uint32Array = memoised(count, selectionKey);

function count(topology: Topology, selection: EdgeSelection): Uint32Array {
  const { offsets, targets } = topology;
  const selected = selectedEdges(topology, selection);
  const counts = new Uint32Array(topology.modules.length);
  for (let importer = 0; importer < counts.length; importer++) {
    if (selection.tests?.flags[importer] === 1) continue;
    for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++) {
      // Edges are distinct pairs of nodes, so that each one is another importer.
      if (selected[edge] === 1 && targets[edge] !== importer) counts[targets[edge]!]!++;
    }
  }
  return counts;
}
