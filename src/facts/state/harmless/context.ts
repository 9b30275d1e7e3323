/**
 * What the recognisers know of a text besides the holder: which variable a name stands for, where each name is, and what
 * calls what. Made once for a text. O(names).
 */

import type { Scope, ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import type { Parser } from "../../native-parser.js";
import { unwrapped } from "../../static-syntax.js";
import { outward, type Place } from "../../syntax-walk.js";
import type { TreeKeys } from "./inside.js";

export type Variable = Scope["variables"][number];

export interface HarmlessContext extends TreeKeys {
  /** The variable that a name stands for, where it is mentioned and where it is declared. */
  readonly variableOf: (identifier: Node) => Variable | undefined;
  /** Places of all identifiers. */
  readonly places: ReadonlyMap<Node, Place>;
}

export function harmlessContext(
  scopes: ScopeManager,
  places: ReadonlyMap<Node, Place>,
  visitorKeys: Parser["visitorKeys"],
): HarmlessContext {
  const variables = new Map<unknown, Variable>();
  for (const { references, variables: declared } of scopes.scopes) {
    for (const { identifier, resolved } of references) if (resolved) variables.set(identifier, resolved);
    for (const variable of declared) for (const { name } of variable.defs) variables.set(name, variable);
  }
  return { variableOf: (identifier) => variables.get(identifier), places, visitorKeys };
}

/** Whether a variable belongs to the module, or to the language. */
export function isOfModule(variable: Variable | undefined): boolean {
  const type: string | undefined = variable?.scope.type;
  return type === undefined || type === "module" || type === "global";
}

/** The values that are given to a variable as a whole: its initialiser and what is assigned; undefined if that is not all. */
export function valuesOf(variable: Variable, { places }: HarmlessContext): readonly Node[] | undefined {
  const values: Node[] = [];
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    // typescript-eslint types the same tree by other names.
    const value = reference.writeExpr as unknown as Node | null | undefined;
    const place = places.get(reference.identifier as unknown as Node);
    if (!value || place === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** The functions around a place, the innermost first. */
export function functionsAround(place: Place): readonly Place[] {
  const around: Place[] = [];
  for (let at = place.parent; at !== undefined; at = at.parent) if (isFunction(at.node)) around.push(at);
  return around;
}

/** The outermost function around a place: what one call of it does is one piece of work. */
export function routineOf(place: Place): Node | undefined {
  return functionsAround(place).at(-1)?.node;
}

/** The calls of a function that can be called by its name only; undefined for one that others can come by. */
export function callsOf(callable: Place, context: HarmlessContext): readonly Place[] | undefined {
  const variable = variableOfFunction(callable, context);
  if (variable === undefined || isExported(callable)) return undefined;
  const calls: Place[] = [];
  for (const { identifier, init } of variable.references) {
    const mention = context.places.get(identifier as unknown as Node);
    if (init === true) continue;
    const call = mention && outward(mention);
    if (call?.node.type !== "CallExpression" || unwrapped(call.node.callee) !== mention?.node) return undefined;
    calls.push(call);
  }
  return calls.length > 0 ? calls : undefined;
}

function variableOfFunction({ node, parent }: Place, context: HarmlessContext): Variable | undefined {
  if (node.type === "FunctionDeclaration") return node.id ? context.variableOf(node.id) : undefined;
  if (parent?.node.type !== "VariableDeclarator" || parent.node.id.type !== "Identifier") return undefined;
  const variable = context.variableOf(parent.node.id);
  return variable?.references.every((one) => !one.isWrite() || one.init === true) ? variable : undefined;
}

function isExported(place: Place): boolean {
  for (let at = place.parent; at !== undefined && !isFunction(at.node); at = at.parent) {
    if (at.node.type === "ExportNamedDeclaration" || at.node.type === "ExportDefaultDeclaration") return true;
  }
  return false;
}
