/**
 * Callbacks that are called later: functions that callers hand over, and a way to take them out again.
 *
 *     listeners.add(listener); return () => listeners.delete(listener)
 *     waiting.push(resolve) … for (const resolve of waiting.splice(0)) resolve()
 *
 * What is put in is a parameter that is a function by its type or its name, or all that is in there is called somewhere.
 * O(writes and reads).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import { isNamed, staticMember, unwrapped } from "../../static-syntax.js";
import { outward, type Place } from "../../syntax-walk.js";
import { functionsAround, type HarmlessContext } from "./context.js";
import { within } from "./inside.js";
import { type Evidence, isEmptyContainer, type WriteAt } from "./evidence.js";

const CALLBACK =
  /^(?:on[A-Z]\w*|(?:\w*[a-z])?(?:Listener|Handler|Callback|Cb|Fn|Func|Function|Subscriber|Observer|Unsubscribe|Hook)s?|listener|handler|callback|cb|fn|func|subscriber|observer|hook|resolve|reject)$/;
const CALLBACK_TYPE = /(?:Listener|Handler|Callback|Subscriber|Observer|Fn|Func|Function|Hook)$/;
const ENTERING = new Set(["add", "push", "unshift", "set"]);

export function isListeners(evidence: Evidence): boolean {
  const { giving, emptying, reads, holder, context } = evidence;
  if (giving.length === 0) return false;
  const areCalled = [...reads, ...emptying.map(({ mention }) => mention)].some(({ place }) =>
    areCalledAt(place, context),
  );
  const given = giving.map((one) => enteredBy(one, holder.name));
  if (given.some((values) => values === undefined)) return false;
  const values = given.flatMap((one) => one ?? []).filter((value) => !beginsEmpty(value));
  const isAll = areCalled || (values.length > 0 && values.every((value) => isCallback(value, context)));
  return isAll && (emptying.length > 0 || giving.some(({ mention }) => returnsUnsubscriber(mention.place, context)));
}

/** What a write puts in; undefined if it does anything else. */
function enteredBy({ write }: WriteAt, name: string): readonly Node[] | undefined {
  if (write.by === "method" && ENTERING.has(write.what))
    return write.what === "set" ? write.values.slice(1) : write.values;
  const value = write.values[0] && unwrapped(write.values[0]);
  if (write.by !== "assignment" || value === undefined) return undefined;
  if (write.member === "*") return [value];
  if (write.member !== undefined || value.type !== "ArrayExpression") return undefined;
  // `listeners = [...listeners, listener]`
  return value.elements.flatMap((element) => {
    if (element === null) return [];
    return element.type === "SpreadElement" && isNamed(element.argument, name) ? [] : [element];
  });
}

/** `[]`, `x || []`: what is put in later is out of sight. */
function beginsEmpty(value: Node): boolean {
  const node = unwrapped(value);
  return isEmptyContainer(node.type === "LogicalExpression" ? node.right : node);
}

function isCallback(value: Node, context: HarmlessContext): boolean {
  const node = unwrapped(value);
  if (isFunction(node)) return true;
  if (node.type === "ObjectExpression") {
    return node.properties.some((property) => property.type === "Property" && isCallback(property.value, context));
  }
  if (node.type !== "Identifier") return false;
  if (CALLBACK.test(node.name)) return true;
  const [definition] = context.variableOf(node)?.defs ?? [];
  const name = definition?.name as unknown as Node | undefined;
  const type = name?.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === "TSFunctionType") return true;
  return (
    type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && CALLBACK_TYPE.test(type.typeName.name)
  );
}

/** Whether what is in there is called where it is mentioned, or where a local variable for it is. */
function areCalledAt(place: Place, context: HarmlessContext): boolean {
  if (callsElements(place, context)) return true;
  let at: Place | undefined = place;
  while (at !== undefined && at.node.type !== "VariableDeclarator" && !isFunction(at.node)) at = at.parent;
  const variable = at?.node.type === "VariableDeclarator" ? context.variableOf(at.node.id) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const mention = context.places.get(identifier as unknown as Node);
    return mention !== undefined && callsElements(mention, context);
  });
}

/** `for (const f of listeners) f()`, `listeners.forEach((f) => f())`, also of a copy or of the part for one event. */
function callsElements(place: Place, context: HarmlessContext): boolean {
  for (let outer = outward(place); outer !== undefined; outer = outward(outer)) {
    const { node } = outer;
    if (isFunction(node)) return false;
    if (node.type === "ForOfStatement") return isCalledIn(node.body, namesIn(node.left, context), context);
    const method = node.type === "CallExpression" ? staticMember(unwrapped(node.callee))?.name : undefined;
    if (node.type !== "CallExpression" || (method !== "forEach" && method !== "map")) continue;
    const callback = node.arguments[0] && unwrapped(node.arguments[0]);
    if (callback === undefined || !isFunction(callback) || !callback.body) return false;
    return isCalledIn(
      callback.body,
      callback.params.flatMap((param) => namesIn(param, context)),
      context,
    );
  }
  return false;
}

function namesIn(pattern: Node, context: HarmlessContext): readonly string[] {
  return [...within(pattern, context)].flatMap((node) => (node.type === "Identifier" ? [node.name] : []));
}

function isCalledIn(body: Node, names: readonly string[], context: HarmlessContext): boolean {
  return [...within(body, context)].some((node) => {
    if (node.type !== "CallExpression") return false;
    const callee = unwrapped(node.callee);
    const called = callee.type === "MemberExpression" ? unwrapped(callee.object) : callee;
    return called.type === "Identifier" && names.includes(called.name);
  });
}

function returnsUnsubscriber(place: Place, context: HarmlessContext): boolean {
  const [innermost] = functionsAround(place);
  if (innermost === undefined) return false;
  return [...within(innermost.node, context)].some((node) => {
    const returned = node.type === "ReturnStatement" && node.argument ? unwrapped(node.argument) : undefined;
    return returned !== undefined && isFunction(returned);
  });
}
