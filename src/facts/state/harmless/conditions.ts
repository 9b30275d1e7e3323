/**
 * What holds where a piece of code runs, as far as the tests around and before it say.
 *
 *     if (a) { HERE }                 a holds
 *     if (a) return; HERE             a does not hold
 *     a && HERE    a ? _ : HERE       a holds; a does not
 *     (async () => { HERE })()        what holds where the function stands
 *
 * O(depth and statements before the place in the blocks around it).
 */

import type { Node } from "oxc-parser";
import type { Place } from "../../syntax-walk.js";
import { callsOf, type HarmlessContext } from "./context.js";
import { isFunction } from "../../load-time-code.js";

export interface Condition {
  readonly test: Node;
  readonly holds: boolean;
}

/** From the innermost outward, up to the top level, where nothing is asked again. */
export function conditionsAt(place: Place): readonly Condition[] {
  const conditions: Condition[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) {
    if (at.parent.node.type !== "Program") conditions.push(...conditionsUnder(at.parent.node, at.node));
  }
  return conditions;
}

function conditionsUnder(outer: Node, inner: Node): readonly Condition[] {
  switch (outer.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (inner === outer.test) return [];
      return [{ test: outer.test, holds: inner === outer.consequent }];
    case "LogicalExpression":
      return inner === outer.right ? [{ test: outer.left, holds: outer.operator === "&&" }] : [];
    case "WhileStatement":
      return inner === outer.body ? [{ test: outer.test, holds: true }] : [];
    case "BlockStatement":
    case "StaticBlock":
      return exitsBefore(inner, outer.body);
    case "SwitchCase":
      return exitsBefore(inner, outer.consequent);
    default:
      return [];
  }
}

function exitsBefore(inner: Node, statements: readonly Node[]): readonly Condition[] {
  return statements.slice(0, Math.max(0, statements.indexOf(inner))).flatMap((statement): readonly Condition[] => {
    if (statement.type !== "IfStatement") return [];
    if (exits(statement.consequent)) return [{ test: statement.test, holds: false }];
    return statement.alternate && exits(statement.alternate) ? [{ test: statement.test, holds: true }] : [];
  });
}

/** Whether nothing behind a statement runs after it. */
function exits(statement: Node): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return true;
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last !== undefined && exits(last);
    }
    case "IfStatement":
      return exits(statement.consequent) && statement.alternate !== null && exits(statement.alternate);
    case "TryStatement":
      return exits(statement.block) && (statement.handler === null || exits(statement.handler.body));
    default:
      return false;
  }
}

/** How many calls inside a module are followed back. */
const FOLLOWED = 3;

/** Whether the conditions answer a question on every way to a place: where it stands, or at each call of its function. */
export function holdOnEveryWay(
  place: Place,
  context: HarmlessContext,
  answer: (conditions: readonly Condition[]) => boolean,
  followed = FOLLOWED,
): boolean {
  if (answer(conditionsAt(place))) return true;
  if (followed === 0) return false;
  for (let at = place.parent; at !== undefined; at = at.parent) {
    const calls = isFunction(at.node) ? callsOf(at, context) : undefined;
    if (calls?.every((call) => holdOnEveryWay(call, context, answer, followed - 1))) return true;
  }
  return false;
}
