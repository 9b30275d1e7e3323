import { components } from "./components.js";
import { selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { remembered } from "./remembered.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * The modules that share a component with another one, or import themselves: whose imports decide which cycles there are.
 * In a selection with eager edges, erasing some can only take modules out of components, so that no other module's imports
 * matter. Memoised; O(n + edges).
 */
export const cyclicModules: (topology: Topology, selection: EdgeSelection) => NodeSet = memoised(
  (topology, selection) => {
    const { of, sizes } = components(topology, selection);
    const { offsets, targets } = topology;
    const selected = selectedEdges(topology, selection);
    const flags = new Uint8Array(of.length);
    for (let node = 0; node < flags.length; node++) {
      if (sizes[of[node]!]! > 1) flags[node] = 1;
      const end = offsets[node + 1]!;
      for (let edge = offsets[node]!; edge < end && targets[edge]! <= node; edge++) {
        if (targets[edge] === node && selected[edge] === 1) flags[node] = 1;
      }
    }
    return flaggedNodes(flags);
  },
  selectionKey,
);

/** Rows whose bodies were asked for, in whatever graph. */
const asked = remembered<ResolvedModule, true>();

/**
 * Asks for the bodies of all modules in cycles at once, which is one look at the store and one batch of parsing. What is told
 * of a cycle asks for those along it one by one; without this each of them would be parsed in every process again.
 */
export const askForCyclicBodies: (topology: Topology, selection: EdgeSelection) => void = memoised(
  (topology, selection) => {
    const { flags } = cyclicModules(topology, selection);
    const nodes: number[] = [];
    for (let node = 0; node < flags.length; node++) {
      if (flags[node] === 1 && !asked.get(topology.rows[node]!)) nodes.push(node);
    }
    topology.usesOf(nodes);
    for (const node of nodes) asked.set(topology.rows[node]!, true);
  },
  selectionKey,
);
