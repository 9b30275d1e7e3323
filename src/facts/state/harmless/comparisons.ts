/**
 * What a value is made again for: the other sides of comparisons with what the module remembers.
 *
 *     if (key === lastKey) return last; last = load(key); lastKey = key       `key`
 *     if (!cached || cached.id !== id) cached = load(id)                      `id`
 *
 * O(conditions).
 */

import type { Node } from "oxc-parser";
import { isEmptyValue } from "./absence.js";
import { unwrapped } from "../../static-syntax.js";
import type { Condition } from "./conditions.js";
import { isOfModule } from "./context.js";
import { type Evidence, sameRoutine, type WriteAt } from "./evidence.js";

export function comparedIn(conditions: readonly Condition[], one: WriteAt, evidence: Evidence): readonly Node[] {
  const compared: Node[] = [];
  const pending = [...conditions];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const test = unwrapped(next.test);
    const { holds } = next;
    if (test.type === "UnaryExpression" && test.operator === "!") pending.push({ test: test.argument, holds: !holds });
    // Where `a && b` does not hold, either may be what has changed.
    else if (test.type === "LogicalExpression" && (test.operator === "&&") !== holds) {
      pending.push({ test: test.left, holds }, { test: test.right, holds });
    } else if (test.type === "BinaryExpression" && differs(test.operator, holds)) {
      const [left, right] = [unwrapped(test.left), unwrapped(test.right)];
      if (isRemembered(left, one, evidence)) compared.push(right);
      else if (isRemembered(right, one, evidence)) compared.push(left);
    }
  }
  // To be something at all is not to be the same as before.
  return compared.filter((node) => node.type !== "Literal" && !isEmptyValue(node));
}

function differs(operator: string, holds: boolean): boolean {
  if (operator === "===" || operator === "==") return !holds;
  return (operator === "!==" || operator === "!=") && holds;
}

/** A variable of the module, or a part of one, that is written in the same piece of work. */
function isRemembered(expression: Node, { mention }: WriteAt, { holder, context }: Evidence): boolean {
  let root = expression;
  const mentioned = new Set(holder.mentions.map(({ place }) => place.node));
  while (root.type === "MemberExpression" && !mentioned.has(root)) root = unwrapped(root.object);
  if (mentioned.has(root)) return true;
  const variable = root.type === "Identifier" ? context.variableOf(root) : undefined;
  if (variable === undefined || !isOfModule(variable)) return false;
  return variable.references.some((reference) => {
    const place = reference.isWrite() ? context.places.get(reference.identifier as unknown as Node) : undefined;
    return place !== undefined && sameRoutine(place, mention.place);
  });
}
