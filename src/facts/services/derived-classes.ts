/**
 * Classes that extend another, as makings of it: who makes an object of one makes an object of the other, of what `super()` is given.
 *
 *     class Sessions extends Redis { constructor() { super(url) } }     making of Redis, with url
 *     class Sessions extends Redis {}                                   making of Redis, with what `new Sessions` is given
 *     @Injectable() class Prisma extends PrismaClient {}                making of PrismaClient, with nothing: a container gives it none
 *
 * O(classes and calls).
 */

import type { Node } from "oxc-parser";
import { decoratorsOf } from "../injection/decorators.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import type { TreeSurvey } from "../tree-survey.js";
import { calleeOf, type PlacedCallee } from "./callees.js";

/** Constructors have a few parameters. */
const PASSED_ON = 3;

/** In source order. Without those that extend what is neither imported nor a class of the text. */
export function derivedClasses(
  { calls, classes }: Pick<TreeSurvey, "calls" | "classes">,
  imported: ReadonlyMap<string, ImportedName>,
  paths: TextPaths,
): readonly PlacedCallee[] {
  const supers = superCalls(calls);
  return [...paths.classes.values()].flatMap(({ name, node }): readonly PlacedCallee[] => {
    const place = classes.get(node);
    const base = "superClass" in node ? (node.superClass as Node | null) : null;
    const callee = base === null ? undefined : calleeOf(base, imported, paths);
    if (place === undefined || callee === undefined || "other" in callee) return [];
    const passes = supers.has(node) || isDecorated(node) ? 0 : PASSED_ON;
    const named = "id" in node && node.id ? (node.id as Node) : node;
    return [{ place, callee, by: "new", given: supers.get(node) ?? [], derived: { name, named, passes } }];
  });
}

/** What `super()` is given, by class. */
function superCalls(calls: readonly Place[]): ReadonlyMap<Node, readonly Node[]> {
  const found = new Map<Node, readonly Node[]>();
  for (const { node, parent } of calls) {
    if (node.type !== "CallExpression" || node.callee.type !== "Super") continue;
    let outer = parent;
    while (outer !== undefined && !isClass(outer.node)) outer = outer.parent;
    if (outer !== undefined && !found.has(outer.node)) found.set(outer.node, node.arguments);
  }
  return found;
}

function isClass({ type }: Node): boolean {
  return type === "ClassDeclaration" || type === "ClassExpression";
}

function isDecorated(node: Node): boolean {
  return decoratorsOf(node).length > 0;
}
