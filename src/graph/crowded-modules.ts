import { selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { fanIn } from "./fan-in.js";
import { memoised } from "./memo.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** Limits of fan-in; `key` names them by value. What `of` needs, it makes on first use, which may never come. */
export interface FanInLimits {
  readonly of: (id: ModuleId) => number | undefined;
  readonly key: string;
}

/** The limit of each module. Memoised for all graphs of the same modules, so that no file asks for them anew. */
export const limitsByModule: (topology: Topology, limits: FanInLimits) => readonly (number | undefined)[] = memoised(
  ({ modules }, { of }) => modules.map(of),
  ({ key }) => key,
  ({ modules }) => modules,
);

/**
 * The modules that import one whose fan-in is over its limit: whose imports decide which modules are crowded. In a
 * selection with eager edges, erasing some can only lower a fan-in. Memoised; O(n + edges), and a limit for each module.
 */
export const importersOfCrowded: (topology: Topology, selection: EdgeSelection, limits: FanInLimits) => NodeSet =
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
