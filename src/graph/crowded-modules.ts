import { selectedEdges, selectedEdgesOf, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { fanIn } from "./fan-in.js";
import { memoised } from "./memo.js";
import { limitsByModule, type ModuleLimits } from "./module-limits.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { Topology } from "./topology.js";

/**
 * The modules that import one whose fan-in is over its limit: whose imports decide which modules are crowded. In a
 * selection with eager edges, erasing some can only lower a fan-in. Memoised; O(n + edges), and a limit for each module.
 */
export const importersOfCrowded: (topology: Topology, selection: EdgeSelection, limits: ModuleLimits) => NodeSet =
  memoised(
    (topology, selection, limits) => {
      const { modules, offsets, targets } = topology;
      const allowed = limitsByModule(topology, limits);
      const counts = fanIn(topology, selection);
      const selected = selectedEdges(topology, selection);
      const isCrowded = modules.map((_, node) => counts[node]! > (allowed[node] ?? Infinity));
      const flags = new Uint8Array(modules.length);
      for (let importer = 0; importer < flags.length; importer++) {
        for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++) {
          if (selected[edge] === 1 && isCrowded[targets[edge]!]) flags[importer] = 1;
        }
      }
      return flaggedNodes(flags);
    },
    (selection, limits) => `${selectionKey(selection)} ${limits.key}`,
  );

/** An import of a module that more modules import than its limit allows. */
export interface CrowdedImport {
  readonly edge: number;
  readonly imported: number;
  readonly limit: number;
  /** Fan-in. */
  readonly count: number;
}

/** Those of one module, in the order of what they import; none of a test. */
export function crowdedImports(
  topology: Topology,
  selection: EdgeSelection,
  limits: ModuleLimits,
  importer: number,
): readonly CrowdedImport[] {
  if (selection.tests?.flags[importer] === 1) return [];
  const counts = fanIn(topology, selection);
  return selectedEdgesOf(topology, selection, importer).flatMap((edge) => {
    const imported = topology.targets[edge]!;
    const limit = limitsByModule(topology, limits)[imported];
    const count = counts[imported]!;
    return imported === importer || limit === undefined || count <= limit ? [] : { edge, imported, limit, count };
  });
}
