/**
 * Walks a syntax tree with what is known about each place in it: when its code runs, and which scopes it is in.
 *
 * Iterative, so the depth of a tree (a chain of 10,000 `+` is as deep) costs heap and no stack. O(nodes); the order of
 * visits is not the order of the text.
 */

import type { Node, Program, Span } from "oxc-parser";
import type { Parser } from "./native-parser.js";
import { isWrapper, staticMember, unwrapped } from "./static-syntax.js";

/** What the nodes of one stretch of code share. */
interface Surroundings {
  /** Inside any function, one that is invoked at once too. */
  readonly inFunction: boolean;
  /** Does not run while the module loads. */
  readonly deferred: boolean;
  /** Inside `declare module` or `declare namespace`. */
  readonly ambient: boolean;
  /** Scope of `var`: the function, the static block, or the program. */
  readonly varScope: Span;
  /** Scope of `let`, `const` and `class`. */
  readonly blockScope: Span;
}

export interface Place {
  readonly node: Node;
  readonly parent: Place | undefined;
  readonly inside: Surroundings;
}

export type NodeType = Node["type"];

/** What to do at nodes of some types; all others are passed through. */
export type Visitors = ReadonlyMap<NodeType, (place: Place) => void>;

/** All that is looked up by a node's type, in one place: the names of types are fresh strings, and slow to compare. */
interface Kind {
  readonly keys: readonly string[];
  readonly visit: ((place: Place) => void) | undefined;
  readonly surrounds: boolean;
  readonly isBracketed: boolean;
}

/** The types of node that begin and end with a bracket, so that all below them lies between, decorators too. */
const BRACKETED: ReadonlySet<NodeType> = new Set<NodeType>([
  "BlockStatement",
  "ClassBody",
  "ArrayExpression",
  "ObjectExpression",
]);

/** @param concerns whether anything in a stretch of the text concerns the visitors; if not, it is passed by */
export function walk(
  program: Program,
  visitorKeys: Parser["visitorKeys"],
  visitors: Visitors,
  concerns: (stretch: Span) => boolean = () => true,
): void {
  const kinds = new Map<NodeType, Kind>();
  const pending: Place[] = [{ node: program, parent: undefined, inside: surroundingsOfProgram(program) }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node } = place;
    let kind = kinds.get(node.type);
    if (kind === undefined) {
      const surrounds = SURROUNDING.has(node.type);
      const isBracketed = BRACKETED.has(node.type);
      kind = { keys: visitorKeys[node.type] ?? [], visit: visitors.get(node.type), surrounds, isBracketed };
      kinds.set(node.type, kind);
    }
    if (kind.isBracketed && !concerns(node)) continue;
    kind.visit?.(place);
    for (const key of kind.keys) {
      const child: unknown = node[key as keyof Node];
      if (child === null || typeof child !== "object") continue;
      const inside = kind.surrounds ? surroundingsOf(place, key) : place.inside;
      if (!Array.isArray(child)) pending.push({ node: child as Node, parent: place, inside });
      else for (const item of child as (Node | null)[]) if (item) pending.push({ node: item, parent: place, inside });
    }
  }
}

function surroundingsOfProgram(program: Program): Surroundings {
  return { inFunction: false, deferred: false, ambient: false, varScope: program, blockScope: program };
}

/** The types of node that surroundingsOf tells apart. */
const SURROUNDING: ReadonlySet<NodeType> = new Set<NodeType>([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "PropertyDefinition",
  "AccessorProperty",
  "StaticBlock",
  "TSModuleDeclaration",
  "TSModuleBlock",
  "BlockStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "SwitchStatement",
  "CatchClause",
]);

/** The surroundings of the nodes under one key of a node. */
function surroundingsOf(place: Place, key: string): Surroundings {
  const { node, inside } = place;
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression": {
      const deferred = inside.deferred || !isInvokedAtOnce(place);
      return { ...inside, inFunction: true, deferred, varScope: node, blockScope: node };
    }
    case "PropertyDefinition":
    case "AccessorProperty":
      // Initialisers of static fields run with the class, those of instances with each `new`.
      return key === "value" ? { ...inside, inFunction: true, deferred: inside.deferred || !node.static } : inside;
    case "TSModuleDeclaration":
      return { ...inside, ambient: inside.ambient || node.declare };
    case "StaticBlock":
      return { ...inside, inFunction: true, varScope: node, blockScope: node };
    case "TSModuleBlock":
      return { ...inside, varScope: node, blockScope: node };
    default:
      return { ...inside, blockScope: node };
  }
}

/** The place above, past what changes a value's static type only: `f!`, `f as F`, `f?.()`. */
export function outward(place: Place): Place | undefined {
  let outer = place.parent;
  while (outer !== undefined && isWrapper(outer.node)) outer = outer.parent;
  return outer;
}

/**
 * `(function () {})()`, `new (function () {})()` and `(function () {}).call(this)`; a generator only starts when asked.
 */
function isInvokedAtOnce(place: Place): boolean {
  const { node } = place;
  if (node.type === "FunctionExpression" && node.generator) return false;
  const outer = outward(place);
  if (outer === undefined) return false;
  if (isCalleeOf(outer.node, node)) return true;
  const method = staticMember(outer.node);
  if (method === undefined || unwrapped(method.object) !== node) return false;
  const call = outward(outer);
  return (method.name === "call" || method.name === "apply") && call !== undefined && isCalleeOf(call.node, outer.node);
}

function isCalleeOf(call: Node, node: Node): boolean {
  return (call.type === "CallExpression" || call.type === "NewExpression") && unwrapped(call.callee) === node;
}
