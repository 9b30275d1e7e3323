/**
 * Shortest cycle of selected edges inside one component, as its edges in order, from the first module by id that lies on a
 * cycle as short; of several from there, the one whose list of ids comes first.
 *
 * Breadth first from each module, no further than what beats the shortest cycle so far (Itai and Rodeh, "Finding a minimum
 * circuit in a graph", SIAM Journal on Computing 7(4), 1978). A module that has been searched from is taken out, and with it
 * all that is then on no cycle, having no importer or import left: a ring of any length is searched once.
 *
 * O(m * edges) for the m modules of the component at worst; as soon as two modules are seen to import each other, O(edges).
 * @throws RangeError for nodes without a cycle
 */
import { cycleThrough } from "./cycle-through.js";
import { selectedEdges, selectedEdgesOf, type EdgeSelection } from "./edge-selection.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

/** @param nodes all nodes of the component, ascending */
export function shortestCycleIn(
  topology: Topology,
  selection: EdgeSelection,
  nodes: readonly number[],
): readonly number[] {
  const left = new NodesLeft(topology, selection, nodes);
  let start: number | undefined;
  let length = Infinity;
  for (const node of nodes) {
    const found = left.lengthThrough(node, length - 1);
    if (found < length) {
      length = found;
      start = node;
    }
    left.remove(node);
  }
  const edges = start === undefined ? [] : selectedEdgesOf(topology, selection, start);
  for (const edge of edges) {
    const cycle = cycleThrough(topology, selection, edge);
    if (cycle?.length === length) return cycle;
  }
  throw new RangeError("These modules are on no cycle");
}

/** The nodes of a component that have not been taken out, each with an edge from and to another one, or to itself. */
class NodesLeft {
  readonly #topology: Topology;
  readonly #selected: Uint8Array;
  readonly #importers: ReturnType<typeof reversed>;
  readonly #isLeft: Uint8Array;
  readonly #edgesIn: Uint32Array;
  readonly #edgesOut: Uint32Array;
  /** The start of the latest search that has reached a node, plus 1. */
  readonly #reachedFrom: Uint32Array;

  constructor(topology: Topology, selection: EdgeSelection, nodes: readonly number[]) {
    const count = topology.modules.length;
    this.#topology = topology;
    this.#selected = selectedEdges(topology, selection);
    this.#importers = reversed(topology, selection);
    this.#isLeft = new Uint8Array(count);
    this.#edgesIn = new Uint32Array(count);
    this.#edgesOut = new Uint32Array(count);
    this.#reachedFrom = new Uint32Array(count);
    for (const node of nodes) this.#isLeft[node] = 1;
    for (const node of nodes) {
      for (const target of this.#importedBy(node)) {
        this.#edgesOut[node]!++;
        this.#edgesIn[target]!++;
      }
    }
  }

  /** Length of the shortest cycle through a node; Infinity if there is none up to the limit. */
  lengthThrough(start: number, limit: number): number {
    let level = this.#isLeft[start] === 1 ? [start] : [];
    for (let length = 1; length <= limit && level.length > 0; length++) {
      const next: number[] = [];
      for (const node of level) {
        for (const target of this.#importedBy(node)) {
          if (target === start) return length;
          if (this.#reachedFrom[target] === start + 1) continue;
          this.#reachedFrom[target] = start + 1;
          next.push(target);
        }
      }
      level = next;
    }
    return Infinity;
  }

  remove(first: number): void {
    const pending = [first];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (this.#isLeft[node] === 0) continue;
      this.#isLeft[node] = 0;
      for (const target of this.#importedBy(node)) if (--this.#edgesIn[target]! === 0) pending.push(target);
      for (const importer of this.#importersOf(node)) if (--this.#edgesOut[importer]! === 0) pending.push(importer);
    }
  }

  *#importedBy(node: number): Generator<number> {
    const { offsets, targets } = this.#topology;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
      if (this.#selected[edge] === 1 && this.#isLeft[targets[edge]!] === 1) yield targets[edge]!;
    }
  }

  *#importersOf(node: number): Generator<number> {
    const { offsets, importers } = this.#importers;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      if (this.#isLeft[importers[at]!] === 1) yield importers[at]!;
    }
  }
}
