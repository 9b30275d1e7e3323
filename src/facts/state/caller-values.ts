/**
 * Whether a value depends on who calls: it mentions something that the functions around it are given.
 *
 * Given are: parameters of the functions around the value, out to the routine; variables that are made of something given, by
 * their initialiser or an assignment; `this.req` and its like; and what functions return that ask for the current request, as
 * `headers()`. The parameter of a callback is given as far as what the callback is handed to is: `rows.map((row) => …)`. What a
 * listener or timer gets, what stands around a function that a server calls, an error that is caught, a constant, a counter, the time and what a call makes of none of these are not.
 * O(names in the value and in what they are made of), each variable once.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import type { VariableOf } from "../calling-methods.js";
import { staticMember, unwrapped } from "../static-syntax.js";
import { outward, type Place } from "../syntax-walk.js";

type Variable = ScopeManager["scopes"][number]["variables"][number];

export interface CallerValuesInput {
  readonly top: ScopeManager["scopes"][number];
  readonly identifiers: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
  readonly functions: ReadonlyMap<Node, Place>;
  readonly variableOf: VariableOf;
  /** Functions that a server calls, with a request. */
  readonly served: ReadonlySet<Node>;
}

/** Functions of frameworks that ask for the current request. */
const ASKING = new Set([
  ...["headers", "cookies", "draftMode", "getServerSession", "currentUser", "auth", "getStore", "getRequestEvent"],
  ...[
    "useRequestEvent",
    "useRequestHeaders",
    "useRequestHeader",
    "useCookie",
    "getWebRequest",
    "getRequest",
    "useEvent",
  ],
]);
const OWN_REQUEST = new Set(["req", "request", "ctx", "context", "session"]);
/** What calls back with something of its own, not of the caller. */
const LISTENING = new Set([
  ...["on", "once", "addListener", "addEventListener", "subscribe", "catch", "watch", "observe", "onChange"],
  ...["setTimeout", "setInterval", "setImmediate", "nextTick"],
]);

export interface CallerValues {
  isGiven(value: Node): boolean;
  /** Whether it asks for the current request itself, so that it matters little what the function is given. */
  isAsked(value: Node): boolean;
}

/** Tests for expressions. */
export function callerValues(input: CallerValuesInput): CallerValues {
  const { functions, served } = input;
  const isMadeOf = madeOf(input);
  const given = new Map<Node, boolean>();
  const isGiven = isMadeOf(isGivenTo);

  /** Whether what a function gets comes from a caller: not if it is handed to a call as it stands, unless that is given some. */
  function isGivenTo(code: Node): boolean {
    const known = given.get(code);
    if (known !== undefined) return known;
    const place = functions.get(code);
    const call = place && handedTo(place);
    // At the top level a call wraps what others call: `cache(async (id) => …)`.
    const isWrapper = call !== undefined && !call.inside.inFunction;
    const answer = served.has(code) || call === undefined || isWrapper || isGivenByCall(call.node, code);
    given.set(code, answer);
    return answer;
  }

  function isGivenByCall(call: Node, code: Node): boolean {
    if (call.type !== "CallExpression" && call.type !== "NewExpression") return false;
    const callee = unwrapped(call.callee);
    const name = callee.type === "Identifier" ? callee.name : staticMember(callee)?.name;
    if (LISTENING.has(name ?? "")) return false;
    return isGiven(call.callee) || call.arguments.some((argument) => unwrapped(argument) !== code && isGiven(argument));
  }
  return { isGiven, isAsked: isMadeOf((code) => served.has(code)) };
}

/** A test whether a value is made of what asks for the request, or of parameters of functions that a condition names. */
function madeOf({ top, identifiers, thises, variableOf, served }: CallerValuesInput) {
  const byStart = (a: Place, b: Place): number => a.node.start - b.node.start;
  const names = [...identifiers.values()].sort(byStart);
  const owns = [...thises.values()].sort(byStart);

  return (isGivenTo: (code: Node) => boolean): ((value: Node) => boolean) => {
    const variables = new Map<Variable, boolean>();

    function isMade(value: Node): boolean {
      return within(owns, value).some(isOwnRequest) || within(names, value).some((place) => isMadeName(place, value));
    }

    function isMadeName(place: Place, value: Node): boolean {
      const variable = variableOf(place.node);
      if (variable === undefined || variable.scope === top) return asksForRequest(place);
      const home = variable.defs[0]?.node as unknown as Node | undefined;
      // What a callback inside the value gets is made of other parts of it.
      if (home !== undefined && isWithin(home, value)) return false;
      return !isOfSetup(variable, value) && isMadeVariable(variable);
    }

    /** What stands around a function that a server calls was there before the request. */
    function isOfSetup({ scope }: Variable, value: Node): boolean {
      const block = scope.block as unknown as Node;
      for (const code of served) if (code !== block && isWithin(code, block) && isWithin(value, code)) return true;
      return false;
    }

    function isMadeVariable(variable: Variable): boolean {
      const known = variables.get(variable);
      if (known !== undefined) return known;
      variables.set(variable, false);
      const answer = variable.defs.some(isMadeDefinition) || variable.references.some(isMadeAssignment);
      variables.set(variable, answer);
      return answer;
    }

    function isMadeDefinition({ type, node }: Variable["defs"][number]): boolean {
      // typescript-eslint types the same tree by other names.
      const declaration = node as unknown as Node;
      if ((type as string) === "Parameter") return isGivenTo(declaration);
      return declaration.type === "VariableDeclarator" && declaration.init !== null && isMade(declaration.init);
    }

    function isMadeAssignment({ writeExpr }: Variable["references"][number]): boolean {
      return writeExpr !== null && writeExpr !== undefined && isMade(writeExpr as unknown as Node);
    }
    return isMade;
  };
}

function isWithin(inner: Node, outer: Node): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function isOwnRequest({ parent }: Place): boolean {
  return parent !== undefined && OWN_REQUEST.has(staticMember(parent.node)?.name ?? "");
}

function asksForRequest(place: Place): boolean {
  return ASKING.has((place.node as { name: string }).name) && isCallee(place);
}

/** The call that a function is an argument of. */
function handedTo(place: Place): Place | undefined {
  const outer = outward(place);
  if (outer === undefined) return undefined;
  const { node } = outer;
  const isCall = node.type === "CallExpression" || node.type === "NewExpression";
  return isCall && unwrapped(node.callee) !== place.node ? outer : undefined;
}

function isCallee(place: Place): boolean {
  const { parent } = place;
  if (parent === undefined) return false;
  const { node } = parent;
  if (node.type === "CallExpression") return node.callee === place.node;
  return staticMember(node) !== undefined && node.type === "MemberExpression" && node.property === place.node
    ? parent.parent?.node.type === "CallExpression"
    : false;
}

/** Those of sorted places that stand in a node. */
function within(places: readonly Place[], { start, end }: Node): readonly Place[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]!.node.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Place[] = [];
  for (let at = low; at < places.length && places[at]!.node.start < end; at++) found.push(places[at]!);
  return found;
}
