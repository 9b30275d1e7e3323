/**
 * Types that Angular's compiler makes values of: those of constructor parameters in its classes, by which it knows what to
 * inject. Not one for which `@Inject()` or `@Attribute()` says it: such a type may be an interface.
 *
 * A class is Angular's if a decorator says so by name. As its compiler does it (typeToValue, getConstructorDependencies).
 */

import type { Decorator, Node } from "oxc-parser";
import { annotationOf } from "./decorator-metadata.js";
import { unwrapped } from "./static-syntax.js";
import type { Place } from "./syntax-walk.js";

const OF_CLASSES: ReadonlySet<string> = new Set(["Component", "Directive", "Injectable", "NgModule", "Pipe"]);
const OF_PARAMETERS: ReadonlySet<string> = new Set(["Attribute", "Inject"]);

/** Whether a name that stands in a type stands in one of these. */
export function isInjected(place: Place): boolean {
  let at = annotationOf(place)?.annotation.parent;
  while (at !== undefined && PARAMETER_PARTS.has(at.node.type)) {
    if (hasDecorator(at.node, OF_PARAMETERS)) return false;
    const home = at.parent;
    if (home?.node.type === "FunctionExpression") return isConstructor(home);
    at = home;
  }
  return false;
}

const PARAMETER_PARTS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "Identifier",
  "AssignmentPattern",
  "TSParameterProperty",
]);

function isConstructor({ node, parent }: Place): boolean {
  const method = parent?.node;
  if (method?.type !== "MethodDefinition" || method.kind !== "constructor" || method.value !== node) return false;
  const home = parent?.parent?.parent?.node;
  return home !== undefined && hasDecorator(home, OF_CLASSES);
}

function hasDecorator(node: Node, names: ReadonlySet<string>): boolean {
  if (!("decorators" in node) || !Array.isArray(node.decorators)) return false;
  return (node.decorators as readonly Decorator[]).some(({ expression }) => {
    const callee = expression.type === "CallExpression" ? unwrapped(expression.callee) : expression;
    return callee.type === "Identifier" && names.has(callee.name);
  });
}
