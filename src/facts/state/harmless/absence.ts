/**
 * Whether a test lets code run only where something is not there yet, or not good any more.
 *
 *     !x    x == null    x === undefined    typeof x === "undefined"    x.size === 0    !map.has(k)    !(k in o)
 *
 * A test of more than that counts too, `!x || isStale(x)`: then it is made again. O(test).
 */

import type { Node } from "oxc-parser";
import { isNamed, staticMember, unwrapped } from "../../static-syntax.js";
import type { Condition } from "./conditions.js";

/** Whether an expression stands for the thing: itself, or what is found by looking for it. */
export type IsSubject = (expression: Node) => boolean;

export function saysAbsent(condition: Condition, isSubject: IsSubject): boolean {
  const test = unwrapped(condition.test);
  const { holds } = condition;
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" && saysAbsent({ test: test.argument, holds: !holds }, isSubject);
    case "LogicalExpression":
      if (test.operator === "??") return saysAbsent({ test: test.left, holds }, isSubject);
      return saysAbsent({ test: test.left, holds }, isSubject) || saysAbsent({ test: test.right, holds }, isSubject);
    case "AssignmentExpression":
      return !holds && test.operator === "=" && isSubject(test.right);
    case "BinaryExpression":
      return comparedAbsent(test, holds, isSubject);
    case "CallExpression":
      if (isNamed(test.callee, "Boolean") && test.arguments[0]) return !holds && isSubject(test.arguments[0]);
      return !holds && isSubject(test);
    default:
      return !holds && isSubject(test);
  }
}

type Binary = Extract<Node, { type: "BinaryExpression" }>;

function comparedAbsent(test: Binary, holds: boolean, isSubject: IsSubject): boolean {
  const { operator, left, right } = test;
  if (operator === "in" || operator === "instanceof") return !holds && isSubject(operator === "in" ? test : left);
  if (isSizeOf(left, isSubject)) {
    if (operator === ">" || operator === ">=") return !holds;
    if (operator === "<") return holds;
  }
  const isEqual = operator === "===" || operator === "==";
  if (!isEqual && operator !== "!==" && operator !== "!=") return false;
  const [subject, value] = isEmptyValue(left) ? [right, left] : [left, right];
  const asked = unwrapped(subject);
  if (asked.type === "UnaryExpression" && asked.operator === "typeof") {
    const isUndefined = value.type === "Literal" && value.value === "undefined";
    return isSubject(asked.argument) && (isUndefined ? isEqual === holds : isEqual !== holds);
  }
  if (!isSubject(asked) && !isSizeOf(asked, isSubject)) return false;
  if (value.type === "Literal" && value.value === true) return isEqual !== holds;
  return isEmptyValue(value) && isEqual === holds;
}

/** `x.size`, `x.length`, `Object.keys(x).length`. */
function isSizeOf(node: Node, isSubject: IsSubject): boolean {
  const member = staticMember(unwrapped(node));
  if (member === undefined || (member.name !== "size" && member.name !== "length")) return false;
  const object = unwrapped(member.object);
  if (isSubject(object)) return true;
  if (object.type !== "CallExpression" || object.arguments.length !== 1) return false;
  const callee = staticMember(unwrapped(object.callee));
  return callee !== undefined && isNamed(callee.object, "Object") && isSubject(object.arguments[0] as Node);
}

/** What stands for nothing: `undefined`, `null`, `0`, `-1`, `""`, `false`, `NaN`. */
export function isEmptyValue(expression: Node): boolean {
  const node = unwrapped(expression);
  if (node.type === "Literal") return !node.value && !("regex" in node && node.regex);
  if (node.type === "UnaryExpression") {
    if (node.operator === "void") return true;
    return node.operator === "-" && node.argument.type === "Literal" && node.argument.value === 1;
  }
  return isNamed(node, "undefined") || isNamed(node, "NaN");
}
