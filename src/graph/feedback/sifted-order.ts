/**
 * A better order of the nodes of a knot: one node after the other moves to where the fewest costs lead back, the others staying as they
 * are (sifting, as Rudell does it with variables of decision diagrams, ICCAD 1993), until a round moves none.
 *
 * What leads back changes only where a node passes another one that it has an edge with, so that these places are tried and no others.
 * Never worse than what it begins with. O(rounds · n · (n + edges of a node)), at most ROUNDS_AT_MOST rounds; knots of more than
 * NODES_AT_MOST nodes stay as they are.
 */
import type { WeightedKnot } from "./weighted-knot.js";

const ROUNDS_AT_MOST = 8;
const NODES_AT_MOST = 5000;

/** Changes the order, which it also gives. */
export function siftedOrder(knot: WeightedKnot, order: Uint32Array): Uint32Array {
  if (knot.size > NODES_AT_MOST) return order;
  const places = new Uint32Array(knot.size);
  for (const [place, node] of order.entries()) places[node] = place;
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    let isMoved = false;
    for (let node = 0; node < knot.size; node++) {
      const before = places[node]!;
      const best = bestPlace(knot, places, node);
      if (best === before) continue;
      move(order, places, before, best);
      isMoved = true;
    }
    if (!isMoved) break;
  }
  return order;
}

/** The place of a node at which the least leads back; the one it has if no other one is better. */
function bestPlace(knot: WeightedKnot, places: Uint32Array, node: number): number {
  const neighbours = neighboursOf(knot, places, node);
  const own = places[node]!;
  if (neighbours.length === 0) return own;
  // At the very front, all that is imported from before leads back: whatever that is, it is where counting begins.
  let cost = 0;
  let least = 0;
  let best = neighbours[0]![0] - 1;
  let now = 0;
  for (const [place, change] of neighbours) {
    cost += change;
    if (place < own) now = cost;
    if (cost < least) [least, best] = [cost, place];
  }
  if (least >= now) return own;
  // Behind a place further to the front, or at one further to the back, as all in between move up.
  return best < own ? best + 1 : best;
}

/** The places of the nodes that it has edges with, ascending, each with what more leads back once it stands behind it. */
function neighboursOf(knot: WeightedKnot, places: Uint32Array, node: number): [place: number, change: number][] {
  const { from, to, costs, starts, incoming, targetStarts } = knot;
  const found: [number, number][] = [];
  for (let arc = starts[node]!; arc < starts[node + 1]!; arc++) found.push([places[to[arc]!]!, costs[arc]!]);
  for (let at = targetStarts[node]!; at < targetStarts[node + 1]!; at++) {
    const arc = incoming[at]!;
    found.push([places[from[arc]!]!, -costs[arc]!]);
  }
  return found.sort(([a], [b]) => a - b);
}

function move(order: Uint32Array, places: Uint32Array, before: number, after: number): void {
  const node = order[before]!;
  if (after < before) order.copyWithin(after + 1, after, before);
  else order.copyWithin(before, before + 1, after + 1);
  order[after] = node;
  for (let place = Math.min(before, after); place <= Math.max(before, after); place++) places[order[place]!] = place;
}
