/**
 * In which order modules run: a module after all it imports eagerly, in the order of its imports; one that is being
 * loaded already is not waited for (ECMA-262, InnerModuleEvaluation). So it depends on which module is loaded first.
 */
import type { EdgeSelection } from "./edge-selection.js";
import { selectedEdgesOf } from "./edge-selection.js";
import type { Topology } from "./topology.js";

/**
 * Whether `node` runs before `other` if the program begins with `entry`; false if it does not run at all. Depth first
 * with a stack of our own; O(nodes and edges reached, each row sorted).
 */
export function runsBefore(
  topology: Topology,
  selection: EdgeSelection,
  entry: number,
  node: number,
  other: number,
): boolean {
  const entered = new Set([entry]);
  const stack = [{ node: entry, next: importsInOrder(topology, selection, entry) }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const imported = top.next.pop();
    if (imported === undefined) {
      if (top.node === node) return true;
      if (top.node === other) return false;
      stack.pop();
    } else if (!entered.has(imported)) {
      entered.add(imported);
      stack.push({ node: imported, next: importsInOrder(topology, selection, imported) });
    }
  }
  return false;
}

/** Imported nodes, the last in source order first. */
function importsInOrder(topology: Topology, selection: EdgeSelection, node: number): number[] {
  const { requests, targets } = topology;
  return selectedEdgesOf(topology, selection, node)
    .toSorted((a, b) => requests[b]! - requests[a]!)
    .map((edge) => targets[edge]!);
}
