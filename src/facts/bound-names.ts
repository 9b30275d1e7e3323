/**
 * The names that an import by call binds: `require("x")` or `import("x")` seen from where its value goes.
 *
 *     const { a, b: c } = require("x")    a, b as c
 *     const x = await import("x")         * as x
 *     const y = require("x").y            y
 *     require("x").y()                    y
 *     require("x");                       nothing
 *     f(require("x"))                     * as *: the whole namespace, under no name that is known
 */

import type { Node } from "oxc-parser";
import type { BoundName } from "./module-facts.js";
import { staticMember, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";

const WHOLE: BoundName = { imported: "*", local: "*" };

/** Helpers that compilers put around `require` and that return the namespace. */
export const INTEROP = /^(?:_*interopRequire\w*|_interop_require_\w+|__import(?:Star|Default)|__toESM)$/;

export function namesOfCall(call: Place): BoundName[] {
  let place = call;
  let outer = outward(place);
  let settled = call.node.type !== "ImportExpression";
  while (outer !== undefined && (outer.node.type === "AwaitExpression" || isInterop(outer.node, place.node))) {
    settled ||= outer.node.type === "AwaitExpression";
    place = outer;
    outer = outward(place);
  }
  if (outer === undefined) return [WHOLE];
  if (isDiscarded(outer)) return [];
  // Until it is awaited, `import()` is a promise: its properties and variables are not the module's.
  if (!settled) return [WHOLE];
  const member = staticMember(outer.node);
  const isRead = member !== undefined && unwrapped(member.object) === unwrapped(place.node);
  if (!isRead) return namesOfTarget(outer, place.node);
  return [{ imported: member.name, local: localNameOf(outer) ?? member.name }];
}

function isInterop(node: Node, value: Node): boolean {
  if (node.type !== "CallExpression" || node.arguments[0] !== value) return false;
  const name = node.callee.type === "Identifier" ? node.callee.name : staticMember(node.callee)?.name;
  return name !== undefined && INTEROP.test(name);
}

function isDiscarded({ node, parent }: Place): boolean {
  if (node.type === "ExpressionStatement") return true;
  return node.type === "UnaryExpression" && node.operator === "void" && parent?.node.type === "ExpressionStatement";
}

/** The single variable or property that takes the value of an expression. */
function localNameOf(place: Place): string | undefined {
  const target = targetOf(outward(place), place.node);
  return target?.type === "Identifier" ? target.name : undefined;
}

function namesOfTarget(outer: Place, value: Node): BoundName[] {
  const target = targetOf(outer, value);
  if (target?.type === "Identifier") return [{ imported: "*", local: target.name }];
  if (target?.type === "ObjectPattern") return target.properties.map(nameOfProperty);
  const member = target && staticMember(target);
  return [member?.name === undefined || member.name === "exports" ? WHOLE : { imported: "*", local: member.name }];
}

/** What a declaration or an assignment puts the value into. */
function targetOf(outer: Place | undefined, value: Node): Node | undefined {
  if (outer === undefined) return undefined;
  const { node } = outer;
  if (node.type === "VariableDeclarator") return node.id;
  return node.type === "AssignmentExpression" && node.operator === "=" && unwrapped(node.right) === unwrapped(value)
    ? node.left
    : undefined;
}

type PatternProperty = Extract<Node, { type: "ObjectPattern" }>["properties"][number];

function nameOfProperty(property: PatternProperty): BoundName {
  if (property.type === "RestElement") {
    const { argument } = property;
    return { imported: "*", local: argument.type === "Identifier" ? argument.name : "*" };
  }
  const imported = keyOf(property.key, property.computed);
  if (imported === undefined) return WHOLE;
  const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
  return { imported, local: target.type === "Identifier" ? target.name : imported };
}

function keyOf(key: Node, computed: boolean): string | undefined {
  if (key.type === "Literal") return typeof key.value === "string" ? key.value : undefined;
  return key.type === "Identifier" && !computed ? key.name : undefined;
}
