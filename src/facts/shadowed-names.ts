/**
 * Where `require`, `module` and `exports` are not CommonJS's own.
 *
 * Bundles (browserify, AMD) hand them to functions as parameters, and what such a function requires is no file of the
 * project. A shadow is the stretch of text in which a declaration takes the name over. Not every declaration does:
 * `const require = createRequire(...)` makes a real one, and at the top level so does anything else that is not plainly a
 * function (`declare const require: any`).
 */

import type { Node, Span } from "oxc-parser";
import { staticMember, unwrapped } from "./static-syntax.js";
import type { NodeType, Place } from "./syntax-walk.js";

export type CommonJsName = "require" | "module" | "exports";

export interface Shadow {
  readonly name: CommonJsName;
  readonly start: number;
  readonly end: number;
}

/** Whether the name at an offset means something else. Linear in the shadows, of which there are few. */
export function isShadowed(shadows: readonly Shadow[], name: CommonJsName, at: number): boolean {
  return shadows.some((shadow) => shadow.name === name && shadow.start <= at && at < shadow.end);
}

/** The types of node that shadowsAt tells apart. */
export const DECLARING: readonly NodeType[] = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassDeclaration",
  "CatchClause",
  "ImportSpecifier",
  "ImportDefaultSpecifier",
  "ImportNamespaceSpecifier",
  "VariableDeclarator",
];

/** The shadows that the declarations at one place throw. */
export function shadowsAt(place: Place): Shadow[] {
  const { node } = place;
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
      return [...shadowsOfFunctionName(place, node), ...node.params.flatMap((param) => shadows(param, node))];
    case "ArrowFunctionExpression":
      return node.params.flatMap((param) => shadows(param, node));
    case "ClassDeclaration":
      return node.id ? shadows(node.id, place.inside.blockScope) : [];
    case "CatchClause":
      return node.param ? shadows(node.param, node) : [];
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return shadows(node.local, place.inside.varScope);
    case "VariableDeclarator":
      return takesOver(place, node.init) ? shadows(node.id, scopeOfVariable(place)) : [];
    default:
      return [];
  }
}

function shadowsOfFunctionName(place: Place, node: Extract<Node, { params: unknown; id: unknown }>): Shadow[] {
  if (!node.id || !node.body) return [];
  return shadows(node.id, node.type === "FunctionExpression" ? node : place.inside.varScope);
}

function scopeOfVariable({ parent, inside }: Place): Span {
  const isVar = parent?.node.type === "VariableDeclaration" && parent.node.kind === "var";
  return isVar ? inside.varScope : inside.blockScope;
}

function takesOver({ inside }: Place, init: Node | null): boolean {
  const value = init && unwrapped(init);
  if (inside.inFunction) return value === null || !isCreateRequire(value);
  return value?.type === "FunctionExpression" || value?.type === "ArrowFunctionExpression";
}

/** `createRequire(...)` or `module.createRequire(...)`. */
function isCreateRequire(value: Node): boolean {
  if (value.type !== "CallExpression") return false;
  const { callee } = value;
  const name = callee.type === "Identifier" ? callee.name : staticMember(callee)?.name;
  return name === "createRequire";
}

/** Recursion is as deep as the pattern, which the parser bounds. */
function shadows(pattern: Node, { start, end }: Span): Shadow[] {
  switch (pattern.type) {
    case "Identifier":
      return isCommonJsName(pattern.name) ? [{ name: pattern.name, start, end }] : [];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        shadows(property.type === "RestElement" ? property : property.value, { start, end }),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? shadows(element, { start, end }) : []));
    case "AssignmentPattern":
      return shadows(pattern.left, { start, end });
    case "RestElement":
      return shadows(pattern.argument, { start, end });
    case "TSParameterProperty":
      return shadows(pattern.parameter, { start, end });
    default:
      return [];
  }
}

function isCommonJsName(name: string): name is CommonJsName {
  return name === "require" || name === "module" || name === "exports";
}
