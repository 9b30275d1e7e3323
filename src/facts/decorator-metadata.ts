/**
 * Where `emitDecoratorMetadata` turns a type into a value.
 *
 * Of a decorated class the compiler writes down the types of constructor parameters; of its decorated members the types
 * of properties, accessors, parameters and results; and of methods and constructors with a decorated parameter all of
 * theirs. Only a type that is one name counts, alone or as the one name of a union (`A | null`, unless null is a type of its own by
 * `strictNullChecks`); what is behind
 * it (`A<B>`, `A[]`) is not written down. As TypeScript's checker does it (getEntityNameForDecoratorMetadata).
 */

import type { Function, MethodDefinition, Node } from "oxc-parser";
import type { Place } from "./syntax-walk.js";

/** How a name that stands in a type is written down as a value; `type` if it is not. */
export function metadataPosition(place: Place): "metadata" | "nullable metadata" | "type" {
  const found = annotationOf(place);
  if (found === undefined || !isWrittenDown(found.annotation)) return "type";
  return found.isNullable ? "nullable metadata" : "metadata";
}

/** The annotation that is one name, alone or in a union with null, for a name that stands in a type. */
export function annotationOf(place: Place): { readonly annotation: Place; readonly isNullable: boolean } | undefined {
  let at = place;
  while (at.parent?.node.type === "TSQualifiedName" && at.parent.node.left === at.node) at = at.parent;
  if (at.parent?.node.type !== "TSTypeReference" || at.parent.node.typeName !== at.node) return undefined;
  const name = at.parent.node;
  let isNullable = false;
  at = at.parent;
  while (at.parent !== undefined && isTransparent(at.parent.node, name)) {
    at = at.parent;
    isNullable ||= at.node.type === "TSUnionType" && at.node.types.some(isNull);
  }
  const annotation = at.parent;
  return annotation?.node.type === "TSTypeAnnotation" ? { annotation, isNullable } : undefined;
}

/** Whether a type around one name is serialised as that name. */
function isTransparent(node: Node, name: Node): boolean {
  if (node.type === "TSParenthesizedType") return true;
  if (node.type !== "TSUnionType" && node.type !== "TSIntersectionType") return false;
  return node.types.every((type) => isNothing(type) || sameName(type, name));
}

function isNothing(type: Node): boolean {
  return isNull(type) || type.type === "TSNeverKeyword";
}

function isNull(type: Node): boolean {
  if (type.type === "TSLiteralType") return type.literal.type === "Literal" && type.literal.value === null;
  return type.type === "TSNullKeyword" || type.type === "TSUndefinedKeyword";
}

function sameName(type: Node, name: Node): boolean {
  if (type === name || type.type === "TSParenthesizedType") return true;
  return (
    type.type === "TSTypeReference" &&
    name.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    name.typeName.type === "Identifier" &&
    type.typeName.name === name.typeName.name
  );
}

/** `annotation` belongs to a property, a parameter or a result. */
function isWrittenDown(annotation: Place): boolean {
  const owner = annotation.parent;
  if (owner === undefined) return false;
  const { node } = owner;
  if (node.type === "PropertyDefinition" || node.type === "AccessorProperty") {
    return isDecorated(node) && node.declare !== true;
  }
  // A result hangs on the function itself, a parameter on a pattern inside it.
  const place = isFunctionExpression(node) ? owner : functionOfParameter(owner);
  const method = place?.parent?.node;
  if (place === undefined || method?.type !== "MethodDefinition" || method.value !== place.node) return false;
  return isSignatureWritten(method, place);
}

function isSignatureWritten(method: MethodDefinition, { node, parent }: Place): boolean {
  if (!isFunctionExpression(node)) return false;
  const hasDecoratedParameter = node.params.some((parameter) => isDecorated(parameter));
  if (method.kind !== "constructor") return isDecorated(method) || hasDecoratedParameter;
  const home = parent?.parent?.parent?.node;
  return hasDecoratedParameter || (home !== undefined && isDecorated(home));
}

function functionOfParameter(pattern: Place): Place | undefined {
  let at: Place | undefined = pattern.parent;
  while (at !== undefined && PARAMETER_PARTS.has(at.node.type)) at = at.parent;
  return at !== undefined && isFunctionExpression(at.node) ? at : undefined;
}

const PARAMETER_PARTS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "AssignmentPattern",
  "RestElement",
  "TSParameterProperty",
]);

function isFunctionExpression(node: Node): node is Function {
  return node.type === "FunctionExpression";
}

function isDecorated(node: Node): boolean {
  return "decorators" in node && Array.isArray(node.decorators) && node.decorators.length > 0;
}
