/**
 * An order of the nodes of a knot in which few edges lead back, by their costs.
 *
 * Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem", Information Processing Letters 47(6),
 * 1993: whoever imports nothing that is left goes to the end, whoever nothing left imports goes to the front, and if there is neither,
 * then the node goes to the front whose own edges cost the most more than those that lead to it. With costs in the place of numbers of
 * edges, as Eades and Lin have it in 1995 and Simpson, Srinivasan and Thomo measure it in 2016 (PVLDB 10(3)).
 *
 * Nodes wait in buckets by that difference; one that changed waits in two, and the older place is passed over.
 * O(n + edges + sum of costs), iterative.
 */
import type { WeightedKnot } from "./weighted-knot.js";

/** The nodes of a knot in order: importers first. */
export function greedyOrder(knot: WeightedKnot): Uint32Array {
  const { size, from, to, costs, starts, incoming, targetStarts } = knot;
  const order = new Uint32Array(size);
  const isPlaced = new Uint8Array(size);
  const waiting = new Waiting(knot);
  let [left, right] = [0, size - 1];
  const place = (node: number, at: number): void => {
    order[at] = node;
    isPlaced[node] = 1;
    for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) {
      if (isPlaced[to[arc]!] === 0) waiting.lose(to[arc]!, 0, costs[arc]!);
    }
    for (let at = targetStarts[node]!; at < targetStarts[node + 1]!; at++) {
      const arc = incoming[at]!;
      if (isPlaced[from[arc]!] === 0) waiting.lose(from[arc]!, costs[arc]!, 0);
    }
  };
  while (left <= right) {
    const sink = lastUnplaced(waiting.sinks, isPlaced);
    if (sink === undefined) place(lastUnplaced(waiting.sources, isPlaced) ?? waiting.greatest(isPlaced), left++);
    else place(sink, right--);
  }
  return order;
}

/** Nodes that have no place yet, by what of their edges is left. */
class Waiting {
  readonly sinks: number[] = [];
  readonly sources: number[] = [];
  /** What the edges of each cost that lead to others, and to it. */
  readonly #out: Uint32Array;
  readonly #in: Uint32Array;
  readonly #buckets: number[][] = [];
  /** Of the difference 0. */
  readonly #zero: number;
  #top = 0;

  constructor({ size, from, to, costs }: WeightedKnot) {
    this.#out = new Uint32Array(size);
    this.#in = new Uint32Array(size);
    for (const [arc, cost] of costs.entries()) {
      this.#out[from[arc]!]! += cost;
      this.#in[to[arc]!]! += cost;
    }
    this.#zero = this.#in.reduce((a, b) => Math.max(a, b), 0);
    // Of several alike the last in a bucket is taken, which is to be the first by id.
    for (let node = size - 1; node >= 0; node--) this.#add(node);
  }

  /** Takes what edges cost that a node had. */
  lose(node: number, out: number, into: number): void {
    this.#out[node]! -= out;
    this.#in[node]! -= into;
    this.#add(node);
  }

  /** The one with the greatest difference; there must be one. */
  greatest(isPlaced: Uint8Array): number {
    for (; this.#top >= 0; this.#top--) {
      const bucket = this.#buckets[this.#top] ?? [];
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
        if (isPlaced[node] === 0 && this.#bucketOf(node) === this.#top) return node;
      }
    }
    throw new RangeError("No node is left");
  }

  #add(node: number): void {
    if (this.#out[node] === 0) this.sinks.push(node);
    else if (this.#in[node] === 0) this.sources.push(node);
    else {
      const at = this.#bucketOf(node);
      (this.#buckets[at] ??= []).push(node);
      this.#top = Math.max(this.#top, at);
    }
  }

  #bucketOf(node: number): number {
    return this.#zero + this.#out[node]! - this.#in[node]!;
  }
}

function lastUnplaced(nodes: number[], isPlaced: Uint8Array): number | undefined {
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) if (isPlaced[node] === 0) return node;
  return undefined;
}
