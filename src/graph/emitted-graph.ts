/**
 * The level `values` of a Topology: the imports of some modules labelled as the emit leaves them.
 *
 * Which modules, a question says: those whose imports it turns on. The answer for an edge does not depend on the others,
 * so that two questions never disagree about one.
 */
import { emittedLabels } from "./emitted-labels.js";
import { memoised } from "./memo.js";
import { mergeRequests } from "./merge-requests.js";
import type { NodeSet } from "./node-set.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * The Topology with the imports of `importers` labelled by what is used of them; the same object if no label changes.
 * Asks for the bodies of those importers that have an import which might be erased, all at once. Memoised;
 * O(n + requests) after that.
 */
export const emittedGraph: (topology: Topology, importers: NodeSet) => Topology = memoised(
  relabel,
  (importers) => importers.key,
);

function relabel(topology: Topology, importers: NodeSet): Topology {
  const nodes: number[] = [];
  for (const [node, row] of topology.rows.entries()) {
    if (importers.flags[node] === 1 && mayBeErased(row)) nodes.push(node);
  }
  const bodies = topology.bodiesOf(nodes);
  const changed = new Map<number, ResolvedModule>();
  for (const [at, node] of nodes.entries()) {
    const row = topology.rows[node]!;
    const labels = emittedLabels(row, topology.factsOf(node), bodies[at]);
    if (labels !== row.labels) changed.set(node, { ...row, labels });
  }
  if (changed.size === 0) return topology;
  const rows = topology.rows.map((row, node) => changed.get(node) ?? row);
  return { ...topology, ...mergeRequests(rows, rows.length, topology.nodeOf), rows };
}

function mayBeErased({ emit, labels, targets }: ResolvedModule): boolean {
  return emit?.verbatim === false && targets.some((id, request) => id !== null && labels[request] === LABEL_BIT.eager);
}
