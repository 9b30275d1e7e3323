/**
 * Which modules are behind two domains: modules of both import them, or modules in no domain do that are behind both. What is behind
 * one domain alone is nobody else's business, whatever it keeps.
 */
import type { NodeDomains } from "../node-domains.js";
import type { NodeSet } from "../node-set.js";
import { LABEL_BIT } from "../resolved-module.js";
import { memoised } from "../memo.js";
import type { Topology } from "../topology.js";
import { selectedEdges } from "../edge-selection.js";

const NONE = -1;
const SEVERAL = -2;

/**
 * Of each module 1 if it is. Memoised; O(n + edges): a module is come back to twice at most, when the first and when a second domain is
 * found to be in front of it.
 */
export const behindTwoDomains: (topology: Topology, domains: NodeDomains, tests: NodeSet) => Uint8Array = memoised(
  (topology, { of }, tests) => {
    const { modules, offsets, targets } = topology;
    const selected = selectedEdges(topology, { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests });
    const front = new Int32Array(modules.length).fill(NONE);
    const pending: number[] = [];
    const pass = (node: number, domain: number): void => {
      for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
        const target = targets[edge]!;
        const known = front[target]!;
        if (selected[edge] === 0 || known === domain || known === SEVERAL) continue;
        front[target] = known === NONE ? domain : SEVERAL;
        if (of[target]! < 0) pending.push(target);
      }
    };
    for (const node of modules.keys()) if (of[node]! >= 0) pass(node, of[node]!);
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) pass(node, front[node]!);
    return Uint8Array.from(front, (domain) => (domain === SEVERAL ? 1 : 0));
  },
  ({ key }, tests) => `${key} ${tests.key}`,
);
