/** The value of a string that stands in the text. */

import type { Node } from "oxc-parser";
import { unwrapped } from "./static-syntax.js";

/** A string as it stands in the text, quotes or backticks included in the range. */
export interface StaticString {
  readonly value: string;
  readonly range: readonly [start: number, end: number];
}

/** The value of a string literal or of a template without substitutions, under type assertions too. */
export function staticString(expression: Node | undefined): StaticString | undefined {
  if (expression === undefined) return undefined;
  const node = unwrapped(expression);
  if (node.type === "Literal") {
    return typeof node.value === "string" ? { value: node.value, range: [node.start, node.end] } : undefined;
  }
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  const value = node.quasis[0]?.value.cooked;
  return value === undefined || value === null ? undefined : { value, range: [node.start, node.end] };
}
