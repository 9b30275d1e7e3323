/** What the functions around a place are called, and what such names promise. O(depth). */

import type { Node } from "oxc-parser";
import { isFunction, nameOfKey } from "../../load-time-code.js";
import type { Place } from "../../syntax-walk.js";

/** Of the functions around a place, and the classes of their methods, the innermost first; those without a name are passed over. */
export function namesAround(place: Place): readonly string[] {
  const names: string[] = [];
  for (let at = place.parent; at !== undefined; at = at.parent) {
    const name = isFunction(at.node) ? nameOfFunction(at) : undefined;
    if (name !== undefined) names.push(name);
  }
  return names;
}

function nameOfFunction({ node, parent }: Place): string | undefined {
  if ("id" in node && node.id?.type === "Identifier") return node.id.name;
  switch (parent?.node.type) {
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
      return parent.node.computed ? undefined : nameOfKey(parent.node.key);
    case "VariableDeclarator":
      return parent.node.id.type === "Identifier" ? parent.node.id.name : undefined;
    case "AssignmentExpression":
      // `exports.find = function () {}`
      return nameOfTarget(parent.node.left);
    case "CallExpression":
      // `const find = cache(async () => …)`
      return nameOfFunction(parent);
    default:
      return undefined;
  }
}

function nameOfTarget(left: Node): string | undefined {
  if (left.type === "Identifier") return left.name;
  return left.type === "MemberExpression" && !left.computed ? nameOfKey(left.property) : undefined;
}

/** `__setClock`, `clearForTests`, `resetForTesting`: nothing but tests calls it. */
export function isForTests(name: string): boolean {
  return /^__(?:set|reset|clear)|For(?:Unit)?Tests?(?:ing)?(?![a-z])|(?:Only)?InTests?$|TestOnly|testOnly/.test(name);
}

/** `reset`, `resetCache`, `clearAll`, `_reset`. */
export function isReset(name: string): boolean {
  return /^[_#]*(?:reset|clear|purge|invalidate)(?![a-z])|^[_#]*flush(?:All|Caches?)?$|Reset$/.test(name);
}

/** What ends a program, or the use of what it stands for. */
export function isTeardown(name: string): boolean {
  return /^[_#]*(?:close|shut[dD]own|dispose|destroy|disconnect|stop|tear[dD]own|clean[uU]p|terminate|onModuleDestroy|onApplicationShutdown|before(?:Exit|Application))(?![a-z])/.test(
    name,
  );
}
