/**
 * The level `values` of a Topology: the imports of some modules labelled as the emit leaves them.
 *
 * Which modules, a question says: those whose imports it turns on. The answer for an edge does not depend on the others,
 * so that two questions never disagree about one.
 */
import { emittedLabels } from "./emitted-labels.js";
import { edgeBetween } from "./edge-lookup.js";
import { memoised, remembered } from "./memo.js";
import type { NodeSet } from "./node-set.js";
import { requestLabel } from "./request-label.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/**
 * The Topology with the imports of `importers` labelled by what is used of them; the same object if no label changes.
 * Asks for the bodies of those importers that have an import which might be erased and were not asked for before, all at
 * once. Memoised; O(n + edges) after that.
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
  const rows = topology.rows.slice();
  const labels = topology.labels.slice();
  const requests = topology.requests.slice();
  let isChanged = false;
  for (const [at, emitted] of emittedRows(topology, nodes).entries()) {
    const node = nodes[at]!;
    if (emitted === topology.rows[node]) continue;
    isChanged = true;
    rows[node] = emitted;
    relabelEdges(topology, node, emitted, { labels, requests });
  }
  return isChanged ? { ...topology, rows, labels, requests } : topology;
}

/** A row stands for one text under one configuration, so that its emit is asked for once, whatever graph it is in. */
const emitted = remembered<ResolvedModule, ResolvedModule>();

/** The rows of these nodes as the emit leaves them; the same object where nothing is erased. */
function emittedRows(topology: Topology, nodes: readonly number[]): readonly ResolvedModule[] {
  const unknown = nodes.filter((node) => emitted.get(topology.rows[node]!) === undefined);
  const bodies = topology.bodiesOf(unknown);
  const current = new Map<number, ResolvedModule>();
  for (const [at, node] of unknown.entries()) {
    const row = topology.rows[node]!;
    const labels = emittedLabels(row, topology.factsOf(node), bodies[at]);
    const found = labels === row.labels ? row : { ...row, labels };
    current.set(node, found);
    // A body that is not known now may be later.
    if (bodies[at] !== undefined) emitted.set(row, found);
  }
  return nodes.map((node) => current.get(node) ?? emitted.get(topology.rows[node]!)!);
}

/** Merges the requests of one row anew, as `mergeRequests` does, into edges that are there already. */
function relabelEdges(
  topology: Topology,
  node: number,
  row: ResolvedModule,
  { labels, requests }: Pick<Topology, "labels" | "requests">,
): void {
  labels.fill(0, topology.offsets[node], topology.offsets[node + 1]);
  for (const [request, id] of row.targets.entries()) {
    const target = id === null ? undefined : topology.nodeOf(id);
    const edge = target === undefined ? undefined : edgeBetween(topology, node, target);
    const label = requestLabel(row, request);
    if (edge === undefined || label <= labels[edge]!) continue;
    labels[edge] = label;
    requests[edge] = request;
  }
}

function mayBeErased({ emit, labels, targets }: ResolvedModule): boolean {
  return emit?.verbatim === false && targets.some((id, request) => id !== null && labels[request] === LABEL_BIT.eager);
}
