/** What stands before a write so that it happens only where nothing is there yet, and alike for every caller. */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import { unwrapped } from "../../static-syntax.js";
import type { Place } from "../../syntax-walk.js";
import type { Write } from "../../write-at.js";
import { type IsSubject, saysAbsent } from "./absence.js";
import { type Condition, conditionsAt, holdOnEveryWay } from "./conditions.js";
import { type HarmlessContext, isOfModule, type Variable } from "./context.js";
import { type Evidence, sameRoutine, type WriteAt } from "./evidence.js";
import { covers, type Input, inputsOf } from "./inputs.js";
import { comesFrom } from "./lookups.js";
import { sameSyntax } from "./same-syntax.js";

/** Whether a value is made only where there is none: by its operator, or by the tests on every way to it. */
export function isGuarded({ mention, write }: WriteAt, isSubject: IsSubject, context: HarmlessContext): boolean {
  if (write.what === "??=" || write.what === "||=") return true;
  const [value] = write.values;
  const given = value && unwrapped(value);
  const target = write.at.node.type === "AssignmentExpression" ? write.at.node.left : undefined;
  // `x = x ?? make()`
  if (
    given?.type === "LogicalExpression" &&
    given.operator !== "&&" &&
    target &&
    sameSyntax(given.left, target, context)
  ) {
    return true;
  }
  return holdOnEveryWay(mention.place, context, (conditions) => conditions.some((one) => saysAbsent(one, isSubject)));
}

/** What a guard may ask for: the holder, or another variable of the module that is written in the same piece of work. */
export function subjectOf({ mention: { place }, write }: WriteAt, { holder, context }: Evidence): IsSubject {
  const mentioned = new Set(holder.mentions.map((mention) => mention.place.node));
  const target = write.at.node.type === "AssignmentExpression" ? write.at.node.left : undefined;
  const isAsked = (node: Node): boolean => {
    if (target !== undefined && write.member !== undefined && sameSyntax(node, target, context)) return true;
    if (mentioned.has(node)) return write.member === undefined || write.member === "*" || write.by !== "assignment";
    if (node.type === "MemberExpression" && mentioned.has(unwrapped(node.object))) {
      return holder.mentions.some(
        (other) => isWrittenBeside(other.place, node, place, context) && other.write !== undefined,
      );
    }
    return node.type === "Identifier" && isWrittenWith(context.variableOf(node), place, context);
  };
  return (expression) => comesFrom(expression, isAsked, context);
}

/** Whether `state.loaded` is written where `state.data` is. */
function isWrittenBeside(other: Place, member: Node, place: Place, context: HarmlessContext): boolean {
  const outer = other.parent?.node;
  return outer?.type === "MemberExpression" && sameSyntax(outer, member, context) && sameRoutine(other, place);
}

function isWrittenWith(variable: Variable | undefined, place: Place, context: HarmlessContext): boolean {
  if (variable === undefined || !isOfModule(variable)) return false;
  return variable.references.some((reference) => {
    const written = reference.isWrite() ? context.places.get(reference.identifier as unknown as Node) : undefined;
    return written !== undefined && sameRoutine(written, place);
  });
}

/** With several values, nothing but the key may decide which of them it is. */
export function decidesAlike(one: WriteAt, keyed: ReadonlySet<Input>, { giving, context }: Evidence): boolean {
  const { place } = one.mention;
  const others = giving.filter(
    (other) => sameRoutine(other.mention.place, place) && !givesTheSame(one.write, other.write, context),
  );
  if (others.length === 0) return true;
  const deciding = conditionsAt(place).filter((condition) => others.some((other) => isOpposed(condition, other)));
  const question = { context, isSameThis: hasSameThis(place), followsCalls: false };
  return covers(
    keyed,
    inputsOf(
      deciding.map(({ test }) => test),
      question,
    ),
  );
}

/** `x ??= make()` in both branches. */
function givesTheSame(one: Write, other: Write, context: HarmlessContext): boolean {
  return (
    one.what === other.what &&
    one.values.length === other.values.length &&
    one.values.every((value, at) => sameSyntax(value, other.values[at]!, context))
  );
}

/** Whether the other write happens where the test comes out the other way. */
function isOpposed({ test, holds }: Condition, { mention }: WriteAt): boolean {
  return conditionsAt(mention.place).some((other) => other.test === test && other.holds !== holds);
}

/** Whether `this` at a place is the class, or the object whose field the state is. */
export function hasSameThis(place: Place): boolean {
  const { node } = place;
  if (node.type === "MemberExpression" && node.object.type === "ThisExpression") return true;
  for (let at = place.parent; at !== undefined; at = at.parent) {
    if (isFunction(at.node) && at.node.type !== "ArrowFunctionExpression") {
      return at.parent?.node.type === "MethodDefinition" && at.parent.node.static;
    }
  }
  return true;
}
