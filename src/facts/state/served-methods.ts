/** Methods that a framework calls for a request, found by their decorators or by the role that their class plays. */

import type { Class, Decorator, Node } from "oxc-parser";
import { isClass, isFunction, nameOfKey } from "../load-time-code.js";
import { staticMember, unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";

const SERVED_CLASS = /(?:Controller|Resolver|Gateway)$/;
const SERVED_METHOD = new Set([
  ...["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All", "Search", "Sse"],
  ...["Query", "Mutation", "Subscription", "ResolveField", "ResolveProperty", "FieldResolver", "ResolveReference"],
  ...["MessagePattern", "EventPattern", "SubscribeMessage", "GrpcMethod", "GrpcStreamMethod"],
]);
/** Methods that NestJS calls by their names, with how many parameters they take at least. */
const ROLES: ReadonlyMap<string, number> = new Map([
  ["canActivate", 1],
  ["intercept", 2],
  ["use", 3],
]);

/** O(decorators). */
export function isServedMethod({ node, parent }: Place): boolean {
  const method = parent?.node;
  const home = parent?.parent?.parent?.node;
  if (method?.type !== "MethodDefinition" || method.static || home === undefined || !isClass(home)) return false;
  if ((ROLES.get(nameOfKey(method.key) ?? "") ?? Infinity) <= parameterCount(node)) return isProvided(home);
  const names = decoratorNames(method.decorators);
  return (
    names.some((name) => SERVED_METHOD.has(name)) &&
    decoratorNames(home.decorators).some((name) => SERVED_CLASS.test(name))
  );
}

function isProvided({ decorators, implements: roles }: Class): boolean {
  return decoratorNames(decorators).includes("Injectable") || (roles ?? []).length > 0;
}

function decoratorNames(decorators: readonly Decorator[] | null | undefined): readonly string[] {
  return (decorators ?? []).map(({ expression }) => {
    const callee = expression.type === "CallExpression" ? unwrapped(expression.callee) : expression;
    return callee.type === "Identifier" ? callee.name : (staticMember(callee)?.name ?? "");
  });
}

/** Of a function; 0 for anything else. */
export function parameterCount(value: Node): number {
  const code = unwrapped(value);
  return isFunction(code) ? code.params.length : 0;
}
