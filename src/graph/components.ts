/**
 * Strongly connected components of the selected edges: the largest sets of modules that all lead to one another. An
 * edge lies on a cycle exactly if both of its ends are in one component. Where a search begins makes no difference to
 * that, as it does to which cycles a search happens to walk.
 *
 * Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972, with these changes:
 *  a) the recursion is a stack of nodes and, for each node, a cursor into its edges, so that a long chain of modules
 *     costs memory of ours and not of the engine's call stack;
 *  b) whether a node is still open (on Tarjan's stack) is read from its component number, which it does not have yet;
 *  c) edges outside the selection are passed over.
 *
 * O(n + edges). Roots and edges are taken in node order, so the numbers depend on the selected graph only. A component
 * gets its number after all those it leads to: the end of a selected edge never has a greater number than its start.
 *
 * A derived graph in which no component is another one keeps those of its base, numbers included; see kept-components.
 */
import { importerOf } from "./edge-lookup.js";
import { selectedEdges, selectedEdgesOf, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { areComponentsKept } from "./kept-components.js";
import { memoised } from "./memo.js";
import { checkEdge } from "./number-checks.js";
import type { Topology } from "./topology.js";

export interface Components {
  /** Component of each node. */
  readonly of: Uint32Array;
  /** Number of nodes in each component. */
  readonly sizes: Uint32Array;
}

/** Memoised. */
export const components: (topology: Topology, selection: EdgeSelection) => Components = memoised(find, selectionKey);

function find(topology: Topology, selection: EdgeSelection): Components {
  const base = topology.changed?.base;
  // The components of a graph that was derived itself may have the numbers of another one.
  if (base === undefined || base.changed !== undefined || (selection.without ?? []).length > 0) {
    return search(topology, selection);
  }
  const known = components(base, selection);
  return areComponentsKept(topology, selection, known.of) ? known : search(topology, selection);
}

/** Whether a selected edge lies on a cycle of selected edges; an import of the module itself does. */
export function isCyclicEdge(topology: Topology, selection: EdgeSelection, edge: number): boolean {
  checkEdge(topology, edge);
  const { of } = components(topology, selection);
  const isSelected = selectedEdges(topology, selection)[edge] === 1;
  return isSelected && of[importerOf(topology, edge)] === of[topology.targets[edge]!];
}

/** The edges of one importer that lie on cycles, ascending. */
export function cyclicEdgesOf(topology: Topology, selection: EdgeSelection, importer: number): readonly number[] {
  const { of } = components(topology, selection);
  return selectedEdgesOf(topology, selection, importer).filter((edge) => of[topology.targets[edge]!] === of[importer]);
}

const OPEN = 0xffffffff;

function search(topology: Topology, selection: EdgeSelection): Components {
  const { offsets, targets } = topology;
  const nodes = topology.modules.length;
  const selected = selectedEdges(topology, selection);
  const of = new Uint32Array(nodes).fill(OPEN);
  const sizes: number[] = [];
  const cursors = offsets.slice(0, nodes);
  /** When a node was entered, from 1; 0 before. */
  const entered = new Uint32Array(nodes);
  /** The earliest open node that is known to be reached from here, by its time. */
  const lowest = new Uint32Array(nodes);
  const path = new Uint32Array(nodes);
  const open = new Uint32Array(nodes);
  let depth = 0;
  let opened = 0;
  let time = 0;

  const enter = (node: number): void => {
    entered[node] = lowest[node] = ++time;
    path[depth++] = node;
    open[opened++] = node;
  };
  const close = (first: number): void => {
    const before = opened;
    do of[open[--opened]!] = sizes.length;
    while (open[opened] !== first);
    sizes.push(before - opened);
  };

  for (let root = 0; root < nodes; root++) {
    if (entered[root] === 0) enter(root);
    while (depth > 0) {
      const node = path[depth - 1]!;
      const end = offsets[node + 1]!;
      let edge = cursors[node]!;
      let low = lowest[node]!;
      let next = OPEN;
      for (; edge < end && next === OPEN; edge++) {
        if (selected[edge] === 0) continue;
        const target = targets[edge]!;
        const at = entered[target]!;
        if (at === 0) next = target;
        else if (at < low && of[target] === OPEN) low = at;
      }
      cursors[node] = edge;
      lowest[node] = low;
      if (next !== OPEN) enter(next);
      else {
        depth--;
        if (low === entered[node]) close(node);
        else if (low < lowest[path[depth - 1]!]!) lowest[path[depth - 1]!] = low;
      }
    }
  }
  return { of, sizes: Uint32Array.from(sizes) };
}
