/** Whether a mention asks no more than whether something is there: `!x`, `if (x)`, `x && …`, `x === null`. O(1). */

import type { Place } from "../../syntax-walk.js";
import { isEmptyValue } from "./absence.js";

export function asksForPresence({ node, parent }: Place): boolean {
  const outer = parent?.node;
  switch (outer?.type) {
    case "UnaryExpression":
      return outer.operator === "!" || outer.operator === "typeof";
    case "IfStatement":
    case "ConditionalExpression":
      return outer.test === node;
    case "LogicalExpression":
      return outer.operator === "&&" && outer.left === node;
    case "BinaryExpression":
      return isEmptyValue(outer.left === node ? outer.right : outer.left);
    default:
      return false;
  }
}
