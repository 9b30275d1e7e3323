/**
 * What is given a value once: every write that gives one stands behind a test that throws if there is one.
 *
 *     if (instance !== undefined) throw new Error("there is one already"); instance = new Container(options)
 *
 * Nobody finds what somebody else has put there in the place of what was there. Others may empty it. O(writes and the statements
 * before each).
 */

import type { Node } from "oxc-parser";
import type { Place } from "../../syntax-walk.js";
import { saysAbsent } from "./absence.js";
import type { Evidence, WriteAt } from "./evidence.js";
import { comesFrom } from "./lookups.js";

export function isSetOnce(evidence: Evidence): boolean {
  const { giving, holder, context } = evidence;
  const mentioned = new Set(holder.mentions.map(({ place }) => place.node));
  const isHolder = (expression: Node): boolean => comesFrom(expression, (node) => mentioned.has(node), context);
  const isBehindThrow = ({ mention, write }: WriteAt): boolean =>
    write.by === "assignment" &&
    write.member === undefined &&
    statementsBefore(mention.place).some(
      (statement) =>
        statement.type === "IfStatement" &&
        throws(statement.consequent) &&
        saysAbsent({ test: statement.test, holds: false }, isHolder),
    );
  return giving.length > 0 && giving.every(isBehindThrow);
}

/** Of all blocks around a place. */
function statementsBefore(place: Place): readonly Node[] {
  const before: Node[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) {
    const outer = at.parent.node;
    if (outer.type === "BlockStatement") before.push(...outer.body.slice(0, outer.body.indexOf(at.node as never)));
  }
  return before;
}

function throws(statement: Node): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last?.type === "ThrowStatement";
}
