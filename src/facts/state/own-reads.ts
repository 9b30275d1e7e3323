/**
 * Which reads of a state can find nothing but what the same function has written just before: no other caller comes between, as
 * the function does not give way, and the write stands on every way to the read.
 *
 *     current = req.user; return current.name          own
 *     current = req.user; await save(); current.name   not: another request may have written meanwhile
 *     if (!current) current = req.user; current.name   not: it may have been there before
 *
 * O(mentions²) in a function, which are few.
 */

import type { Node } from "oxc-parser";
import type { Holder, Mention } from "./state-holders.js";
import type { Place } from "../syntax-walk.js";

/** @param pauses where functions give way, by the function */
export function isOwnRead({ mentions }: Holder, read: Mention, pauses: ReadonlyMap<Node, readonly number[]>): boolean {
  const { within, member, place } = read;
  if (within === undefined) return false;
  return mentions.some((other) => {
    const { write } = other;
    if (write?.by !== "assignment" || write.what !== "=" || write.path.length > 1 || other.within !== within)
      return false;
    if (write.member !== undefined && write.member !== member) return false;
    const { end } = write.at.node;
    const isBetween = (pauses.get(within) ?? []).some((offset) => offset > end && offset <= place.node.start);
    return end <= place.node.start && !isBetween && isOnEveryWay(write.at, place.node);
  });
}

/** Whether the block that an expression is a statement of goes on to the node. */
function isOnEveryWay(at: Place, node: Node): boolean {
  let place: Place | undefined = at;
  while (place !== undefined && place.node.type !== "ExpressionStatement") {
    if (BRANCHING.has(place.node.type)) return false;
    place = place.parent;
  }
  const block = place?.parent?.node;
  return block?.type === "BlockStatement" && block.start <= node.start && node.end <= block.end;
}

const BRANCHING: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "ConditionalExpression",
  "LogicalExpression",
  "ArrowFunctionExpression",
  "FunctionExpression",
]);
