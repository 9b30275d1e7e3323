/**
 * What an expression does to the value it begins with: an assignment to the value or a member of it, a method that changes it,
 * a function of a built-in object that does.
 */

import type { Node } from "oxc-parser";
import type { Chain } from "./chains.js";
import { staticMember, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";
import { WRITING_FUNCTIONS, WRITING_METHODS } from "./writing-methods.js";

/** A change of a value or of a part of it. */
export interface Write {
  /** A function of a built-in object, as `Object.assign`, changes its first argument. */
  readonly by: "assignment" | "update" | "delete" | "method" | "function";
  /** The operator of an assignment or update (`=`, `??=`, `++`), the method, or the function. */
  readonly what: string;
  /** From the value to what is changed, or to the member that is assigned; `*` for a computed step. */
  readonly path: readonly string[];
  /** Of an object the member that is written, `*` if it is computed or lies deeper; undefined for the value itself. */
  readonly member: string | undefined;
  /** The whole expression: the assignment, the call. */
  readonly at: Place;
  /** What is assigned or called: `a.b` in `a.b = 1`, `a.sort` in `a.sort()`. */
  readonly target: Place;
  /** What is assigned, or the arguments that are given. */
  readonly values: readonly Node[];
}

/** The write that a chain ends in, as seen from the value before its step `from`. O(steps). */
export function writeAt({ steps, places }: Chain, from: number): Write | undefined {
  const call = steps.findIndex((step, at) => at >= from && (step === "()" || step === "new"));
  const end = call === -1 ? steps.length : call;
  const place = places[end]!;
  const path = steps.slice(from, end);
  if (call !== -1) {
    const method = steps[call] === "()" && end > from ? path.at(-1)! : undefined;
    if (method === undefined || !WRITING_METHODS.has(method)) return undefined;
    const at = places[end + 1]!;
    const values = at.node.type === "CallExpression" ? at.node.arguments : [];
    return {
      by: "method",
      what: method,
      member: path.length > 1 ? path[0] : undefined,
      at,
      target: place,
      values,
      path: path.slice(0, -1),
    };
  }
  const outer = outward(place);
  if (outer === undefined) return undefined;
  const member = path[0];
  const { node } = outer;
  if (node.type === "CallExpression") {
    const name = writingFunction(node.callee);
    const [first, ...values] = node.arguments;
    const isWritten = name !== undefined && first !== undefined && unwrapped(first) === place.node;
    return isWritten ? { by: "function", what: name, member, at: outer, target: place, values, path } : undefined;
  }
  const assigned = assignmentAt(outer, place.node);
  return assigned && { ...assigned, member, at: outer, target: place, path };
}

/** Whether an expression is what the node around it assigns to, or deletes. */
export function isAssigned(place: Place): boolean {
  const outer = outward(place);
  return outer !== undefined && assignmentAt(outer, place.node) !== undefined;
}

function writingFunction(callee: Node): string | undefined {
  const member = staticMember(unwrapped(callee));
  const name = member?.object.type === "Identifier" ? `${member.object.name}.${member.name}` : "";
  return WRITING_FUNCTIONS.has(name) ? name : undefined;
}

/** What the node around an expression assigns to it. */
function assignmentAt({ node, parent }: Place, expression: Node): Pick<Write, "by" | "what" | "values"> | undefined {
  const unknown = { by: "assignment", what: "=", values: [] } as const;
  switch (node.type) {
    case "AssignmentExpression":
      return unwrapped(node.left) === expression
        ? { by: "assignment", what: node.operator, values: [node.right] }
        : undefined;
    case "UpdateExpression":
      return { by: "update", what: node.operator, values: [] };
    case "UnaryExpression":
      return node.operator === "delete" ? { by: "delete", what: "delete", values: [] } : undefined;
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return unwrapped(node.left) === expression ? unknown : undefined;
    case "ArrayPattern":
    case "RestElement":
      return unknown;
    case "Property":
      return parent?.node.type === "ObjectPattern" && unwrapped(node.value) === expression ? unknown : undefined;
    default:
      return undefined;
  }
}
