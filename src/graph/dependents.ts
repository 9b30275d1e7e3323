import { checkNode } from "./edge-lookup.js";
import { selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

/**
 * How many modules depend on a node over selected edges, directly or through others, itself not counted: its blast radius. Test
 * modules are none, as in fan-in. Only the number is remembered. O(n + edges).
 */
export const dependentCount: (topology: Topology, selection: EdgeSelection, node: number) => number = memoised(
  count,
  (selection, node) => `${node} ${selectionKey(selection)}`,
);

function count(topology: Topology, selection: EdgeSelection, node: number): number {
  checkNode(topology, node);
  const { offsets, importers } = reversed(topology, selection);
  const isReached = selection.tests?.flags.slice() ?? new Uint8Array(topology.modules.length);
  isReached[node] = 1;
  const reached = [node];
  for (const imported of reached) {
    for (let place = offsets[imported]!; place < offsets[imported + 1]!; place++) {
      const importer = importers[place]!;
      if (isReached[importer] === 1) continue;
      isReached[importer] = 1;
      reached.push(importer);
    }
  }
  return reached.length - 1;
}
