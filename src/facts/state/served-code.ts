/**
 * Which functions of a text run once for each request, as far as its syntax says so: what is handed to a server, and methods that
 * a framework finds by their decorators.
 *
 *     app.get("/x", handler)     router.use((req, res, next) => {})     fastify.route({ url, handler() {} })
 *     createServer((req, res) => {})     defineEventHandler(…)     publicProcedure.query(…)
 *     @Controller() class C { @Get() find() {} }     class Guard { canActivate(context) {} }     "use server" in a function
 *
 * The names are those of the frameworks' documentation; whether the package depends on such a framework is not known here.
 * O(calls and functions).
 */

import type { Node } from "oxc-parser";
import type { VariableOf } from "../calling-methods.js";
import { isFunction, nameOfKey } from "../load-time-code.js";
import { isServedMethod, parameterCount } from "./served-methods.js";
import { staticString } from "../static-string.js";
import { staticMember, unwrapped } from "../static-syntax.js";
import { outward, type Place } from "../syntax-walk.js";

export interface ServedCode {
  readonly functions: ReadonlySet<Node>;
  /** Whether an expression, or the member of it that follows, is handed to a server: `users.get` in `app.get("/x", users.get)`. */
  isHanded(place: Place): boolean;
}

export interface ServedCodeInput {
  readonly calls: readonly Place[];
  readonly functions: ReadonlyMap<Node, Place>;
  readonly variableOf: VariableOf;
}

export function servedCode({ calls, functions, variableOf }: ServedCodeInput): ServedCode {
  const served = new Set<Node>();
  const handed = new Set<Node>();
  const take = (value: Node): void => {
    const code = unwrapped(value);
    if (isFunction(code)) served.add(code);
    else if (code.type === "Identifier") {
      const own = functionNamed(code, variableOf);
      if (own === undefined) handed.add(code);
      else served.add(own);
    } else if (code.type === "MemberExpression") handed.add(code);
    else if (code.type === "ArrayExpression") for (const each of code.elements) if (each) take(each);
    // What a function is wrapped in, or bound to: `asyncHandler(async (req, res) => {})`, `users.get.bind(users)`.
    if (code.type !== "CallExpression") return;
    const method = staticMember(unwrapped(code.callee));
    if (method?.name === "bind") take(method.object);
    else {
      const isWrapper = WRAPPER.test(method?.name ?? rootName(code.callee));
      for (const argument of code.arguments) if (isWrapper || isFunction(unwrapped(argument))) take(argument);
    }
  };
  for (const { node } of calls)
    if (node.type === "CallExpression") for (const value of handedToServer(node)) take(value);
  for (const place of functions.values())
    if (isServedMethod(place) || isServerAction(place.node)) served.add(place.node);
  return {
    functions: served,
    isHanded(place) {
      let at: Place | undefined = place;
      while (at !== undefined && !handed.has(at.node)) {
        const outer: Place | undefined = outward(at);
        at = outer && staticMember(outer.node)?.object === at.node ? outer : undefined;
      }
      return at !== undefined;
    },
  };
}

function functionNamed(identifier: Node, variableOf: VariableOf): Node | undefined {
  const [definition] = variableOf(identifier)?.defs ?? [];
  // typescript-eslint types the same tree by other names. The node of a parameter is its function.
  const node =
    (definition?.type as string) === "Parameter" ? undefined : (definition?.node as unknown as Node | undefined);
  const value = node?.type === "VariableDeclarator" && node.init ? unwrapped(node.init) : node;
  return value !== undefined && isFunction(value) ? value : undefined;
}

/** What a handler is wrapped in by name: `asyncHandler(users.get)`; of other calls nobody knows what they make of a name. */
const WRAPPER = /[hH]andler|[aA]sync|[wW]rap|[cC]atch|^with[A-Z]/;

const VERBS = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all"]);
/** Calls that take what handles requests as their last arguments. */
const DEFINITIONS = new Set([
  ...[
    "defineEventHandler",
    "eventHandler",
    "defineCachedEventHandler",
    "cachedEventHandler",
    "defineRequestMiddleware",
  ],
  ...["defineMiddleware", "defineAction", "defineWebSocketHandler"],
]);
/** What takes a whole procedure as its last step, if the chain in front is one: `protectedProcedure.input(…).query(…)`. */
const PROCEDURE_STEPS = new Set(["query", "mutation", "subscription", "action", "handler"]);
const PROCEDURE = /(?:[pP]rocedure|[aA]ctionClient|ServerFn)$/;
const HOOKS_ONCE = new Set(["onClose", "onReady", "onRegister", "onRoute", "onListen"]);
const HANDLERS = new Set([
  "handler",
  "preHandler",
  "preValidation",
  "preParsing",
  "preSerialization",
  "onRequest",
  "resolve",
]);

