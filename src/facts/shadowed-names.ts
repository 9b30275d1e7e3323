/**
 * Where `require`, `module` and `exports` are not CommonJS's own.
 *
 * Bundles (browserify, AMD) hand them to functions as parameters, and what such a function requires is no file of the
 * project. A shadow is the stretch of text in which a declaration inside a function takes the name over; one at the top
 * level does not (`const require = createRequire(...)`, `declare const require: any`, a wrapper around the real one),
 * nor does `createRequire` inside a function.
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

/**
 * A test whether the name at an offset means something else. Shadows nest and never overlap otherwise, so that of those
 * with one name the outermost suffice. O(n log n) once, O(log n) each time.
 */
export function shadowTest(shadows: readonly Shadow[]): (name: CommonJsName, at: number) => boolean {
  const outermost: Record<CommonJsName, Shadow[]> = { require: [], module: [], exports: [] };
  for (const shadow of shadows.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const sameName = outermost[shadow.name];
    if ((sameName.at(-1)?.end ?? -1) <= shadow.start) sameName.push(shadow);
  }
  return (name, at) => {
    const before = lastStartingUpTo(outermost[name], at);
    return before !== undefined && at < before.end;
  };
}

function lastStartingUpTo(ascending: readonly Shadow[], at: number): Shadow | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as Shadow).start <= at) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1];
}

/** The types of node that shadowsAt tells apart. */
export const DECLARING: readonly NodeType[] = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassDeclaration",
  "CatchClause",
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
      return node.id && place.inside.inFunction ? shadows(node.id, place.inside.blockScope) : [];
    case "CatchClause":
      return node.param ? shadows(node.param, node) : [];
    case "VariableDeclarator":
      return takesOver(place, node.init) ? shadows(node.id, scopeOfVariable(place)) : [];
    default:
      return [];
  }
}

function shadowsOfFunctionName(place: Place, node: Extract<Node, { params: unknown; id: unknown }>): Shadow[] {
  if (!node.id) return [];
  if (node.type === "FunctionExpression") return shadows(node.id, node);
  return place.inside.inFunction ? shadows(node.id, place.inside.varScope) : [];
}

function scopeOfVariable({ parent, inside }: Place): Span {
  const isVar = parent?.node.type === "VariableDeclaration" && parent.node.kind === "var";
  return isVar ? inside.varScope : inside.blockScope;
}

function takesOver({ inside }: Place, init: Node | null): boolean {
  return inside.inFunction && (init === null || !isCreateRequire(unwrapped(init)));
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
