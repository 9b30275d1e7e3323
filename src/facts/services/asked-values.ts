/**
 * Values that a call asks for by key, or hands through: of the environment, of a configuration, of what was parsed.
 *
 *     Deno.env.get("X")   requireEnv("X")          environment X
 *     config.get("redis.url")                      setting redis.url
 *     schema.parse(process.env)   createEnv(…)     all of the environment
 *     new URL(a)   String(a)   a.split(",")        a
 */

import type { Node } from "oxc-parser";
import { type ExpressionForm, expressionForm } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import type { Value } from "./service-facts.js";
import { isVariableName } from "./service-keys.js";
import { UNKNOWN } from "./values.js";

type Call = Extract<ExpressionForm, { is: "call" }>;

const SAME_AS_ARGUMENT: ReadonlySet<string> = new Set([
  ...[
    "String",
    "Number",
    "parseInt",
    "URL",
    "decodeURIComponent",
    "encodeURIComponent",
    "Object.freeze",
    "Object.assign",
  ],
]);
const SAME_AS_OBJECT: ReadonlySet<string> = new Set([
  ...["toString", "trim", "split", "replace", "replaceAll", "toLowerCase", "filter", "required", "default", "asString"],
]);
const PARSING: ReadonlySet<string> = new Set(["parse", "safeParse", "parseAsync", "validateSync", "validate", "cast"]);

/** Undefined if the call is of no such kind. */
export function askedValue({ callee, arguments: given }: Call, valueOf: (node: Node) => Value): Value | undefined {
  const names = namesOf(callee)?.names ?? [];
  const form = expressionForm(callee);
  const last = form?.is === "member" ? form.name : (names.at(-1) ?? "");
  const first = given[0];
  const byKey = first && askedByKey(names, last, first);
  if (byKey !== undefined) return byKey;
  if (first && SAME_AS_ARGUMENT.has(names.join("."))) return valueOf(first);
  if (form?.is === "member" && SAME_AS_OBJECT.has(last)) {
    const object = valueOf(form.object);
    if (object !== UNKNOWN && object[0] !== "making") return object;
  }
  if (/^(?:create|define|load|clean)?env(?:safe)?$/i.test(last) && given.length > 0)
    return parsedEnvironment(given, valueOf);
  if (first && PARSING.has(last)) {
    const parsed = valueOf(first);
    if (parsed[0] === "object" || isWhole(parsed)) return parsed;
  }
  return given.some((argument) => isWhole(valueOf(argument))) ? ["environment", "*"] : undefined;
}

function isWhole(value: Value): boolean {
  return value[0] === "environment" && value[1] === "*";
}

function askedByKey(names: readonly string[], last: string, first: Node): Value | undefined {
  const form = expressionForm(first);
  if (form?.is !== "text" || form.text === "") return undefined;
  const key = form.text;
  const receiver = names.at(-2) ?? "";
  const isGetter = last === "get" || last === "getOrThrow";
  if (isGetter && /env/i.test(receiver)) return ["environment", key];
  if (isGetter && /conf|settings|secrets/i.test(receiver)) {
    return isVariableName(key) ? ["environment", key] : ["setting", key];
  }
  return /env/i.test(last) && isVariableName(key) ? ["environment", key] : undefined;
}

/** `createEnv({ runtimeEnv: { … } })`, `envsafe({ … })`. */
function parsedEnvironment(given: readonly Node[], valueOf: (node: Node) => Value): Value {
  const options = expressionForm(given[0]!);
  const runtime =
    options?.is === "object" ? options.entries.find(({ key }) => /^runtimeEnv/.test(key ?? "")) : undefined;
  const value = runtime && valueOf(runtime.value);
  return value?.[0] === "object" ? value : ["environment", "*"];
}
