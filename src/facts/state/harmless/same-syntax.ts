/** Whether two expressions are written alike and mean the same variables. O(nodes of the smaller one). */

import type { Node } from "oxc-parser";
import { unwrapped } from "../../static-syntax.js";
import { type HarmlessContext } from "./context.js";
import { childrenOf } from "./inside.js";

/** What tells nodes of one type apart besides the nodes below. */
const TELLING = ["name", "value", "operator", "computed", "raw", "prefix"] as const;

export function sameSyntax(one: Node, other: Node, context: HarmlessContext): boolean {
  const pending: [Node, Node][] = [[one, other]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [a, b] = [unwrapped(pair[0]), unwrapped(pair[1])];
    if (a.type !== b.type) return false;
    for (const key of TELLING) {
      const [left, right] = [a, b].map((node) => (key in node ? node[key as keyof Node] : undefined) as unknown);
      if ((typeof left !== "object" || typeof right !== "object") && left !== right) return false;
    }
    if (a.type === "Identifier" && context.variableOf(a) !== context.variableOf(b)) return false;
    if (a.type === "TemplateElement" && b.type === "TemplateElement" && a.value.raw !== b.value.raw) return false;
    const [below, beside] = [childrenOf(a, context), childrenOf(b, context)];
    if (below.length !== beside.length) return false;
    for (const [index, child] of below.entries()) pending.push([child, beside[index] as Node]);
  }
  return true;
}
