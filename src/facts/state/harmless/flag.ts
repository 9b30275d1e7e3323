/**
 * What is set once to say that something has happened, and stays: `initialized = true`, `warned.add(key)`.
 *
 * A boolean that only ever gets one of the two literals, or gets the other one back in a function that resets, or where
 * what it announced has failed (`catch`); or a set of keys that are put in where they are missing and never taken out,
 * save all at once or to keep the set small. O(writes).
 */

import type { Node } from "oxc-parser";
import type { Place } from "../../syntax-walk.js";
import { unwrapped } from "../../static-syntax.js";
import { isEmptyValue } from "./absence.js";
import { type Evidence, sameRoutine, type WriteAt } from "./evidence.js";
import { isReset, isTeardown, namesAround } from "./function-names.js";

export function isFlag({ giving, emptying, holder }: Evidence): boolean {
  const initial = holder.init && unwrapped(holder.init);
  const all = [...giving, ...emptying];
  if (all.length === 0 || all.some(({ write }) => write.by !== "assignment" || write.what !== "=")) return false;
  if (all.some(({ write }) => write.member !== undefined && write.member === "*")) return false;
  const raised = giving.length > 0 ? literalOf(giving[0]?.write.values[0]) : undefined;
  if (raised === undefined || !isBefore(initial, raised, giving[0]?.write.member)) return false;
  return all.every((one) => {
    const value = one.write.values[0];
    if (literalOf(value) === raised) return true;
    return value !== undefined && isSettled(value) && isTakenBack(one, giving);
  });
}

/** Whether a value is a boolean or nothing. */
function isSettled(value: Node): boolean {
  return literalOf(value) !== undefined || isEmptyValue(value);
}

/** What it is before is the other literal, or nothing; of a member nothing is known. */
function isBefore(initial: Node | undefined, raised: boolean, member: string | undefined): boolean {
  if (initial === undefined || member !== undefined) return true;
  return literalOf(initial) === !raised || isEmptyValue(initial);
}

function literalOf(value: Node | undefined): boolean | undefined {
  const node = value && unwrapped(value);
  if (node?.type === "Literal" && typeof node.value === "boolean") return node.value;
  if (node?.type !== "UnaryExpression" || node.operator !== "!" || node.argument.type !== "Literal") return undefined;
  return node.argument.value === 0 ? true : node.argument.value === 1 ? false : undefined;
}

function isTakenBack({ mention: { place } }: WriteAt, giving: readonly WriteAt[]): boolean {
  if (namesAround(place).some((name) => isReset(name) || isTeardown(name))) return true;
  return isOnFailure(place) && giving.some((one) => sameRoutine(one.mention.place, place));
}

/** Inside `catch { … }` or `.catch(() => …)`. */
export function isOnFailure(place: Place): boolean {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    if (at.node.type === "CatchClause" || isHandlerOf(at, "catch")) return true;
  }
  return false;
}

/** Inside `finally { … }` or `.finally(() => …)`. */
export function isAtTheEnd(place: Place): boolean {
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) {
    const { node } = at.parent;
    if ((node.type === "TryStatement" && node.finalizer === at.node) || isHandlerOf(at, "finally")) return true;
  }
  return false;
}

function isHandlerOf({ node, parent }: Place, method: string): boolean {
  const call = parent?.node;
  if (call?.type !== "CallExpression" || call.callee === node) return false;
  const callee = unwrapped(call.callee);
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === method;
}
