import { isDeclaration } from "../facts/declaration.js";
import { writtenLabel } from "./request-label.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ModuleId, ResolvedModule } from "./resolved-module.js";

/** Edges of some rows, in the order of those rows: the arrays of Topology, cut to these rows. */
export interface MergedRequests {
  /** Edges of row i are `offsets[i] .. offsets[i + 1] - 1`. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly labels: Uint8Array;
  readonly requests: Uint32Array;
}

/**
 * Merges the requests of each row into edges: one for each distinct target, with the strongest label of its requests
 * and the index of the first request that has this label. Requests that lead out of the graph draw nothing.
 *
 * `nodes` is the number of nodes, `nodeOf` their numbers. O(nodes + requests), and the sorting of each row.
 * Throws a TypeError for a row whose labels and targets differ in number, for a label that is none, and for a target
 * that is no node.
 */
export function mergeRequests(
  rows: readonly ResolvedModule[],
  nodes: number,
  nodeOf: (id: ModuleId) => number | undefined,
): MergedRequests {
  const capacity = countRequests(rows);
  const offsets = new Uint32Array(rows.length + 1);
  const targets = new Uint32Array(capacity);
  const labels = new Uint8Array(capacity);
  const requests = new Uint32Array(capacity);
  // What is known of each node as a target of the row at hand; `seenBy` (a row's place, from 1) saves clearing them.
  const seenBy = new Uint32Array(nodes);
  const strongest = new Uint8Array(nodes);
  const first = new Uint32Array(nodes);
  // Whether each node is a declaration: 2 if it is, 1 if not, 0 if nobody has asked yet.
  const kinds = new Uint8Array(nodes);
  let end = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const begin = end;
    for (let request = 0; request < row.targets.length; request++) {
      const id = row.targets[request]!;
      if (id === null) continue;
      const target = nodeOf(id);
      if (target === undefined) throw new TypeError(`${row.id} imports ${id}, which is not among the rows`);
      const kind = (kinds[target] ||= isDeclaration(id) ? 2 : 1);
      const label = kind === 2 ? LABEL_BIT.erased : writtenLabel(row, request);
      const isNew = seenBy[target] !== place + 1;
      if (!isNew && label <= strongest[target]!) continue;
      if (isNew) targets[end++] = target;
      seenBy[target] = place + 1;
      strongest[target] = label;
      first[target] = request;
    }
    targets.subarray(begin, end).sort();
    for (let edge = begin; edge < end; edge++) {
      labels[edge] = strongest[targets[edge]!]!;
      requests[edge] = first[targets[edge]!]!;
    }
    offsets[place + 1] = end;
  }
  return { offsets, targets: targets.slice(0, end), labels: labels.slice(0, end), requests: requests.slice(0, end) };
}

function countRequests(rows: readonly ResolvedModule[]): number {
  let count = 0;
  for (const { id, labels, targets } of rows) {
    if (labels.length !== targets.length) {
      throw new TypeError(`${id} has ${labels.length} labels for ${targets.length} imports`);
    }
    count += targets.length;
  }
  return count;
}
