/** What a name, or `this`, is followed by in an expression, step by step: members, calls, `new`. */

import type { Node } from "oxc-parser";
import { memberOf, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";

export interface Chain {
  /** Names of members, `*` for a computed one, `()` for a call, `new` for an instance. */
  readonly steps: readonly string[];
  /** The expression before each step, and the whole: one more than steps. */
  readonly places: readonly Place[];
}

/** The longest chain; `await` is no step of its own. O(steps). */
export function chainFrom(start: Place): Chain {
  const steps: string[] = [];
  const places: Place[] = [start];
  for (let at = start, outer = outward(at); outer !== undefined; outer = outward(at)) {
    const step = stepTo(outer.node, at.node);
    if (step === undefined) break;
    at = outer;
    if (step === "await") places[places.length - 1] = at;
    else {
      steps.push(step);
      places.push(at);
    }
  }
  return { steps, places };
}

function stepTo(outer: Node, inner: Node): string | undefined {
  switch (outer.type) {
    case "MemberExpression":
      return unwrapped(outer.object) === inner ? (memberOf(outer)?.name ?? "*") : undefined;
    case "CallExpression":
      return unwrapped(outer.callee) === inner ? "()" : undefined;
    case "NewExpression":
      return unwrapped(outer.callee) === inner ? "new" : undefined;
    case "TaggedTemplateExpression":
      return unwrapped(outer.tag) === inner ? "()" : undefined;
    case "AwaitExpression":
      return "await";
    default:
      return undefined;
  }
}