type Call = Extract<Node, { type: "CallExpression" }>;

/** The arguments of a call that a server will call once for each request. */
function handedToServer(call: Call): readonly Node[] {
  const callee = unwrapped(call.callee);
  const { arguments: given } = call;
  const [first, ...others] = given as readonly Node[];
  if (callee.type === "Identifier") {
    if (DEFINITIONS.has(callee.name)) return given.flatMap(codeIn);
    return callee.name === "createServer" ? given.filter((value) => parameterCount(value) === 2) : [];
  }
  const member = staticMember(callee);
  if (member === undefined || first === undefined) return [];
  const { name, object } = member;
  if (VERBS.has(name)) return isPath(first) && !isClient(object) ? others.flatMap(codeIn) : [];
  switch (name) {
    case "use":
      return given.filter((value) => parameterCount(value) >= 2 || isHandlerName(value, object));
    case "openapi":
      return others.flatMap(codeIn);
    case "route":
      return isRouteObject(first) ? given.flatMap(codeIn) : [];
    case "addHook":
      return HOOKS_ONCE.has(staticString(first)?.value ?? "onClose") ? [] : others;
    case "on":
      return staticString(first)?.value === "request" ? others : [];
    case "createServer":
      return given.filter((value) => parameterCount(value) === 2);
    default:
      return PROCEDURE_STEPS.has(name) && PROCEDURE.test(rootName(object)) ? given : [];
  }
}

/** A function as an argument, a name that may stand for one, or the handlers of an object of options. */
function codeIn(argument: Node): readonly Node[] {
  const value = unwrapped(argument);
  if (value.type === "ArrayExpression") return value.elements.flatMap((each) => (each ? codeIn(each) : []));
  if (value.type !== "ObjectExpression") return [value];
  return value.properties.flatMap((property) =>
    property.type === "Property" && HANDLERS.has(nameOfKey(property.key) ?? "") ? [property.value] : [],
  );
}

function isRouteObject(value: Node): boolean {
  const options = unwrapped(value);
  if (options.type === "ArrayExpression") return options.elements.some((each) => each !== null && isRouteObject(each));
  if (options.type !== "ObjectExpression") return false;
  const keys = options.properties.map((property) =>
    property.type === "Property" ? nameOfKey(property.key) : undefined,
  );
  return keys.includes("handler") || keys.includes("method");
}

function isPath(value: Node): boolean {
  const node = unwrapped(value);
  if (node.type === "ArrayExpression")
    return node.elements.length > 0 && node.elements.every((each) => each && isPath(each));
  if (node.type === "Literal" && "regex" in node) return true;
  if (node.type === "TemplateLiteral") return /^[/*]|^$/.test(node.quasis[0]?.value.raw ?? "");
  return /^[/*]|^$/.test(staticString(node)?.value ?? "-");
}

/** `http.get("/x", …)` asks another server, or mocks it. */
function isClient(object: Node): boolean {
  return /^(?:https?|rest|axios|nock|msw|client|api[cC]lient)$/.test(rootName(object));
}

function isHandlerName(value: Node, server: Node): boolean {
  const code = unwrapped(value);
  if (!/(?:^(?:app|server|router|fastify)|App|Server|Router)$/.test(rootName(server))) return false;
  return (code.type === "Identifier" || code.type === "MemberExpression") && !isPath(value);
}

/** `publicProcedure` of `publicProcedure.input(schema)`. */
function rootName(expression: Node): string {
  for (let node = unwrapped(expression); ;) {
    if (node.type === "CallExpression" || node.type === "NewExpression") node = unwrapped(node.callee);
    else if (node.type === "MemberExpression") {
      const name = staticMember(node)?.name ?? "";
      if (PROCEDURE.test(name)) return name;
      node = unwrapped(node.object);
    } else return node.type === "Identifier" ? node.name : "";
  }
}

/** A function whose body begins with `"use server"`. */
function isServerAction(node: Node): boolean {
  if (!isFunction(node) || node.body?.type !== "BlockStatement") return false;
  const [first] = node.body.body;
  return first?.type === "ExpressionStatement" && staticString(first.expression)?.value === "use server";
}
