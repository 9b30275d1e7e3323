/**
 * The level `values` of a Topology: the imports of some modules labelled as the emit leaves them.
 *
 * Which modules, a question says: those whose imports it turns on. The answer for an edge does not depend on the others,
 * so that two questions never disagree about one.
 */
import { emittedLabels } from "./emitted-labels.js";
import { edgeBetween } from "./edge-lookup.js";
import { replaceRow } from "./link.js";
import { memoised } from "./memo.js";
import { remembered } from "./remembered.js";
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

/** By the key of the importers, of graphs that were not derived. */
const relabelled = remembered<Topology, Map<string, Topology>>();

function relabel(topology: Topology, importers: NodeSet): Topology {
  const { changed } = topology;
  if (changed === undefined) {
    const answer = relabelAll(topology, importers);
    const known = relabelled.get(topology) ?? new Map<string, Topology>();
    relabelled.set(topology, known.set(importers.key, answer));
    return answer;
  }
  const emittedBase = relabelled.get(changed.base)?.get(importers.key);
  return emittedBase === undefined
    ? relabelAll(topology, importers)
    : relabelChanged(topology, importers, changed.node, emittedBase);
}

/** All rows but one are as in the base, and so is what is emitted of them. */
function relabelChanged(topology: Topology, { flags }: NodeSet, node: number, emittedBase: Topology): Topology {
  const own = topology.rows[node]!;
  const [row = own] = flags[node] === 1 && mayBeErased(own) ? emittedRows(topology, [node]) : [];
  if (row === own && emittedBase === topology.changed?.base) return topology;
  return replaceRow(emittedBase, row, topology.factsOf(node), () => topology.bodiesOf([node])[0]);
}

function relabelAll(topology: Topology, importers: NodeSet): Topology {
  const nodes: number[] = [];
  for (let node = 0; node < topology.rows.length; node++) {
    if (importers.flags[node] === 1 && mayBeErased(topology.rows[node]!)) nodes.push(node);
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
    const edges = emittedEdges(topology, node, emitted);
    labels.set(edges.labels, topology.offsets[node]);
    requests.set(edges.requests, topology.offsets[node]);
  }
  return isChanged ? { ...topology, rows, labels, requests, changed: undefined } : topology;
}

/** A row stands for one text under one configuration, so that its emit is asked for once, whatever graph it is in. */
const emitted = remembered<ResolvedModule, ResolvedModule>();

/** The rows of these nodes as the emit leaves them; the same object where nothing is erased. */
function emittedRows(topology: Topology, nodes: readonly number[]): readonly ResolvedModule[] {
  const unknown = nodes.filter((node) => emitted.get(topology.rows[node]!) === undefined);
  const bodies = topology.usesOf(unknown);
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

type Edges = Pick<Topology, "labels" | "requests">;

/** Ids have one order, so that the edges of a row are in the same order in every graph that has it. */
const edgesOf = remembered<ResolvedModule, Edges>();

/** Merges the requests of one row anew, as `mergeRequests` does, into edges that are there already. */
function emittedEdges(topology: Topology, node: number, row: ResolvedModule): Edges {
  const known = edgesOf.get(row);
  if (known !== undefined) return known;
  const begin = topology.offsets[node]!;
  const length = topology.offsets[node + 1]! - begin;
  const edges = { labels: new Uint8Array(length), requests: new Uint32Array(length) };
  for (const [request, id] of row.targets.entries()) {
    const target = id === null ? undefined : topology.nodeOf(id);
    const edge = target === undefined ? undefined : edgeBetween(topology, node, target);
    const label = requestLabel(row, request);
    if (edge === undefined || label <= edges.labels[edge - begin]!) continue;
    edges.labels[edge - begin] = label;
    edges.requests[edge - begin] = request;
  }
  edgesOf.set(row, edges);
  return edges;
}

function mayBeErased({ emit, labels, targets }: ResolvedModule): boolean {
  return emit?.verbatim === false && targets.some((id, request) => id !== null && labels[request] === LABEL_BIT.eager);
}
