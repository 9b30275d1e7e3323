/**
 * Where a write puts something under a key, and which expressions look for what lies there.
 *
 *     map.set(k, v)       map.get(k)   map.has(k)   map.get(k)?.value   const hit = map.get(k); hit
 *     byId[k] = v         byId[k]      k in byId    Object.hasOwn(byId, k)
 *     seen.add(k)         seen.has(k)
 *
 * Keys are the same if they are written alike. O(expression), and what its local variables are given.
 */

import type { Node } from "oxc-parser";
import { memberOf, staticMember, unwrapped } from "../../static-syntax.js";
import type { HarmlessContext } from "./context.js";
import { isOfModule, valuesOf } from "./context.js";
import type { WriteAt } from "./evidence.js";
import { sameSyntax } from "./same-syntax.js";

export interface Entry {
  /** All that says where: of `byId[a][b] = v` both. Empty for a key that is always the same. */
  readonly keys: readonly Node[];
  readonly values: readonly Node[];
  /** Whether an expression is a call that looks for the entry, or the entry. */
  readonly isAskedBy: (expression: Node) => boolean;
}

/** The entry that a write makes; undefined if it makes none. */
export function entryOf({ write }: WriteAt, context: HarmlessContext): Entry | undefined {
  const node = unwrapped(write.at.node);
  if (write.by === "assignment" && node.type === "AssignmentExpression")
    return entryOfMember(node.left, write.values, context);
  if (write.by !== "method" || node.type !== "CallExpression") return undefined;
  const receiver = staticMember(unwrapped(node.callee))?.object;
  const [key] = write.values;
  if (receiver === undefined || key === undefined || !ENTERING.has(write.what)) return undefined;
  const outer = computedIn(unwrapped(receiver));
  const isSet = write.what === "add" || write.what === "push" || write.what === "unshift";
  const isAskedBy = (asked: Node): boolean => asksCollection(asked, receiver, key, context);
  return { keys: [...outer, key], values: isSet ? [] : write.values.slice(1), isAskedBy };
}

const ENTERING = new Set(["set", "add", "push", "unshift", "getOrInsert", "getOrInsertComputed"]);
const ASKING = new Set(["get", "has", "peek", "includes", "indexOf"]);

function entryOfMember(left: Node, values: readonly Node[], context: HarmlessContext): Entry | undefined {
  const target = unwrapped(left);
  if (target.type !== "MemberExpression") return undefined;
  return {
    keys: computedIn(target),
    values,
    isAskedBy: (asked) => sameSyntax(asked, target, context) || asksObject(asked, target, context),
  };
}

/** The computed properties and arguments of `get` in a chain. */
function computedIn(chain: Node): readonly Node[] {
  const keys: Node[] = [];
  for (let node = chain; ;) {
    if (node.type === "MemberExpression") {
      if (node.computed && memberOf(node) === undefined) keys.push(node.property);
      node = unwrapped(node.object);
    } else if (node.type === "CallExpression" && memberOf(unwrapped(node.callee)) !== undefined) {
      keys.push(...node.arguments);
      node = unwrapped(node.callee);
    } else return keys;
  }
}

function asksCollection(asked: Node, receiver: Node, key: Node, context: HarmlessContext): boolean {
  const call = unwrapped(asked);
  const callee = call.type === "CallExpression" ? staticMember(unwrapped(call.callee)) : undefined;
  if (callee === undefined || call.type !== "CallExpression" || !ASKING.has(callee.name)) return false;
  const [first] = call.arguments;
  return first !== undefined && sameSyntax(callee.object, receiver, context) && sameSyntax(first, key, context);
}

type Member = Extract<Node, { type: "MemberExpression" }>;

/** `k in o`, `Object.hasOwn(o, k)`, `o.hasOwnProperty(k)`. */
function asksObject(asked: Node, { object, property, computed }: Member, context: HarmlessContext): boolean {
  const node = unwrapped(asked);
  const isKey = (key: Node | undefined): boolean =>
    key !== undefined && (computed ? sameSyntax(key, property, context) : nameIn(key) === nameIn(property));
  if (node.type === "BinaryExpression" && node.operator === "in") {
    return sameSyntax(node.right, object, context) && isKey(node.left);
  }
  const callee = node.type === "CallExpression" ? staticMember(unwrapped(node.callee)) : undefined;
  if (callee === undefined || node.type !== "CallExpression") return false;
  const [first, second] = node.arguments;
  if (callee.name === "hasOwn") return first !== undefined && sameSyntax(first, object, context) && isKey(second);
  return callee.name === "hasOwnProperty" && sameSyntax(callee.object, object, context) && isKey(first);
}

function nameIn(key: Node): string | undefined {
  return key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
}

/** Whether an expression is what a test asks for, a part of it (`hit?.value`), or a local variable that holds it. */
export function comesFrom(expression: Node, isAsked: (node: Node) => boolean, context: HarmlessContext): boolean {
  const seen = new Set<Node>();
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = unwrapped(next);
    if (seen.has(node)) continue;
    seen.add(node);
    if (isAsked(node)) return true;
    if (node.type === "AwaitExpression") pending.push(node.argument);
    else if (node.type === "AssignmentExpression") pending.push(node.right);
    else if (node.type === "LogicalExpression") pending.push(node.left);
    else if (node.type === "MemberExpression") pending.push(node.object);
    else if (node.type === "CallExpression" && unwrapped(node.callee).type === "MemberExpression")
      pending.push(node.callee);
    else if (node.type === "Identifier") {
      const variable = context.variableOf(node);
      if (variable !== undefined && !isOfModule(variable)) pending.push(...(valuesOf(variable, context) ?? []));
    }
  }
  return false;
}
