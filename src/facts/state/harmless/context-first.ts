/**
 * A fallback behind an AsyncLocalStorage: every function asks the storage first, and comes to the state only where there
 * is no context.
 *
 *     const context = storage.getStore(); if (context) return context.user; return fallback
 *     return storage.getStore()?.user ?? fallback
 *
 * The question may stand in a function of the module, `contextOf()?.user ?? fallback`. O(mentions and their functions).
 */

import type { Node } from "oxc-parser";
import { staticMember, unwrapped } from "../../static-syntax.js";
import { saysAbsent } from "./absence.js";
import { holdOnEveryWay } from "./conditions.js";
import { type HarmlessContext, isOfModule } from "./context.js";
import { within } from "./inside.js";
import type { Evidence } from "./evidence.js";
import { isHidden } from "./hidden.js";
import { comesFrom } from "./lookups.js";
import { isFunction } from "../../load-time-code.js";
import { isForTests, namesAround } from "./function-names.js";

export function isContextFirst({ holder, context, giving }: Evidence): boolean {
  if (giving.length === 0 || !isHidden(holder, context)) return false;
  const isContext = (node: Node): boolean => asksStorage(node) || asksByFunction(node, context);
  const isAsked = (node: Node): boolean => comesFrom(node, isContext, context);
  return holder.mentions.every(
    ({ place, isLoadingOnly }) =>
      isLoadingOnly ||
      namesAround(place).some(isForTests) ||
      holdOnEveryWay(place, context, (conditions) => conditions.some((one) => saysAbsent(one, isAsked))),
  );
}

function asksStorage(node: Node): boolean {
  return node.type === "CallExpression" && staticMember(unwrapped(node.callee))?.name === "getStore";
}

function asksByFunction(node: Node, context: HarmlessContext): boolean {
  const callee = node.type === "CallExpression" ? unwrapped(node.callee) : undefined;
  const variable = callee?.type === "Identifier" ? context.variableOf(callee) : undefined;
  if (variable === undefined || !isOfModule(variable)) return false;
  return variable.defs.some((definition) => {
    const declared = definition.node as unknown as Node;
    const value = declared.type === "VariableDeclarator" && declared.init ? unwrapped(declared.init) : declared;
    return isFunction(value) && [...within(value, context)].some(asksStorage);
  });
}
