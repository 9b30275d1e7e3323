/**
 * Which code of a module runs while the module loads: all outside functions, and the functions it calls.
 *
 * A function runs if code that runs calls it by its name, as a static method or as a method of `this`, makes an instance
 * of its class, hands it to what calls it at once (see calling-methods), or calls it where it stands. What a function
 * does after its first pause (see pauses) runs later. Calls into other modules are not followed. Values that travel
 * (a function kept in a variable that is assigned again, or returned) are not either: what is unknown runs later.
 *
 * O(calls), each looked at once, times the depth of functions in functions.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { AccessorProperty, ArrowFunctionExpression, Class, Function, Node, PropertyDefinition } from "oxc-parser";
import { callsItsArguments, type VariableOf } from "./calling-methods.js";
import { memberOf, unwrapped } from "./static-syntax.js";
import type { Place } from "./syntax-walk.js";

type Variable = ReturnType<VariableOf>;

/** What the test needs of one walk over the tree. */
export interface Calls {
  /** Calls, `new` expressions and tagged templates. */
  readonly calls: readonly Place[];
  /** Offset of the first pause of each async function. */
  readonly pauses: ReadonlyMap<Node, number>;
}

/** A test whether the code at a place runs while the module loads. */
export function loadTimeTest({ calls, pauses }: Calls, scopes: ScopeManager): (place: Place) => boolean {
  const variableOf = resolvedVariables(scopes);
  const callsArguments = callsItsArguments(variableOf, valueOf);
  const running = new Set<Node>();
  const runs = (place: Place): boolean => {
    const boundary = boundaryOf(place);
    if (boundary === undefined) return true;
    return running.has(boundary) && !(place.node.start >= (pauses.get(boundary) ?? Infinity));
  };
  const callsIn = new Map<Node | undefined, Place[]>();
  for (const call of calls) {
    const boundary = boundaryOf(call);
    const known = callsIn.get(boundary);
    if (known) known.push(call);
    else callsIn.set(boundary, [call]);
  }
  const pending: (Node | undefined)[] = [undefined];
  while (pending.length > 0) {
    for (const call of callsIn.get(pending.pop()) ?? []) {
      if (!runs(call)) continue;
      for (const started of startedBy(call, variableOf, callsArguments)) {
        if (running.has(started)) continue;
        running.add(started);
        pending.push(started);
      }
    }
  }
  return runs;
}

/** Which variable an identifier means; undefined for a global one. O(references). */
export function resolvedVariables(scopes: ScopeManager): VariableOf {
  const variables = new Map<unknown, Variable>();
  for (const { references } of scopes.scopes) {
    for (const { identifier, resolved } of references) if (resolved) variables.set(identifier, resolved);
  }
  return (identifier) => variables.get(identifier);
}

/**
 * The innermost function around a place; for the initialiser of an instance's field the class; undefined at the top
 * level. Decorators belong to the code around their class.
 */
export function boundaryOf(place: Place): Node | undefined {
  let isInDecorator = false;
  let at = place;
  while (at.parent !== undefined) {
    const outer = at.parent;
    // A decorator of a parameter stands in the function and runs with the class.
    isInDecorator = at.node.type === "Decorator" || (isInDecorator && !isClass(at.node));
    if (isFunction(outer.node)) {
      if (!isInDecorator) return outer.node;
    } else if (isField(outer.node) && !outer.node.static && outer.node.value === at.node) {
      return classOf(outer)?.node;
    }
    at = outer;
  }
  return undefined;
}

function classOf(place: Place): Place | undefined {
  let at = place.parent;
  while (at !== undefined && !isClass(at.node)) at = at.parent;
  return at;
}

/** The functions and classes that a call starts, as far as the module itself shows. */
function startedBy(call: Place, variableOf: VariableOf, callsArguments: (call: Node) => boolean): Node[] {
  const { node } = call;
  if (node.type === "TaggedTemplateExpression") return functionsOf(called(unwrapped(node.tag), call, variableOf));
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const target = called(unwrapped(node.callee), call, variableOf);
  const started = node.type === "NewExpression" ? constructed(target, variableOf) : functionsOf(target);
  if (!callsArguments(node)) return started;
  const given = node.arguments.map((argument) => called(unwrapped(argument), call, variableOf));
  return [...started, ...given.flatMap(functionsOf)];
}

function functionsOf(node: Node | undefined): Node[] {
  // A generator only starts when asked.
  return node !== undefined && isFunction(node) && !node.generator ? [node] : [];
}

/** What a callee stands for: a function, a class, or undefined if nobody knows. */
function called(callee: Node, call: Place, variableOf: VariableOf): Node | undefined {
  if (isFunction(callee) || isClass(callee)) return callee;
  if (callee.type === "Identifier") return valueOf(variableOf(callee));
  const member = memberOf(callee);
  if (member === undefined) return undefined;
  const object = unwrapped(member.object);
  if (member.name === "call" || member.name === "apply") return called(object, call, variableOf);
  const owner = object.type === "Identifier" ? valueOf(variableOf(object)) : undefined;
  const home = object.type === "ThisExpression" ? classOf(call)?.node : owner;
  return home === undefined ? undefined : methodOf(home, member.name);
}

/** The one value of a variable that is never assigned again. */
function valueOf(variable: Variable): Node | undefined {
  const [definition, ...others] = variable?.defs ?? [];
  if (definition === undefined || others.length > 0) return undefined;
  // typescript-eslint types the same tree by other names.
  const node = definition.node as unknown as Node;
  if (node.type === "FunctionDeclaration" || isClass(node)) return node;
  const isConstant = variable?.references.every((reference) => !reference.isWrite() || reference.init === true);
  const isWhole = node.type === "VariableDeclarator" && node.id.type === "Identifier";
  return isWhole && node.init && isConstant ? unwrapped(node.init) : undefined;
}

function methodOf(home: Node, name: string): Node | undefined {
  const members: readonly Node[] = isClass(home)
    ? home.body.body
    : home.type === "ObjectExpression"
      ? home.properties
      : [];
  for (const member of members) {
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition" && member.type !== "Property")
      continue;
    if (!member.computed && nameOfKey(member.key) === name && member.value) return unwrapped(member.value);
  }
  return undefined;
}

export function nameOfKey(key: Node): string | undefined {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  return key.type === "Identifier" ? key.name : undefined;
}

/** What `new` runs: the constructors and field initialisers of a class and of the classes it extends. */
function constructed(target: Node | undefined, variableOf: VariableOf): Node[] {
  const started: Node[] = [];
  for (let home = target; home !== undefined && isClass(home) && !started.includes(home);) {
    started.push(home, ...functionsOf(methodOf(home, "constructor")));
    home = home.superClass?.type === "Identifier" ? valueOf(variableOf(home.superClass)) : undefined;
  }
  return started.length > 0 ? started : functionsOf(target);
}

type FunctionNode = Function | ArrowFunctionExpression;
type FieldNode = PropertyDefinition | AccessorProperty;

export function isFunction(node: Node): node is FunctionNode {
  const { type } = node;
  return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";
}

export function isClass(node: Node): node is Class {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

function isField(node: Node): node is FieldNode {
  return node.type === "PropertyDefinition" || node.type === "AccessorProperty";
}
