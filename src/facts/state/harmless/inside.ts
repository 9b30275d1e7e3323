/** What lies inside a node of a syntax tree. */

import type { Node } from "oxc-parser";
import type { Parser } from "../../native-parser.js";

export interface TreeKeys {
  /** For each type of node the keys that hold nodes. */
  readonly visitorKeys: Parser["visitorKeys"];
}

/** Keys under which a node holds types, which do nothing at run time. */
const TYPES = new Set(["typeAnnotation", "typeArguments", "typeParameters", "returnType", "superTypeArguments"]);

/** The nodes below a node that may run, in the order of the text. */
export function childrenOf(node: Node, { visitorKeys }: TreeKeys): readonly Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = TYPES.has(key) ? undefined : node[key as keyof Node];
    if (Array.isArray(child)) for (const item of child as (Node | null)[]) item && children.push(item);
    else if (child !== null && typeof child === "object") children.push(child as Node);
  }
  return children;
}

/** All nodes from a node downward that may run, itself included. */
export function* within(node: Node, keys: TreeKeys): Generator<Node> {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    pending.push(...childrenOf(next, keys).toReversed());
  }
}

export function isInside(inner: Node, outer: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
