/**
 * What is computed where it is missing, and for every caller alike: lazily made values and memos.
 *
 *     if (!client) client = connect()                                        lazy
 *     if (loaded) return; for (const [k, v] of data) names[k] = v; loaded = true     lazy
 *     if (!cache.has(id)) cache.set(id, load(id))                            memo
 *     if (key !== lastKey) { last = load(key); lastKey = key }               memo of one entry
 *     if (warned.has(id)) return; warned.add(id)                             flag
 *
 * Of a lazy value nothing may come from the caller, of a memo nothing that the key does not mention: else the first caller
 * decides what all others get. Others may empty both. A value that begins empty and is filled elsewhere is neither, nor
 * is a literal. O(writes and their functions).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import { staticMember, unwrapped } from "../../static-syntax.js";
import { outward, type Place } from "../../syntax-walk.js";
import { isEmptyValue, type IsSubject, saysAbsent } from "./absence.js";
import { comparedIn } from "./comparisons.js";
import { type Condition, conditionsAt, holdOnEveryWay } from "./conditions.js";
import { functionsAround, type HarmlessContext, isOfModule, type Variable } from "./context.js";
import { type Evidence, isEmptyContainer, sameRoutine, standsFor, type WriteAt } from "./evidence.js";
import { isOnFailure } from "./flag.js";
import { isReset, namesAround } from "./function-names.js";
import { type Input, inputsOf } from "./inputs.js";
import { comesFrom, entryOf } from "./lookups.js";
import { sameSyntax } from "./same-syntax.js";

type Fit = "lazy" | "memo" | "flag" | "kept" | "begun";

export function madeOnce(evidence: Evidence): "lazy" | "memo" | "flag" | undefined {
  const fits = evidence.giving.map((one) => fitOf(one, evidence));
  if (fits.includes(undefined)) return undefined;
  if (fits.includes("memo")) return "memo";
  if (fits.includes("flag")) return evidence.emptying.every((one) => keepsFlags(one, evidence)) ? "flag" : undefined;
  return fits.includes("lazy") ? "lazy" : undefined;
}

/** Taking a key out again makes a set of what is going on; emptying it makes it forget. */
function keepsFlags({ mention: { place }, write }: WriteAt, { giving, context }: Evidence): boolean {
  if (write.what === "clear" || (write.by === "assignment" && write.member === undefined)) return true;
  if (namesAround(place).some(isReset)) return true;
  const [taken] = write.values;
  return giving.some((one) => {
    if (!sameRoutine(one.mention.place, place)) return false;
    const [given] = one.write.values;
    const isOther = given !== undefined && taken !== undefined && !sameSyntax(given, taken, context);
    return isOther || isOnFailure(place);
  });
}

function fitOf(one: WriteAt, evidence: Evidence): Fit | undefined {
  const { mention, write } = one;
  const { context } = evidence;
  const { place } = mention;
  if (write.by === "update" || write.by === "delete" || write.values.length === 0) return undefined;
  if (write.by === "assignment" && !ASSIGNING.has(write.what)) return undefined;
  const entry = entryOf(one, context);
  const values = entry?.values ?? write.values;
  const keys = entry?.keys ?? [];
  const isSameThis = hasSameThis(place);
  const made = inputsOf(values, { context, isSameThis, followsCalls: true });
  // What a private function is given may be a part of what its callers are given: a key says nothing of the other parts.
  const inputs = inputsOf(values, { context, isSameThis, followsCalls: false });
  const keyed = inputsOf(keys, { context, isSameThis, followsCalls: false });
  const isMade = (subject: IsSubject): boolean => isGuarded(one, subject, context);
  if (entry !== undefined && keys.length > 0) {
    const isAsked = (node: Node): boolean => comesFrom(node, entry.isAskedBy, context);
    if (isMade(isAsked) || write.what.startsWith("getOrInsert")) {
      if (values.some((value) => beginsEmpty(value, context))) return undefined;
      if ((made.size > 0 && !covers(keyed, inputs)) || !decidesAlike(one, keyed, evidence)) return undefined;
      if (values.some((value) => isGivenAsItIs(value, keys, inputs, context))) return undefined;
      return values.every(isLiteral) ? "flag" : "memo";
    }
    if (values.length > 0 && values.every((value) => standsFor(value, context).some(entry.isAskedBy))) return "kept";
  }
  if (isPartOfMaking(one, evidence) && made.size === 0) return "lazy";
  const isIndependent = made.size + keyed.size === 0;
  if (isIndependent && runsOnce(place)) return "lazy";
  const isLazy = isIndependent && isMade(subjectOf(one, evidence)) && decidesAlike(one, keyed, evidence);
  if (write.by === "assignment" && values.some(isLiteral)) {
    // What is emptied again and set to a word is a switch; `catch { enabled = false }` stands beside what is computed.
    if (!isLazy) return undefined;
    return evidence.emptying.length === 0 ? "lazy" : isFallback(one, evidence) ? "begun" : undefined;
  }
  if (values.some((value) => isOtherState(value, context))) return undefined;
  if (isLazy) {
    return keys.length === 0 && values.some((value) => beginsEmpty(value, context)) ? "begun" : "lazy";
  }
  const compared = comparedIn(conditionsAt(place), one, evidence);
  if (compared.length === 0 || keys.length > 0) return undefined;
  return covers(inputsOf(compared, { context, isSameThis, followsCalls: false }), inputs) ? "memo" : undefined;
}

