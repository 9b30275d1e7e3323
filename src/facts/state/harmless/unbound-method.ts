/**
 * A method that is taken off the first object that comes along, to be called on any: as it belongs to their prototype, whoever is
 * first makes no difference.
 *
 *     if (!getAttribute) getAttribute = element.getAttribute; return getAttribute.call(element, name)
 *
 * Every read calls it on an object, or asks whether it is there. O(mentions and the tests around them).
 */

import type { Mention } from "../state-holders.js";
import type { Evidence, WriteAt } from "./evidence.js";
import { isGuarded, subjectOf } from "./guards.js";
import { isHidden } from "./hidden.js";
import { asksForPresence } from "./presence.js";

export function isUnboundMethod(evidence: Evidence): boolean {
  const { holder, context, giving, reads } = evidence;
  return (
    giving.length > 0 &&
    isHidden(holder, context) &&
    giving.every((one) => isMember(one) && isGuarded(one, subjectOf(one, evidence), context)) &&
    reads.some(isCalledOn) &&
    reads.every((read) => isCalledOn(read) || asksForPresence(read.place))
  );
}

function isMember({ write: { by, member, values } }: WriteAt): boolean {
  const [value] = values;
  return by === "assignment" && member === undefined && value?.type === "MemberExpression" && !value.computed;
}

/** `method.call(object, …)`, `method.apply(object, …)`. */
function isCalledOn({ member }: Mention): boolean {
  return member === "call" || member === "apply";
}
