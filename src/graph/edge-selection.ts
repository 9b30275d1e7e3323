/**
 * Which edges a question is about.
 *
 * An edge counts if it has one of the labels and, should it start at a test module, leads to a test module: tests
 * depend on the code they test, yet are no part of it, so they close cycles among themselves only. An edge that leads
 * from other code into a test module counts like any other. Single edges can be taken out besides.
 */
import { memoised } from "./memo.js";
import type { NodeSet } from "./node-set.js";
import { checkEdge } from "./number-checks.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface EdgeSelection {
  /** LABEL_BIT of all labels that count, or-ed. */
  readonly labels: number;
  /** The test modules; undefined if no module is one. */
  readonly tests: NodeSet | undefined;
  /** Edges of the topology in question, ascending, that do not count whatever their labels. */
  readonly without?: readonly number[];
}

const EVERY_LABEL = LABEL_BIT.eager | LABEL_BIT.deferred | LABEL_BIT.erased;

/** All edges of a graph without tests. */
export const EVERY_EDGE: EdgeSelection = { labels: EVERY_LABEL, tests: undefined };

/** Names a selection by value, for memos. */
export function selectionKey(selection: EdgeSelection): string {
  return `${selection.labels} ${selection.tests?.key ?? ""} ${selection.without?.join() ?? ""}`;
}

/**
 * For each edge 1 if the selection holds it, else 0: what the loops of all queries read. Memoised; O(n + edges).
 * Throws a RangeError for labels and edges that are none, and for tests of a graph of another size.
 */
export const selectedEdges: (topology: Topology, selection: EdgeSelection) => Uint8Array = memoised(flag, selectionKey);

/** The selected edges of one importer, ascending, so in the order of their targets' ids. */
export function selectedEdgesOf(topology: Topology, selection: EdgeSelection, importer: number): readonly number[] {
  const selected = selectedEdges(topology, selection);
  const edges: number[] = [];
  for (let edge = topology.offsets[importer]!; edge < topology.offsets[importer + 1]!; edge++) {
    if (selected[edge] === 1) edges.push(edge);
  }
  return edges;
}

function flag(topology: Topology, { labels, tests, without = [] }: EdgeSelection): Uint8Array {
  const { offsets, targets } = topology;
  const nodes = topology.modules.length;
  if (!Number.isInteger(labels) || labels < 0 || labels > EVERY_LABEL) {
    throw new RangeError(`Labels are 0 to ${EVERY_LABEL}, not ${labels}`);
  }
  if (tests !== undefined && tests.flags.length !== nodes) {
    throw new RangeError(`The tests are a set of ${tests.flags.length} nodes, but the graph has ${nodes}`);
  }
  const flags = new Uint8Array(topology.labels.length);
  for (let edge = 0; edge < flags.length; edge++) if ((topology.labels[edge]! & labels) !== 0) flags[edge] = 1;
  for (let importer = 0; tests !== undefined && importer < nodes; importer++) {
    if (tests.flags[importer] === 0) continue;
    for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++) {
      if (tests.flags[targets[edge]!] === 0) flags[edge] = 0;
    }
  }
  for (const edge of without) {
    checkEdge(topology, edge);
    flags[edge] = 0;
  }
  return flags;
}
