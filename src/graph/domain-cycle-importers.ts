import { cyclicEdgesOf } from "./components.js";
import { domainGraph } from "./domain-graph.js";
import { importerOf } from "./edge-lookup.js";
import { EVERY_EDGE, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import type { NodeDomains } from "./node-domains.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { Topology } from "./topology.js";

/**
 * The modules whose imports lead from domain to domain inside a cycle of domains: which decide what cycles there are, and
 * how many imports each of their steps has, in a selection with eager edges. Memoised; O(n + edges).
 */
export const domainCycleImporters: (topology: Topology, selection: EdgeSelection, nodeDomains: NodeDomains) => NodeSet =
  memoised(
    (topology, selection, nodeDomains) => {
      const { domains, imports } = domainGraph(topology, selection, nodeDomains);
      const flags = new Uint8Array(topology.modules.length);
      for (const domain of domains.modules.keys()) {
        for (const step of cyclicEdgesOf(domains, EVERY_EDGE, domain)) {
          for (const edge of imports[step]!) flags[importerOf(topology, edge)] = 1;
        }
      }
      return flaggedNodes(flags);
    },
    (selection, nodeDomains) => `${nodeDomains.key} ${selectionKey(selection)}`,
  );
