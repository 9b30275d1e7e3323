/**
 * What happens to a holder after loading, in the terms of the recognisers: which writes give it a value, which only empty
 * it, and where it is read. What nothing but tests does is left out. O(mentions).
 */

import type { Node } from "oxc-parser";
import type { Holder, Mention } from "../state-holders.js";
import type { Write } from "../../write-at.js";
import { isNamed, staticMember, unwrapped } from "../../static-syntax.js";
import { familyOf } from "../../writing-methods.js";
import { isEmptyValue } from "./absence.js";
import { type HarmlessContext, isOfModule, routineOf, type Variable, valuesOf } from "./context.js";
import { isForTests, isReset, namesAround } from "./function-names.js";
import { sameSyntax } from "./same-syntax.js";
import type { Place } from "../../syntax-walk.js";

/** A mention that writes. */
export interface WriteAt {
  readonly mention: Mention;
  readonly write: Write;
}

export interface Evidence {
  readonly holder: Holder;
  readonly context: HarmlessContext;
  /** What gives a value, in source order. */
  readonly giving: readonly WriteAt[];
  /** What takes values away, and puts nothing in their place. */
  readonly emptying: readonly WriteAt[];
  readonly reads: readonly Mention[];
  /** Whether functions for tests write, which is in neither list. */
  readonly isWrittenForTests: boolean;
}

export function evidenceOf(holder: Holder, context: HarmlessContext): Evidence {
  const giving: WriteAt[] = [];
  const emptying: WriteAt[] = [];
  const reads: Mention[] = [];
  let isWrittenForTests = false;
  for (const mention of holder.mentions) {
    if (mention.isLoadingOnly) continue;
    const { write } = mention;
    if (write === undefined) reads.push(mention);
    else if (namesAround(mention.place).some(isForTests)) isWrittenForTests = true;
    else (isEmptying(write, holder, mention, context) ? emptying : giving).push({ mention, write });
  }
  return { holder, context, giving, emptying, reads, isWrittenForTests };
}

const EMPTYING_METHODS = new Set(["clear", "delete", "pop", "shift", "splice"]);

function isEmptying(write: Write, { init }: Holder, { place }: Mention, context: HarmlessContext): boolean {
  const { by, what, member, values } = write;
  if (by === "delete") return true;
  // What `splice` puts in stands behind the place and the count.
  if (by === "method") return EMPTYING_METHODS.has(what) && values.length <= 2;
  const [value] = values;
  if (by !== "assignment" || what !== "=" || value === undefined) return false;
  const initial = member === undefined ? init : initialOf(init, member);
  if (isNothing(value) || (member === "length" && isEmptyValue(value))) return true;
  if (initial === undefined) return false;
  if (isEmptyValue(value) || isEmptyContainer(value)) return sameSyntax(value, initial, context);
  return isFiltered(value, place, context) || (isPlain(initial) && isResetBy(value, initial, place, context));
}

/** `undefined`, `null`, `void 0`. */
function isNothing(value: Node): boolean {
  const node = unwrapped(value);
  return isEmptyValue(node) && !(node.type === "Literal" && node.value !== null) && node.type !== "UnaryExpression";
}

function isPlain(initial: Node): boolean {
  return unwrapped(initial).type !== "Identifier";
}

function isResetBy(value: Node, initial: Node, place: Place, context: HarmlessContext): boolean {
  return sameSyntax(value, initial, context) && namesAround(place).some(isReset);
}

/** `x = x.filter(…)`, `x = x.slice(1)`. */
function isFiltered(value: Node, { node }: Place, context: HarmlessContext): boolean {
  const call = unwrapped(value);
  const callee = call.type === "CallExpression" ? staticMember(unwrapped(call.callee)) : undefined;
  return (
    callee !== undefined &&
    (callee.name === "filter" || callee.name === "slice") &&
    sameSyntax(callee.object, node, context)
  );
}

function initialOf(init: Node | undefined, member: string): Node | undefined {
  const object = init && unwrapped(init);
  if (object?.type !== "ObjectExpression") return undefined;
  for (const property of object.properties) {
    if (property.type === "Property" && isNamed(property.key, member) && !property.computed) return property.value;
  }
  return undefined;
}

/** `[]`, `{}`, `new Map()`. */
export function isEmptyContainer(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "ArrayExpression") return node.elements.length === 0;
  if (node.type === "ObjectExpression") return node.properties.length === 0;
  if (node.type !== "NewExpression" || node.arguments.length > 0) return false;
  return node.callee.type === "Identifier" && familyOf(node.callee.name) !== undefined && node.callee.name !== "Date";
}

/** An expression, and what it stands for if it is a local variable: all that is given to that one. */
export function standsFor(expression: Node, context: HarmlessContext): readonly Node[] {
  const node = unwrapped(expression);
  const inner = node.type === "AwaitExpression" ? unwrapped(node.argument) : node;
  if (inner.type === "AssignmentExpression" && inner.operator === "=")
    return [inner, ...standsFor(inner.right, context)];
  if (inner.type !== "Identifier") return [inner];
  const variable = context.variableOf(inner);
  return [inner, ...(variable === undefined || isOfModule(variable) ? [] : localValues(variable, context))];
}

function localValues(variable: Variable, context: HarmlessContext): readonly Node[] {
  return (valuesOf(variable, context) ?? []).map((value) => {
    const node = unwrapped(value);
    return node.type === "AwaitExpression" ? unwrapped(node.argument) : node;
  });
}

/** Whether both places belong to one piece of work: the same outermost function. */
export function sameRoutine(one: Place, other: Place): boolean {
  const routine = routineOf(one);
  return routine !== undefined && routine === routineOf(other);
}
