/**
 * A number that is only counted up, or a time that is taken: `nextId++`, `hits += 1`, `lastRun = Date.now()`.
 *
 * It may begin again where a test asks for its height in the same function, or in a function that resets. What goes down
 * as well as up (`depth--`) is none, nor what is counted for each key. O(writes).
 */

import type { Node } from "oxc-parser";
import { isNamed, staticMember, unwrapped } from "../../static-syntax.js";
import { conditionsAt } from "./conditions.js";
import { within } from "./inside.js";
import type { HarmlessContext } from "./context.js";
import type { Evidence, WriteAt } from "./evidence.js";
import { sameRoutine, standsFor } from "./evidence.js";
import { isReset, namesAround } from "./function-names.js";
import { sameSyntax } from "./same-syntax.js";

export function isCounter(evidence: Evidence): boolean {
  const { giving, emptying } = evidence;
  // `for (x = 0; …; x++)` goes through something.
  if (giving.length === 0 || giving.some(({ write }) => write.at.parent?.node.type === "ForStatement")) return false;
  const isUp = giving.every(
    (one) => one.write.member !== "*" && (isStep(one.write.what) || isLastTime(one, evidence.context)),
  );
  return (
    (isUp || giving.every((one) => one.write.member !== "*" && counts(one, evidence))) &&
    emptying.every((one) => startsAgain(one, evidence))
  );
}

function isStep(operator: string): boolean {
  return operator === "++";
}

function counts({ mention, write }: WriteAt, { context }: Evidence): boolean {
  const [value] = write.values;
  if (write.by === "update") return write.what === "++";
  if (write.by !== "assignment" || value === undefined) return false;
  if (write.what === "+=") return isConstant(value);
  return write.what === "=" && (isTime(value) || isSum(value, targetOf(write.at.node) ?? mention.place.node));

  function isSum(sum: Node, counter: Node): boolean {
    const node = unwrapped(sum);
    if (node.type !== "BinaryExpression") return false;
    // `(x + 1) % limit`
    if (node.operator === "%") return isSum(node.left, counter);
    const { left, right } = node;
    return node.operator === "+" && ((isSame(left) && isConstant(right)) || (isSame(right) && isConstant(left)));

    function isSame(side: Node): boolean {
      return sameSyntax(side, counter, context);
    }
  }
}

function targetOf(assignment: Node): Node | undefined {
  return assignment.type === "AssignmentExpression" ? assignment.left : undefined;
}

function isConstant(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "Literal")
    return (typeof node.value === "number" || typeof node.value === "bigint") && node.value > 0;
  return node.type === "Identifier" && /^[A-Z][A-Z\d_]*$/.test(node.name);
}

/** A time, by way of a local variable too, or the later one of a time and what was there: `Math.max(Date.now(), last)`. */
function isLastTime({ mention, write: { values } }: WriteAt, context: HarmlessContext): boolean {
  const [value] = values;
  if (value === undefined) return false;
  const [own, ...given] = standsFor(value, context);
  return (given.length > 0 ? given : [own!]).every((node) => {
    if (isTime(node)) return true;
    const callee = node.type === "CallExpression" ? staticMember(unwrapped(node.callee)) : undefined;
    if (node.type !== "CallExpression" || callee?.name !== "max" || !isNamed(callee.object, "Math")) return false;
    return node.arguments.every((one) => isTime(one) || sameSyntax(one, mention.place.node, context));
  });
}

/** `Date.now()`, `performance.now()`, `new Date()`, `process.hrtime()`. */
function isTime(value: Node | undefined): boolean {
  const node = value && unwrapped(value);
  if (node?.type === "NewExpression") return isNamed(node.callee, "Date") && node.arguments.length === 0;
  const callee = node?.type === "CallExpression" ? staticMember(unwrapped(node.callee)) : undefined;
  if (callee === undefined) return false;
  if (callee.name === "hrtime") return isNamed(callee.object, "process");
  return callee.name === "now" && (isNamed(callee.object, "Date") || isNamed(callee.object, "performance"));
}

function startsAgain({ mention: { place } }: WriteAt, { giving, context, holder }: Evidence): boolean {
  if (namesAround(place).some(isReset)) return true;
  if (!giving.some((one) => sameRoutine(one.mention.place, place))) return false;
  const names = new Set(holder.mentions.map((mention) => mention.place.node));
  return conditionsAt(place).some(({ test }) => [...within(test, context)].some((node) => names.has(node)));
}
