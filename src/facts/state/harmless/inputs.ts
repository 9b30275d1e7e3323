/**
 * What a value is made of that differs from call to call: parameters, `this` of an instance, and what belongs to the
 * request that is being served.
 *
 * Local variables are followed to all that is assigned to them, parameters of callbacks (`load(id).then((user) => …)`) to
 * what the callback is given to, parameters of functions that only the module calls to the arguments. What the module
 * itself declares or imports is the same for every caller. O(nodes of the values and of what they are followed to).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import { staticMember, unwrapped } from "../../static-syntax.js";
import { outward, type Place } from "../../syntax-walk.js";
import { callsOf, type HarmlessContext, isOfModule, type Variable, valuesOf } from "./context.js";
import { isInside, within } from "./inside.js";

export type Input = Variable | "this" | "surroundings";

/** Names of what answers differently in each request. */
const SURROUNDINGS =
  /^(?:getStore|cookies|headers|draftMode|getServerSession|auth|currentUser|getCurrent[A-Z]\w*|getActive[A-Z]\w*|use[A-Z]\w*)$/;

/** Methods that hand to a function what they are called on. */
const HANDING =
  /^(?:then|catch|finally|map|forEach|filter|find|findIndex|findLast|flatMap|reduce|reduceRight|some|every|sort|toSorted|from)$/;

export interface InputsQuestion {
  readonly context: HarmlessContext;
  /** Whether `this` is always one object where the values stand. */
  readonly isSameThis: boolean;
  /** Whether a parameter of a function that only the module calls is what the calls give, rather than an input. */
  readonly followsCalls: boolean;
}

export function inputsOf(values: readonly Node[], question: InputsQuestion): ReadonlySet<Input> {
  const { context, isSameThis } = question;
  const inputs = new Set<Input>();
  const seen = new Set<Node | Variable>();
  const pending = [...values];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const node of within(value, context)) {
      if (node.type === "ThisExpression" && !isSameThis) inputs.add("this");
      if (node.type === "CallExpression" && SURROUNDINGS.test(nameOfCallee(node.callee))) inputs.add("surroundings");
      if (node.type !== "Identifier") continue;
      const variable = context.variableOf(node);
      if (variable === undefined || seen.has(variable) || isInside(variable.scope.block as unknown as Node, value))
        continue;
      seen.add(variable);
      const sources = variable.name === "arguments" ? undefined : sourcesOf(variable, question);
      if (sources === undefined) inputs.add(variable);
      else pending.push(...sources);
    }
  }
  return inputs;
}

function nameOfCallee(callee: Node): string {
  const node = unwrapped(callee);
  return node.type === "Identifier" ? node.name : (staticMember(node)?.name ?? "");
}

/** What a variable's value is made of; undefined if a caller gives it. */
function sourcesOf(variable: Variable, question: InputsQuestion): readonly Node[] | undefined {
  const { context } = question;
  if (isOfModule(variable)) return [];
  const sources: Node[] = [...(valuesOf(variable, context) ?? [])];
  for (const { type, name, node } of variable.defs) {
    const definition = node as unknown as Node;
    const isParameter: boolean = (type as string) === "Parameter";
    const place = context.places.get(name as unknown as Node);
    const given = isParameter ? place && sourcesOfParameter(place, definition, question) : loopOf(place);
    if (given === undefined) return undefined;
    sources.push(...given);
    if (isFunction(definition) && !isParameter) sources.push(definition);
  }
  return sources;
}

/** What a variable of a loop is taken from: `for (const x of HERE)`. */
function loopOf(declared: Place | undefined): readonly Node[] {
  for (let at = declared; at !== undefined; at = at.parent) {
    const outer = at.parent?.node;
    if (outer?.type === "ForOfStatement" || outer?.type === "ForInStatement") {
      return outer.left === at.node ? [outer.right] : [];
    }
    if (at.node.type === "BlockStatement") break;
  }
  return [];
}

function sourcesOfParameter(
  name: Place,
  callable: Node,
  { context, followsCalls }: InputsQuestion,
): readonly Node[] | undefined {
  let place: Place | undefined = name;
  let parameter = name.node;
  for (; place !== undefined && place.node !== callable; place = place.parent) parameter = place.node;
  if (place === undefined || !isFunction(callable)) return undefined;
  const index = (callable.params as readonly Node[]).indexOf(parameter);
  const call = outward(place);
  if (call?.node.type === "CallExpression" || call?.node.type === "NewExpression") {
    const callee = unwrapped(call.node.callee);
    if (callee === callable) return call.node.arguments.slice(index);
    const method = staticMember(callee);
    if (method !== undefined && HANDING.test(method.name)) return [callee, ...call.node.arguments.slice(1)];
    if (call.node.type === "NewExpression" && callee.type === "Identifier" && callee.name === "Promise") return [];
  }
  const calls = followsCalls ? callsOf(place, context) : undefined;
  if (calls === undefined || index < 0) return undefined;
  const isRest = parameter.type === "RestElement";
  return calls.flatMap(({ node }) => {
    const given = node.type === "CallExpression" ? node.arguments : [];
    const hasSpread = given.some((argument) => argument.type === "SpreadElement");
    return hasSpread || isRest ? given : given.slice(index, index + 1);
  });
}

/** Whether a key mentions all that a value is made of. */
export function covers(key: ReadonlySet<Input>, value: ReadonlySet<Input>): boolean {
  return [...value].every((input) => typeof input !== "string" && key.has(input));
}
