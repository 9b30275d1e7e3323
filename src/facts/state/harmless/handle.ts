/**
 * The handle of a resource that runs by itself: a timer, a frame, an AbortController. Every value given to it is made by
 * the platform's function for one; clearing it is no harm. O(writes).
 */

import type { Node } from "oxc-parser";
import { staticMember, unwrapped } from "../../static-syntax.js";
import { type Evidence, standsFor } from "./evidence.js";

const MAKING = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "requestIdleCallback"],
  ...["AbortController"],
]);

export function isHandle({ giving, context }: Evidence): boolean {
  return (
    giving.length > 0 &&
    giving.every(({ write: { by, what, values } }) => {
      const value = by === "method" && what === "set" ? values[1] : by === "assignment" ? values[0] : undefined;
      return value !== undefined && standsFor(value, context).some(makes);
    })
  );
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
