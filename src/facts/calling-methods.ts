/**
 * Which calls run the functions they are given before they return: methods of arrays, strings and collections, as far as
 * the text shows that the receiver is one, and functions of the language.
 *
 *     [a, b].map(f)    Object.keys(a).filter(f).forEach(f)    const list = [a]; list.some(f)    Array.from(a, f)    new Promise(f)
 *
 * A method of that name on anything else may keep the function for later.
 */

import type { Scope } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { staticMember, unwrapped } from "./static-syntax.js";

export type VariableOf = (identifier: Node) => Scope["variables"][number] | undefined;
export type ValueOf = (variable: ReturnType<VariableOf>) => Node | undefined;

type Kind = "array" | "string" | "collection";

const CALLING: Readonly<Record<Kind, ReadonlySet<string>>> = {
  array: new Set([
    ...["map", "forEach", "filter", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "some", "every"],
    ...["reduce", "reduceRight", "sort", "toSorted"],
  ]),
  string: new Set(["replace", "replaceAll"]),
  collection: new Set(["forEach"]),
};

/** Functions of the language that call what they are given, by their object. */
const CALLING_GLOBALS: Readonly<Record<string, ReadonlySet<string>>> = {
  Array: new Set(["from"]),
  Object: new Set(["groupBy"]),
  Map: new Set(["groupBy"]),
};

/** What methods answer that are followed by others. */
const ANSWERS: Readonly<Record<Kind, Readonly<Record<string, Kind>>>> = {
  array: {
    ...kinds("array", "map", "filter", "flatMap", "sort", "toSorted", "slice", "concat", "flat", "fill"),
    ...kinds("array", "reverse", "toReversed", "with", "splice", "toSpliced"),
    ...kinds("string", "join"),
  },
  string: {
    ...kinds("array", "split"),
    ...kinds("string", "replace", "replaceAll", "trim", "trimStart", "trimEnd", "slice", "repeat", "concat"),
    ...kinds("string", "toLowerCase", "toUpperCase", "padStart", "padEnd"),
  },
  collection: {},
};

const ARRAYS_OF_GLOBALS: Readonly<Record<string, ReadonlySet<string>>> = {
  Array: new Set(["from", "of"]),
  Object: new Set(["keys", "values", "entries", "getOwnPropertyNames"]),
};

const CONSTRUCTORS: Readonly<Record<string, Kind>> = { Array: "array", Map: "collection", Set: "collection" };

function kinds(kind: Kind, ...methods: readonly string[]): Readonly<Record<string, Kind>> {
  return Object.fromEntries(methods.map((method) => [method, kind]));
}

/** A test for calls and `new` expressions. O(methods in a chain). */
export function callsItsArguments(variableOf: VariableOf, valueOf: ValueOf): (call: Node) => boolean {
  const globalOf = (node: Node): string | undefined =>
    // What the language defines has no definition in the text.
    node.type === "Identifier" && !variableOf(node)?.defs.length ? node.name : undefined;
  const kindOf = kindTest(variableOf, valueOf, globalOf);
  return (call) => {
    if (call.type !== "CallExpression" && call.type !== "NewExpression") return false;
    const callee = unwrapped(call.callee);
    if (call.type === "NewExpression") return globalOf(callee) === "Promise";
    const member = staticMember(callee);
    if (member === undefined) return false;
    const object = unwrapped(member.object);
    const name = globalOf(object);
    if (name !== undefined) return own(CALLING_GLOBALS, name)?.has(member.name) === true;
    const kind = CALLED_BY_ANY.has(member.name) ? kindOf(object) : undefined;
    return kind !== undefined && CALLING[kind].has(member.name);
  };
}

const CALLED_BY_ANY: ReadonlySet<string> = new Set(Object.values(CALLING).flatMap((names) => [...names]));

/** What a receiver is; undefined if the text does not show it, or shows that it is empty. */
function kindTest(variableOf: VariableOf, valueOf: ValueOf, globalOf: (node: Node) => string | undefined) {
  return (receiver: Node): Kind | undefined => {
    // From the last method of a chain to what it begins with, and back.
    const methods: string[] = [];
    const seen = new Set<Node>();
    let kind: Kind | undefined;
    for (let node: Node | undefined = receiver; node !== undefined && kind === undefined && !seen.has(node);) {
      seen.add(node);
      kind = kindOfOrigin(node, globalOf);
      const method: ReturnType<typeof staticMember> =
        node.type === "CallExpression" ? staticMember(unwrapped(node.callee)) : undefined;
      if (kind !== undefined) break;
      if (method !== undefined) methods.push(method.name);
      node = method ? unwrapped(method.object) : node.type === "Identifier" ? valueOf(variableOf(node)) : undefined;
    }
    return methods.reduceRight((at: Kind | undefined, method) => at && own(ANSWERS[at], method), kind);
  };
}

function kindOfOrigin(node: Node, globalOf: (node: Node) => string | undefined): Kind | undefined {
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.length > 0 ? "array" : undefined;
    case "Literal":
      return typeof node.value === "string" ? "string" : undefined;
    case "TemplateLiteral":
      return "string";
    case "NewExpression":
      return node.arguments.length > 0 ? own(CONSTRUCTORS, globalOf(unwrapped(node.callee))) : undefined;
    case "CallExpression": {
      const member = staticMember(unwrapped(node.callee));
      const name = member && globalOf(unwrapped(member.object));
      return member && own(ARRAYS_OF_GLOBALS, name)?.has(member.name) ? "array" : undefined;
    }
    default:
      return undefined;
  }
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string | undefined): Value | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
