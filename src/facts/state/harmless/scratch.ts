/**
 * What a function uses for itself: every function that mentions it writes it first, on every call, or leaves it empty, or is called
 * by none but such; so nothing of one call is left for the next.
 *
 *     let out; function print(node) { out = []; visit(node); return out.join("") }
 *     const point = new Vector(); function move(x) { point.x = x; apply(point) }
 *
 * Not one that others can name, one that is used across a pause, or a container that is handed out. O(mentions and calls).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import { unwrapped } from "../../static-syntax.js";
import { outward, type Place } from "../../syntax-walk.js";
import type { Mention } from "../state-holders.js";
import { isEmptyValue } from "./absence.js";
import { conditionsAt } from "./conditions.js";
import { callsOf, functionsAround, type HarmlessContext } from "./context.js";
import { type Evidence, isEmptyContainer } from "./evidence.js";
import { isHidden } from "./hidden.js";
import { within } from "./inside.js";
import { leavesEmpty } from "./left-empty.js";

export function isScratch({ holder, context, giving, emptying, reads }: Evidence): boolean {
  if (giving.length + emptying.length === 0 || reads.length === 0) return false;
  if (!isHidden(holder, context)) return false;
  const mentioned = new Map<Node, Mention[]>();
  const places = new Map<Node, Place>();
  for (const mention of holder.mentions) {
    const [around] = functionsAround(mention.place);
    if (mention.isLoadingOnly || around === undefined) continue;
    if (isPausing(around.node) || isHandedOut(mention, holder.kind === "variable")) return false;
    places.set(around.node, around);
    const known = mentioned.get(around.node);
    if (known === undefined) mentioned.set(around.node, [mention]);
    else known.push(mention);
  }
  const begun = [...mentioned].filter(([, [first]]) => begins(first!, holder.kind, context)).map(([node]) => node);
  if (begun.length > 0) return areReachedFrom(new Set(begun), places, context);
  if (holder.init === undefined || !isEmptyContainer(holder.init)) return false;
  const left = new Set(
    [...mentioned].filter(([node, each]) => leavesEmpty(places.get(node)!, each)).map(([node]) => node),
  );
  // What others put in while such a function runs, it would not know of.
  const isOwn = giving.every(({ mention }) => left.has(functionsAround(mention.place)[0]?.node as Node));
  return left.size > 0 && isOwn && areReachedFrom(left, places, context);
}

function isPausing(node: Node): boolean {
  return isFunction(node) && (node.async || node.generator);
}

function isHandedOut({ place, write }: Mention, isVariable: boolean): boolean {
  const outer = outward(place)?.node;
  if (isVariable || write !== undefined) return false;
  return outer?.type === "ReturnStatement" || (outer?.type === "ArrowFunctionExpression" && outer.body === place.node);
}

/** Whether a mention puts everything in order, whatever was there. */
function begins({ place, write }: Mention, kind: string, context: HarmlessContext): boolean {
  if (write === undefined || conditionsAt(place).length > 0 || isInLoop(place)) return false;
  if (write.by === "method") return write.what === "clear" || write.what === "fill";
  if (write.by !== "assignment" || write.what !== "=") return false;
  if (write.member === undefined) return !mentionsItself(write.values, place, context);
  if (write.member === "length") return write.values[0] !== undefined && isEmptyValue(write.values[0]);
  return kind === "instance" || kind === "value";
}

function isInLoop(place: Place): boolean {
  for (let at = place.parent; at !== undefined && !isFunction(at.node); at = at.parent) {
    if (/^(?:For|While|Do)/.test(at.node.type)) return true;
  }
  return false;
}

/** `x = x + 1`, `x = !x`, `x = { ...x }`: any mention of its name. O(nodes of the values). */
function mentionsItself(values: readonly Node[], { node }: Place, keys: HarmlessContext): boolean {
  const name = nameOf(unwrapped(node));
  for (const value of values)
    for (const inner of within(value, keys)) if ("name" in inner && inner.name === name) return true;
  return false;
}

function nameOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" && node.property.type !== "Literal" && "name" in node.property
    ? String(node.property.name)
    : undefined;
}

/** Whether all functions are begun, or are called by none but such functions, by way of others too. */
function areReachedFrom(begun: ReadonlySet<Node>, places: ReadonlyMap<Node, Place>, context: HarmlessContext): boolean {
  const pending = [...places.values()];
  const seen = new Set<Node>(begun);
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (seen.has(place.node)) continue;
    seen.add(place.node);
    const around = inline(place);
    const calls = around === undefined ? callsOf(place, context) : [around];
    if (calls === undefined || isPausing(place.node)) return false;
    for (const call of calls) {
      const [caller] = functionsAround(call);
      if (caller === undefined) return false;
      pending.push(caller);
    }
  }
  return true;
}

/** The call that a callback is handed to where its function stands: it belongs to the function around. */
function inline(place: Place): Place | undefined {
  const call = outward(place);
  if (call?.node.type !== "CallExpression") return undefined;
  const callee = unwrapped(call.node.callee);
  const isCalling =
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    /^(?:map|forEach|filter|find|some|every|flatMap|reduce|sort|replace)$/.test(callee.property.name);
  return isCalling || callee === place.node ? call : undefined;
}
