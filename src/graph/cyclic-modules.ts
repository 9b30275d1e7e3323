import { components, cyclicEdgesOf } from "./components.js";
import { selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { Topology } from "./topology.js";

/**
 * The modules that share a component with another one, or import themselves: whose imports decide which cycles there are.
 * In a selection with eager edges, erasing some can only take modules out of components, so that no other module's imports
 * matter. Memoised; O(n + edges).
 */
export const cyclicModules: (topology: Topology, selection: EdgeSelection) => NodeSet = memoised(
  (topology, selection) => {
    const { of, sizes } = components(topology, selection);
    const isCyclic = (component: number, node: number): boolean =>
      sizes[component]! > 1 || cyclicEdgesOf(topology, selection, node).length > 0;
    return flaggedNodes(Uint8Array.from(of, (component, node) => (isCyclic(component, node) ? 1 : 0)));
  },
  selectionKey,
);
