/**
 * Walks a syntax tree with what is known about each place in it: when its code runs, and which scopes it is in.
 *
 * Iterative, so the depth of a tree (a chain of 10,000 `+` is as deep) costs heap and no stack. O(nodes); the order of
 * visits is not the order of the text.
 */

import type { Node, Program, Span } from "oxc-parser";
import type { Parser } from "./parse.js";
import { isWrapper, staticMember, unwrapped } from "./static-syntax.js";

/** What all nodes of one scope share. */
export interface Surroundings {
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

export interface Place extends Surroundings {
  readonly node: Node;
  readonly parent: Place | undefined;
}

export function walk(program: Program, visitorKeys: Parser["visitorKeys"], visit: (place: Place) => void): void {
  const root: Surroundings = {
    inFunction: false,
    deferred: false,
    ambient: false,
    varScope: program,
    blockScope: program,
  };
  const pending: Place[] = [placed(program, undefined, root)];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    visit(place);
    const { node } = place;
    for (const key of visitorKeys[node.type] ?? []) {
      const child: unknown = node[key as keyof Node];
      if (child === null || typeof child !== "object") continue;
      const inside = surroundingsOf(place, key);
      if (!Array.isArray(child)) pending.push(placed(child as Node, place, inside));
      else for (const item of child as (Node | null)[]) if (item) pending.push(placed(item, place, inside));
    }
  }
}

/** All fields written out: spreading here would double the cost of the walk. */
function placed(node: Node, parent: Place | undefined, inside: Surroundings): Place {
  return {
    node,
    parent,
    inFunction: inside.inFunction,
    deferred: inside.deferred,
    ambient: inside.ambient,
    varScope: inside.varScope,
    blockScope: inside.blockScope,
  };
}

/** The surroundings of the nodes under one key of a node. */
function surroundingsOf(place: Place, key: string): Surroundings {
  const { node } = place;
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression": {
      const deferred = place.deferred || !isInvokedAtOnce(place);
      return { ...place, inFunction: true, deferred, varScope: node, blockScope: node };
    }
    case "PropertyDefinition":
    case "AccessorProperty":
      // Initialisers of static fields run with the class, those of instances with each `new`.
      return key === "value" ? { ...place, inFunction: true, deferred: place.deferred || !node.static } : place;
    case "StaticBlock":
      return { ...place, inFunction: true, varScope: node, blockScope: node };
    case "TSModuleDeclaration":
      return { ...place, ambient: place.ambient || node.declare };
    case "TSModuleBlock":
      return { ...place, varScope: node, blockScope: node };
    case "BlockStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "SwitchStatement":
    case "CatchClause":
      return { ...place, blockScope: node };
    default:
      return place;
  }
}

/** The place above, past what changes a value's static type only: `f!`, `f as F`, `f?.()`. */
export function outward(place: Place): Place | undefined {
  let outer = place.parent;
  while (outer !== undefined && isWrapper(outer.node)) outer = outer.parent;
  return outer;
}

/** `(function () {})()`, `new (function () {})()` and `(function () {}).call(this)`; a generator only starts when asked. */
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
