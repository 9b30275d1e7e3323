/**
 * Where an async function first gives way: what stands behind runs later.
 *
 *     await a            behind it
 *     for await (x of a) behind `a`
 *     await using x = a  behind the block it is in, at whose end it is disposed of
 */

import type { Node } from "oxc-parser";
import type { NodeType, Place } from "./syntax-walk.js";

/** The types of node that pauseAt tells apart. */
export const PAUSING: readonly NodeType[] = ["AwaitExpression", "ForOfStatement", "VariableDeclaration"];

/** The function around a pause, and the offset where it begins; undefined for a node that is none, or outside functions. */
export function pauseAt(place: Place): { readonly home: Node; readonly offset: number } | undefined {
  const offset = offsetOf(place);
  if (offset === undefined) return undefined;
  let at = place.parent;
  while (at !== undefined && !FUNCTIONS.has(at.node.type)) at = at.parent;
  return at && { home: at.node, offset };
}

const FUNCTIONS: ReadonlySet<NodeType> = new Set<NodeType>([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

function offsetOf({ node, parent, inside }: Place): number | undefined {
  if (node.type === "AwaitExpression") return node.end;
  if (node.type === "ForOfStatement") return node.await ? node.right.end : undefined;
  if (node.type !== "VariableDeclaration" || node.kind !== "await using") return undefined;
  // Of a loop's variable one goes with each round.
  return parent?.node.type === "ForOfStatement" ? parent.node.end : inside.blockScope.end;
}
