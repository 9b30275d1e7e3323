/**
 * Options that a module of NestJS asks an object of a class for, by the method that its interfaces prescribe:
 *
 *     RedisModule.forRootAsync({ useClass: RedisOptions })     what createRedisOptions() of RedisOptions gives
 */

import type { Class, Node } from "oxc-parser";
import type { ExpressionForm } from "./expression-form.js";
import { isOptionsMethod, OPTIONS_METHOD } from "./service-keys.js";
import type { Value } from "./service-facts.js";

type Entries = Extract<ExpressionForm, { is: "object" }>["entries"];

/** The class that gives the options; undefined for an object that says it by a function, and for an entry of what is provided. */
export function optionsClass(entries: Entries): Node | undefined {
  const has = (name: string): boolean => entries.some(({ key }) => key === name);
  if (has("provide") || has("useFactory")) return undefined;
  return entries.find(({ key }) => key === "useClass" || key === "useExisting")?.value;
}

/** What the method gives of a class that is imported. */
export function optionsOfImported([, request, name, ...path]: Extract<
  Value,
  readonly ["import", ...unknown[]]
>): Value {
  return ["import", request, name, ...path, "new", OPTIONS_METHOD, "()"];
}

/** The code of the method. O(members). */
export function optionsMethod(node: Node): Node | undefined {
  for (const member of (node as Class).body.body) {
    if (member.type !== "MethodDefinition" || member.static || member.computed) continue;
    if (member.key.type === "Identifier" && isOptionsMethod(member.key.name)) return member.value as Node;
  }
  return undefined;
}

/** A text has one with such a method: a cheap test. */
export const DECLARES_OPTIONS = /\bcreate\w{0,40}(?:Options|Configuration)\s*\(\s*\)\s*[:{]/;
