/**
 * In which order modules run: a module after all it imports eagerly, in the order of its imports; one that is being
 * loaded already is not waited for (ECMA-262, InnerModuleEvaluation). So it depends on which module is loaded first.
 */
import { selectedEdgesOf, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import type { Topology } from "./topology.js";

/**
 * For each node when it runs, from 1, if the program begins with `entry`; 0 if it does not. Depth first with a stack of our
 * own. Memoised; O(n, and nodes and edges reached, each row sorted).
 */
export const evaluationOrder: (topology: Topology, selection: EdgeSelection, entry: number) => Uint32Array = memoised(
  run,
  (selection, entry) => `${entry} ${selectionKey(selection)}`,
);

function run(topology: Topology, selection: EdgeSelection, entry: number): Uint32Array {
  const order = new Uint32Array(topology.modules.length);
  const isEntered = new Uint8Array(topology.modules.length);
  const stack = [{ node: entry, next: importsInOrder(topology, selection, entry) }];
  isEntered[entry] = 1;
  let time = 0;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const imported = top.next.pop();
    if (imported === undefined) {
      order[top.node] = ++time;
      stack.pop();
    } else if (isEntered[imported] === 0) {
      isEntered[imported] = 1;
      stack.push({ node: imported, next: importsInOrder(topology, selection, imported) });
    }
  }
  return order;
}

/** Imported nodes, the last in source order first. */
function importsInOrder(topology: Topology, selection: EdgeSelection, node: number): number[] {
  const { requests, targets } = topology;
  return selectedEdgesOf(topology, selection, node)
    .toSorted((a, b) => requests[b]! - requests[a]!)
    .map((edge) => targets[edge]!);
}
