/**
 * What stands for something while one call goes on, and is as it was before behind it, whatever happens meanwhile:
 *
 *     const before = current; current = context; try { return work() } finally { current = before }
 *     try { current = context; work() } finally { current = undefined }
 *
 * The function that puts it in place waits for nothing, so that nothing else runs until it is put back but what it calls itself: no
 * other request comes between. O(writes²).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import type { Place } from "../../syntax-walk.js";
import { type Evidence, standsFor, type WriteAt } from "./evidence.js";

export function isRestored(evidence: Evidence): boolean {
  const { giving, emptying } = evidence;
  const back = new Map<Node, WriteAt[]>();
  const put: WriteAt[] = [];
  for (const one of [...giving, ...emptying]) {
    const end = endedBy(one.mention.place);
    if (end === undefined) {
      if (giving.includes(one)) put.push(one);
    } else if (!putsBack(one, evidence)) return false;
    else back.set(end, [...(back.get(end) ?? []), one]);
  }
  return put.length > 0 && put.every((one) => isWhole(one) && isEnded(one, back));
}

function isWhole({ write: { by, what, member } }: WriteAt): boolean {
  return by === "assignment" && what === "=" && member !== "*";
}

/** The `try` of which a place is a statement of `finally`, one that always runs. */
function endedBy(place: Place): Node | undefined {
  const statement = statementOf(place);
  const block = statement?.parent;
  const outer = block?.parent?.node;
  return outer?.type === "TryStatement" && outer.finalizer === block?.node ? outer : undefined;
}

/** The statement that a place is the target of: `x = value;`. */
function statementOf(place: Place): Place | undefined {
  let at: Place | undefined = place;
  while (at !== undefined && at.node.type !== "ExpressionStatement") {
    if (at !== place && at.node.type !== "AssignmentExpression" && at.node.type !== "MemberExpression")
      return undefined;
    at = at.parent;
  }
  return at;
}

/** Whether a write gives nothing, or what was there before. */
function putsBack(one: WriteAt, { emptying, holder, context }: Evidence): boolean {
  const [value] = one.write.values;
  if (!isWhole(one) || value === undefined) return false;
  if (emptying.includes(one)) return true;
  const mentioned = new Set(holder.mentions.map(({ place }) => place.node));
  const [, ...before] = standsFor(value, context);
  return before.length === 1 && mentioned.has(before[0]!);
}

/** Whether what is put in place there is put back by a `try` around it or right behind it, without a pause. */
function isEnded(
  { mention: { place }, write: { member } }: WriteAt,
  back: ReadonlyMap<Node, readonly WriteAt[]>,
): boolean {
  const ends = (node: Node | undefined): boolean =>
    node !== undefined && back.get(node)?.some(({ write }) => write.member === member) === true;
  for (let at = place; at.parent !== undefined; at = at.parent) {
    const { node, parent } = at;
    if (isFunction(node)) return false;
    if (parent.node.type === "TryStatement" && parent.node.block === node && ends(parent.node)) return isSteady(at);
    if (parent.node.type !== "BlockStatement" || !node.type.endsWith("Statement")) continue;
    if (ends(parent.node.body[parent.node.body.indexOf(node as never) + 1])) return isSteady(at);
  }
  return false;
}

/** Whether the function around waits for nothing. */
function isSteady(place: Place): boolean {
  for (let at = place.parent; at !== undefined; at = at.parent) {
    if (isFunction(at.node)) return !at.node.async && !at.node.generator;
  }
  return false;
}
