/** What pieces of syntax say without running anything: property names, values under type assertions. */

import type { Node } from "oxc-parser";

/** The node inside what changes a value's static type only: `f!`, `f as F`, `f?.()`. */
export function unwrapped(node: Node): Node {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

type Wrapper = Extract<
  Node,
  {
    type: "ChainExpression" | "TSAsExpression" | "TSNonNullExpression" | "TSSatisfiesExpression" | "TSTypeAssertion";
  }
>;

export function isWrapper(node: Node): node is Wrapper {
  switch (node.type) {
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return true;
    default:
      return false;
  }
}

/** The parts of `object.name` or `object["name"]`. */
export function staticMember(node: Node): { readonly object: Node; readonly name: string } | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const { object, property } = node;
  if (!node.computed) return property.type === "Identifier" ? { object, name: property.name } : undefined;
  return property.type === "Literal" && typeof property.value === "string"
    ? { object, name: property.value }
    : undefined;
}

/** The same, and `#name` for `object.#name`. */
export function memberOf(node: Node): ReturnType<typeof staticMember> {
  if (node.type !== "MemberExpression" || node.property.type !== "PrivateIdentifier") return staticMember(node);
  return { object: node.object, name: `#${node.property.name}` };
}

/** Whether a node is the variable of that name. */
export function isNamed(node: Node | undefined, name: string): boolean {
  const value = node && unwrapped(node);
  return value?.type === "Identifier" && value.name === name;
}
