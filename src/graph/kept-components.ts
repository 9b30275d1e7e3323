/**
 * Whether a graph in which one row was replaced has the components of its base.
 *
 * All edges that came or went start at one module. One that went is part of a component if it leads to a module of the same;
 * without it, that component may fall apart. One that came makes cycles if the module it leads to leads back. Components are
 * numbered after those they lead to, so what leads back has no number below that of the module, and an edge to a smaller
 * number needs no search. A path back ends where it first meets the module, so that none of the edges in question is on it:
 * each is judged by the base alone. O(edges of the row), and the modules between the two numbers for an edge upward.
 */
import type { EdgeSelection } from "./edge-selection.js";
import { selectedEdges, selectedEdgesOf } from "./edge-selection.js";
import type { Topology } from "./topology.js";

/**
 * @param topology derived from a graph that was not; the selection names none of its edges
 * @param of components of the base, in the order of a search
 */
export function areComponentsKept(topology: Topology, selection: EdgeSelection, of: Uint32Array): boolean {
  const { base, node } = topology.changed!;
  const own = of[node]!;
  const before = new Set(selectedEdgesOf(base, selection, node).map((edge) => base.targets[edge]!));
  const now = new Set(selectedEdgesOf(topology, selection, node).map((edge) => topology.targets[edge]!));
  for (const target of before) if (target !== node && of[target] === own && !now.has(target)) return false;
  const upward = [...now].filter((target) => of[target]! > own && !before.has(target));
  return !leadBack(base, selection, upward, of, own);
}

/** Whether any of some nodes leads to a component that none of them is in. */
function leadBack(
  base: Topology,
  selection: EdgeSelection,
  nodes: readonly number[],
  of: Uint32Array,
  component: number,
): boolean {
  if (nodes.length === 0) return false;
  const { offsets, targets } = base;
  const selected = selectedEdges(base, selection);
  const isSeen = new Uint8Array(of.length);
  const pending = [...nodes];
  for (const node of nodes) isSeen[node] = 1;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const end = offsets[node + 1]!;
    for (let edge = offsets[node]!; edge < end; edge++) {
      const target = targets[edge]!;
      if (selected[edge] === 0 || of[target]! < component || isSeen[target] === 1) continue;
      if (of[target] === component) return true;
      isSeen[target] = 1;
      pending.push(target);
    }
  }
  return false;
}
