import { selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import type { Topology } from "./topology.js";

/** The selected edges by the node they lead to. */
export interface Reversed {
  /** Importers of node i are at `offsets[i] .. offsets[i + 1] - 1`; length n + 1. */
  readonly offsets: Uint32Array;
  /** Importing node of each edge; ascending and distinct for one imported node. */
  readonly importers: Uint32Array;
}

/** Counting sort of the selected edges by target, so that importers stay in order. Memoised; O(n + edges). */
export const reversed: (topology: Topology, selection: EdgeSelection) => Reversed = memoised(reverse, selectionKey);

function reverse(topology: Topology, selection: EdgeSelection): Reversed {
  const { modules, offsets, targets } = topology;
  const selected = selectedEdges(topology, selection);
  const starts = new Uint32Array(modules.length + 1);
  for (let edge = 0; edge < targets.length; edge++) starts[targets[edge]! + 1]! += selected[edge]!;
  for (let node = 0; node < modules.length; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const importers = new Uint32Array(starts[modules.length]!);
  for (let importer = 0; importer < modules.length; importer++) {
    for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++) {
      if (selected[edge] === 1) importers[next[targets[edge]!]!++] = importer;
    }
  }
  return { offsets: starts, importers };
}
