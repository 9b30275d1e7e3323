/** The family of built-in objects that a value belongs to, by the expression that makes it or the type that is written for it. */

import type { Node } from "oxc-parser";
import { keyOf } from "./local-paths.js";
import { unwrapped } from "../static-syntax.js";
import { type Family, familyOf } from "../writing-methods.js";

export type ValueFamily = Family | "object";

export function familyOfValue(value: Node | null | undefined): ValueFamily | undefined {
  if (!value) return undefined;
  const node = unwrapped(value);
  if (node.type === "ArrayExpression") return "array";
  if (node.type === "ObjectExpression") return "object";
  if (node.type === "NewExpression" && node.callee.type === "Identifier") return familyOf(node.callee.name);
  if (node.type === "LogicalExpression") return familyOfValue(node.right);
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  const isArray = object.type === "Identifier" && object.name === "Array" && property.type === "Identifier";
  return isArray && (property.name === "from" || property.name === "of") ? "array" : undefined;
}

/** `Map<string, X> | undefined`, `X[]`, `Array<X>`, `Record<string, X>`. */
export function familyOfType(type: Node | null | undefined): ValueFamily | undefined {
  switch (type?.type) {
    case "TSTypeAnnotation":
      return familyOfType(type.typeAnnotation);
    case "TSUnionType":
      return type.types.map(familyOfType).find((family) => family !== undefined);
    case "TSArrayType":
    case "TSTupleType":
      return "array";
    case "TSTypeLiteral":
      return "object";
    case "TSTypeReference": {
      const name = type.typeName.type === "Identifier" ? type.typeName.name : "";
      return name === "Record" || name === "Partial" ? "object" : familyOf(name);
    }
    default:
      return undefined;
  }
}

/** The same for a member of an object literal, by the path to it. */
export function familyOfMember(object: Node | undefined, path: readonly string[]): ValueFamily | undefined {
  let at = object;
  for (const step of path) {
    const inner: Node | undefined = at && unwrapped(at);
    if (inner?.type !== "ObjectExpression") return undefined;
    const found: Node | undefined = inner.properties.find(
      (property) => property.type === "Property" && !property.computed && keyOf(property.key) === step,
    );
    at = found?.type === "Property" ? found.value : undefined;
  }
  return familyOfValue(at);
}

/** `Object.freeze(…)`: nobody can change what it holds. */
export function isFrozen(value: Node | null | undefined): boolean {
  const node = value && unwrapped(value);
  if (node?.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  const { object, property } = node.callee;
  return (
    object.type === "Identifier" &&
    object.name === "Object" &&
    property.type === "Identifier" &&
    property.name === "freeze"
  );
}