const ASSIGNING = new Set(["=", "??=", "||="]);

function isLiteral(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "UnaryExpression" && node.operator === "!") return isLiteral(node.argument);
  return node.type === "Literal" || isEmptyValue(node);
}

/** `last = current`: what another variable of the module holds at the time. */
function isOtherState(value: Node, context: HarmlessContext): boolean {
  const node = unwrapped(value);
  const variable = node.type === "Identifier" ? context.variableOf(node) : undefined;
  return (
    variable !== undefined &&
    isOfModule(variable) &&
    variable.references.some((one) => one.isWrite() && one.init !== true)
  );
}

function isFallback({ mention: { place } }: WriteAt, { giving }: Evidence): boolean {
  return giving.some((other) => sameRoutine(other.mention.place, place) && !other.write.values.some(isLiteral));
}

/** What a promise of the top level does when it is done: `load().then((found) => { data = found })`. */
function runsOnce(place: Place): boolean {
  const around = functionsAround(place);
  return (
    around.length > 0 &&
    around.every((callable) => {
      const call = outward(callable);
      if (call?.node.type !== "CallExpression") return false;
      const callee = unwrapped(call.node.callee);
      return callee === callable.node || /^(?:then|catch|finally)$/.test(staticMember(callee)?.name ?? "");
    })
  );
}

/** `byName.set(plugin.name, plugin)`: nothing is computed, the caller says what it is. */
function isGivenAsItIs(
  value: Node,
  keys: readonly Node[],
  inputs: ReadonlySet<Input>,
  context: HarmlessContext,
): boolean {
  const node = unwrapped(value);
  const variable = node.type === "Identifier" ? context.variableOf(node) : undefined;
  return variable !== undefined && inputs.has(variable) && !keys.some((key) => sameSyntax(key, node, context));
}

/** `if (!element) { element = create(); element.name = "x" }`: the second write. */
function isPartOfMaking({ mention: { place }, write }: WriteAt, { holder, giving, context }: Evidence): boolean {
  if (write.member === undefined || write.by !== "assignment") return false;
  const isMadeHere = giving.some(
    (other) => other.write.member === undefined && sameRoutine(other.mention.place, place),
  );
  if (!isMadeHere) return false;
  const mentioned = new Set(holder.mentions.map((mention) => mention.place.node));
  const isAsked = (node: Node): boolean => comesFrom(node, (part) => mentioned.has(part), context);
  return conditionsAt(place).some((condition) => saysAbsent(condition, isAsked));
}

function covers(key: ReadonlySet<Input>, value: ReadonlySet<Input>): boolean {
  return [...value].every((input) => typeof input !== "string" && key.has(input));
}

/** `new Map()`, also by way of `x || []` or a local variable: what counts is what is put in later. */
function beginsEmpty(value: Node, context: HarmlessContext): boolean {
  return standsFor(value, context).some((node) => {
    const made = node.type === "LogicalExpression" ? unwrapped(node.right) : node;
    return isEmptyContainer(made.type === "AssignmentExpression" ? made.right : made);
  });
}

/** Whether a value is made only where there is none: by its operator, or by the tests on every way to it. */
function isGuarded({ mention, write }: WriteAt, isSubject: IsSubject, context: HarmlessContext): boolean {
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
function subjectOf({ mention: { place }, write }: WriteAt, { holder, context }: Evidence): IsSubject {
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
function decidesAlike(
  { mention: { place } }: WriteAt,
  keyed: ReadonlySet<Input>,
  { giving, context }: Evidence,
): boolean {
  if (giving.length < 2) return true;
  const others = giving.filter((other) => sameRoutine(other.mention.place, place));
  if (others.length < 2) return true;
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
