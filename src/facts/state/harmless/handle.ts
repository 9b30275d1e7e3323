/**
 * The handle of something that runs by itself: a timer, a frame, an AbortController, a subscription. Every value given to it is
 * made by the platform's function for one, or by `subscribe`, if nothing is read of it but the way to end it; clearing it is no
 * harm. O(writes and reads).
 */

import type { Node } from "oxc-parser";
import { chainFrom } from "../../chains.js";
import { staticMember, unwrapped } from "../../static-syntax.js";
import type { Place } from "../../syntax-walk.js";
import { type Evidence, standsFor } from "./evidence.js";
import { asksForPresence } from "./presence.js";

const MAKING = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "requestIdleCallback"],
  ...["AbortController"],
]);
const ENDING = new Set(["unsubscribe", "dispose", "cancel", "close", "remove", "stop"]);

export function isHandle({ giving, reads, context }: Evidence): boolean {
  const isEnding = reads.every(({ place }) => ends(place) || asksForPresence(place));
  return (
    giving.length > 0 &&
    giving.every(({ write: { by, what, values } }) => {
      const value = by === "method" && what === "set" ? values[1] : by === "assignment" ? values[0] : undefined;
      const made = value === undefined ? [] : standsFor(value, context);
      return made.some(makes) || (isEnding && by === "assignment" && made.some(subscribes));
    })
  );
}

function subscribes(value: Node): boolean {
  const node = unwrapped(value);
  return node.type === "CallExpression" && staticMember(unwrapped(node.callee))?.name === "subscribe";
}

/** `subscription.unsubscribe()`, `unsubscribe()`. */
function ends(place: Place): boolean {
  const [first = "", second] = chainFrom(place).steps;
  return first === "()" || (ENDING.has(first) && second === "()");
}

function makes(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
  const callee = unwrapped(node.callee);
  if (callee.type === "Identifier") return MAKING.has(callee.name);
  const member = staticMember(callee);
  if (member === undefined) return false;
  // `window.setTimeout(…)`, `setTimeout(…).unref()`
  const object = unwrapped(member.object);
  return MAKING.has(member.name) ? object.type === "Identifier" : member.name === "unref" && makes(object);
}
