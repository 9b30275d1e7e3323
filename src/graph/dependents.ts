import { checkNode } from "./edge-lookup.js";
import { selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

/** The modules that depend on one module, directly or through others: its blast radius, without the module itself. */
export interface Dependents {
  /** By distance, then by node. The length is the number of dependents. */
  readonly nodes: Uint32Array;
  /** Edges on the shortest way from each of `nodes` to the module, 1 for those that import it; ascending. */
  readonly distances: Uint32Array;
}

/**
 * The dependents of a node over selected edges. Test modules are none, as in fan-in: those at distance 1 are the
 * modules that fan-in counts. Breadth first over the reversed edges. Memoised; O(n + edges).
 */
export const dependents: (topology: Topology, selection: EdgeSelection, node: number) => Dependents = memoised(
  search,
  (selection, node) => `${node} ${selectionKey(selection)}`,
);

function search(topology: Topology, selection: EdgeSelection, node: number): Dependents {
  checkNode(topology, node);
  const { offsets, importers } = reversed(topology, selection);
  const isReached = selection.tests?.flags.slice() ?? new Uint8Array(topology.modules.length);
  isReached[node] = 1;
  const queue = new Uint32Array(topology.modules.length);
  const distances = new Uint32Array(topology.modules.length);
  queue[0] = node;
  let end = 1;
  for (let level = 0, distance = 1; level < end; distance++) {
    const next = end;
    for (let head = level; head < next; head++) {
      const imported = queue[head]!;
      for (let place = offsets[imported]!; place < offsets[imported + 1]!; place++) {
        const importer = importers[place]!;
        if (isReached[importer] === 1) continue;
        isReached[importer] = 1;
        distances[end] = distance;
        queue[end++] = importer;
      }
    }
    queue.subarray(next, end).sort();
    level = next;
  }
  return { nodes: queue.slice(1, end), distances: distances.slice(1, end) };
}
