/**
 * A method that is taken off the first object that comes along, to be called on any: as it belongs to their prototype, whoever is
 * first makes no difference.
 *
 *     if (!getAttribute) getAttribute = element.getAttribute; return getAttribute.call(element, name)
 *     if (!next) next = getterOf(node, "nextSibling"); return next.call(node)
 *
 * Every read calls it on an object, asks whether it is there, or gives it to a function. O(mentions and the tests around them).
 */

import type { Mention } from "../state-holders.js";
import type { HarmlessContext } from "./context.js";
import { type Evidence, standsFor, type WriteAt } from "./evidence.js";
import { isGuarded, subjectOf } from "./guards.js";
import { isHidden } from "./hidden.js";
import { asksForPresence } from "./presence.js";

export function isUnboundMethod(evidence: Evidence): boolean {
  const { holder, context, giving, reads } = evidence;
  return (
    giving.length > 0 &&
    isHidden(holder, context) &&
    giving.every((one) => isTaken(one, context) && isGuarded(one, subjectOf(one, evidence), context)) &&
    reads.some(isCalledOn) &&
    reads.every((read) => isCalledOn(read) || asksForPresence(read.place) || isGiven(read))
  );
}

/** A member of an object, or what a function finds there by a name that is written out. */
function isTaken({ write: { by, member, values } }: WriteAt, context: HarmlessContext): boolean {
  const [value] = values[0] === undefined ? [] : standsFor(values[0], context);
  if (by !== "assignment" || member !== undefined || value === undefined) return false;
  if (value.type === "MemberExpression") return !value.computed;
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier") return false;
  const [object, name, ...others] = value.arguments;
  return object?.type === "Identifier" && name?.type === "Literal" && others.length === 0;
}

/** `method.call(object, …)`, `method.apply(object, …)`. */
function isCalledOn({ member }: Mention): boolean {
  return member === "call" || member === "apply";
}

function isGiven({ place: { node, parent } }: Mention): boolean {
  return parent?.node.type === "CallExpression" && parent.node.callee !== node;
}
