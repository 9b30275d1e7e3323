/**
 * Shortest path of selected edges from one node to another; of several, the one whose list of ids comes first.
 *
 * Breadth first from both ends, a level of the smaller front at a time (Pohl, "Bi-directional search", Machine
 * Intelligence 6, 1971): cycles are short and components are not, so that a search from one end alone sees nearly all
 * of a component before it returns. Two things differ. Levels are always finished, so that the first level to touch the
 * other front proves the distance. And no parents are kept: the distances to the end are completed back to the start,
 * over shortest paths only, and the path then takes at each node the first edge that leads nearer, which makes it the
 * first one by ids.
 *
 * Components are numbered after those they lead to, so a node with a smaller number than the end or a greater one than
 * the start is on no path and is not entered: inside a cycle the search never leaves the component. O(n + edges).
 */
import { components } from "./components.js";
import { selectedEdges } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { checkNode } from "./number-checks.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

/** The edges of the path in order; empty if both are the same node, undefined if there is no path. */
export function shortestPath(
  topology: Topology,
  selection: EdgeSelection,
  from: number,
  to: number,
): readonly number[] | undefined {
  checkNode(topology, from);
  checkNode(topology, to);
  if (from === to) return [];
  const { of } = components(topology, selection);
  const bounds = { of, lowest: of[to]!, highest: of[from]! };
  if (bounds.highest < bounds.lowest) return undefined;

  const { offsets, importers } = reversed(topology, selection);
  const selected = selectedEdges(topology, selection);
  const ahead = frontAt(from, { ...bounds, offsets: topology.offsets, ends: topology.targets, selected });
  const behind = frontAt(to, { ...bounds, offsets, ends: importers, selected: undefined });
  let isMet = false;
  while (!isMet) {
    if (ahead.level.length === 0 || behind.level.length === 0) return undefined;
    isMet = ahead.level.length <= behind.level.length ? advance(ahead, behind) : advance(behind, ahead);
  }
  completeDistances(ahead, behind);
  return walk(topology, selected, behind, from);
}

/** The edges one search follows: those of the graph, or the reversed ones (of which all are selected). */
interface Direction {
  readonly offsets: Uint32Array;
  readonly ends: Uint32Array;
  readonly selected: Uint8Array | undefined;
  readonly of: Uint32Array;
  readonly lowest: number;
  readonly highest: number;
}

/** How far one search has come. */
interface Front {
  readonly direction: Direction;
  /** Distance of each node from where the search began, plus 1; 0 for a node not reached. */
  readonly reached: Uint32Array;
  /** The nodes at `depth`, and no nodes beyond are reached. */
  level: readonly number[];
  depth: number;
}

function frontAt(node: number, direction: Direction): Front {
  const reached = new Uint32Array(direction.offsets.length - 1);
  reached[node] = 1;
  return { direction, reached, level: [node], depth: 0 };
}

/** Reaches the next level of a front; whether that touches the other front. */
function advance(front: Front, other: Front): boolean {
  const { offsets, ends, selected, of, lowest, highest } = front.direction;
  const next: number[] = [];
  let isMet = false;
  front.depth++;
  for (const node of front.level) {
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
      const end = ends[place]!;
      if (selected?.[place] === 0 || front.reached[end] !== 0) continue;
      if (of[end]! < lowest || of[end]! > highest) continue;
      front.reached[end] = front.depth + 1;
      if (other.reached[end] !== 0) isMet = true;
      next.push(end);
    }
  }
  front.level = next;
  return isMet;
}

/** Sets the distance to the end for the nodes of shortest paths that only the search from the start has reached. */
function completeDistances(ahead: Front, behind: Front): void {
  const { offsets, ends: importers } = behind.direction;
  let level = ahead.level.filter((node) => behind.reached[node] !== 0);
  for (let depth = ahead.depth - 1; depth >= 0; depth--) {
    const previous: number[] = [];
    behind.depth++;
    for (const node of level) {
      for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
        const importer = importers[place]!;
        if (ahead.reached[importer] !== depth + 1 || behind.reached[importer] !== 0) continue;
        behind.reached[importer] = behind.depth + 1;
        previous.push(importer);
      }
    }
    level = previous;
  }
}

/** From each node along the first edge to a node that is one step nearer to the end. */
function walk({ offsets, targets }: Topology, selected: Uint8Array, behind: Front, from: number): readonly number[] {
  const path: number[] = [];
  let node = from;
  for (let distance = behind.reached[from]! - 1; distance > 0; distance--) {
    let edge = offsets[node]!;
    while (selected[edge] === 0 || behind.reached[targets[edge]!] !== distance) edge++;
    path.push(edge);
    node = targets[edge]!;
  }
  return path;
}
