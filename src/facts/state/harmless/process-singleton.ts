/**
 * What is kept on globalThis so that a reload of the module finds it again.
 *
 *     const holder = globalThis as { db?: Db }; export const db = () => (holder.db ??= connect())
 *     if (process.env.NODE_ENV !== "production") holder.db = db
 *
 * Made only where there is none, or guarded by NODE_ENV; nothing of it comes from a caller. O(writes).
 */

import type { Node } from "oxc-parser";
import { unwrapped } from "../../static-syntax.js";
import { GLOBAL_OBJECTS } from "../expression-paths.js";
import { conditionsAt } from "./conditions.js";
import { within } from "./inside.js";
import type { Evidence } from "./evidence.js";
import { inputsOf } from "./inputs.js";
import { hasSameThis } from "./guards.js";
import { madeOnce } from "./made-once.js";

export function singletonOf(evidence: Evidence): "process singleton" | undefined {
  const { holder, giving, context } = evidence;
  const isGlobal = holder.name.startsWith("globalThis.") || (holder.init !== undefined && isOfProcess(holder.init));
  if (giving.length === 0 || !isGlobal) return undefined;
  const isForReload = giving.every(({ mention: { place }, write }) => {
    const tests = conditionsAt(place).flatMap(({ test }) => [...within(test, context)]);
    return (
      tests.some(isNodeEnv) &&
      inputsOf(write.values, { context, isSameThis: hasSameThis(place), followsCalls: true }).size === 0
    );
  });
  return isForReload || madeOnce(evidence) === "lazy" ? "process singleton" : undefined;
}

function isNodeEnv(node: Node): boolean {
  return node.type === "Identifier" && node.name === "NODE_ENV";
}

/** `globalThis`, `global as any`, `globalThis.x`, `globalThis.x ?? …`. */
function isOfProcess(init: Node): boolean {
  let node = unwrapped(init);
  for (;;) {
    if (node.type === "LogicalExpression") node = unwrapped(node.left);
    else if (node.type === "AssignmentExpression") node = unwrapped(node.left);
    else if (node.type === "MemberExpression") node = unwrapped(node.object);
    else return node.type === "Identifier" && GLOBAL_OBJECTS.has(node.name);
  }
}
