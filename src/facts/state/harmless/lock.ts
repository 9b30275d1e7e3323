/**
 * What keeps pieces of work from running into each other.
 *
 *     queue = queue.then(work)                                                     a chain of promises
 *     running.add(id); try { await work(id) } finally { running.delete(id) }       keys held while work goes on
 *     if (!refresh) refresh = load().finally(() => { refresh = undefined })        one piece of work for all who ask
 *     busy = true; try { … } finally { busy = false }
 *
 * A value of a caller that is put in place and taken away at the end (`current = context; … finally { current = before }`)
 * is none: others read it meanwhile, if the work waits for something (`restored.ts` tells of that which does not). O(writes²) in one
 * function.
 */

import type { Node } from "oxc-parser";
import { staticMember, unwrapped } from "../../static-syntax.js";
import { saysAbsent } from "./absence.js";
import { conditionsAt } from "./conditions.js";
import { within } from "./inside.js";
import { type Evidence, sameRoutine, standsFor, type WriteAt } from "./evidence.js";
import { isAtTheEnd } from "./flag.js";
import { isReset, isTeardown, namesAround } from "./function-names.js";
import { comesFrom, entryOf } from "./lookups.js";
import { sameSyntax } from "./same-syntax.js";

export function isLock(evidence: Evidence): boolean {
  const { giving, emptying } = evidence;
  return (
    giving.length > 0 &&
    giving.every((one) => isChained(one, evidence) || isHeld(one, evidence)) &&
    emptying.every(({ mention: { place } }) => {
      if (namesAround(place).some((name) => isReset(name) || isTeardown(name))) return true;
      return giving.some((one) => sameRoutine(one.mention.place, place));
    })
  );
}

/** Whether a value is what comes after what was there: `queue.then(…)`. */
function isChained({ write }: WriteAt, { holder, context }: Evidence): boolean {
  const value = write.by === "method" ? write.values[1] : write.values[0];
  if (value === undefined || (write.by !== "assignment" && write.what !== "set")) return false;
  const mentioned = new Set(holder.mentions.map(({ place }) => place.node));
  const isOfHolder = (node: Node): boolean => mentioned.has(node);
  return standsFor(value, context).some((node) =>
    [...within(node, context)].some((part) => {
      const callee = part.type === "CallExpression" ? staticMember(unwrapped(part.callee)) : undefined;
      return (
        callee !== undefined &&
        /^(?:then|catch|finally)$/.test(callee.name) &&
        comesFrom(callee.object, isOfHolder, context)
      );
    }),
  );
}

function isHeld(one: WriteAt, evidence: Evidence): boolean {
  const { emptying, context, holder } = evidence;
  const entry = entryOf(one, context);
  const isReleased = emptying.some((other) => {
    if (!isAtTheEnd(other.mention.place) || !sameRoutine(other.mention.place, one.mention.place)) return false;
    return entry === undefined || entry.keys.length === 0 ? true : isSameKey(entry.keys.at(-1), other, evidence);
  });
  if (!isReleased) return false;
  if (entry !== undefined && entry.keys.length > 0) return entry.values.length === 0 || isReadWhereItIsHeld(evidence);
  const [value] = one.write.values;
  if (one.write.by !== "assignment" || value === undefined) return false;
  const literal = unwrapped(value);
  if (literal.type === "Literal" && literal.value === true) return isReadWhereItIsHeld(evidence);
  const mentioned = new Set(holder.mentions.map(({ place }) => place.node));
  const isAsked = (node: Node): boolean => comesFrom(node, (part) => mentioned.has(part), context);
  return (
    one.write.what === "??=" || conditionsAt(one.mention.place).some((condition) => saysAbsent(condition, isAsked))
  );
}

/** What is read elsewhere tells others what is going on, or hands something to them. */
function isReadWhereItIsHeld({ reads, giving }: Evidence): boolean {
  return reads.every(({ place }) => giving.some(({ mention }) => sameRoutine(mention.place, place)));
}

function isSameKey(key: Node | undefined, { write }: WriteAt, { context }: Evidence): boolean {
  const node = unwrapped(write.at.node);
  const given =
    write.by === "method" ? write.values[0] : node.type === "UnaryExpression" ? keyOf(node.argument) : undefined;
  return key !== undefined && given !== undefined && sameSyntax(key, given, context);
}

function keyOf(target: Node): Node | undefined {
  const member = unwrapped(target);
  return member.type === "MemberExpression" && member.computed ? member.property : undefined;
}
