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
import { unwrapped } from "../../static-syntax.js";
import { isEmptyValue, type IsSubject, saysAbsent } from "./absence.js";
import { comparedIn } from "./comparisons.js";
import { conditionsAt } from "./conditions.js";
import { type HarmlessContext, isOfModule } from "./context.js";
import { type Evidence, isEmptyContainer, sameRoutine, standsFor, type WriteAt } from "./evidence.js";
import { isOnFailure } from "./flag.js";
import { isReset, namesAround } from "./function-names.js";
import { decidesAlike, hasSameThis, isGuarded, subjectOf } from "./guards.js";
import { covers, type Input, inputsOf } from "./inputs.js";
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

/** `new Map()`, also by way of `x || []` or a local variable: what counts is what is put in later. */
function beginsEmpty(value: Node, context: HarmlessContext): boolean {
  return standsFor(value, context).some((node) => {
    const made = node.type === "LogicalExpression" ? unwrapped(node.right) : node;
    return isEmptyContainer(made.type === "AssignmentExpression" ? made.right : made);
  });
}
