/**
 * The service facts of a text as lines to read:
 *
 *     redis = new ioredis#default(env REDIS_URL) [redis]         a making with its arguments and the ways to what is made
 *       used by [get]                                            ways to code that comes to it
 *       takes parameters of [createRedis]                        whose parameters stand in the arguments
 *     [env] is {url: env REDIS_URL}                              a constant
 */
import { extractBody } from "../../../src/facts/extract-body.js";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import type { ImportFact, Language } from "../../../src/facts/module-facts.js";
import type { Making, Value } from "../../../src/facts/services/service-facts.js";

export function drawServices(text: string, language: Language = "ts"): readonly string[] {
  const facts = extractFacts(text, language);
  const { services } = extractBody(text, language, facts)!;
  return [
    ...services.makings.flatMap((making) => drawMaking(making, services.makings, facts.imports)),
    ...services.constants.map(
      ({ way, value }) => `[${way.join(" ")}] is ${drawValue(value, services.makings, facts.imports)}`,
    ),
    ...services.accepted.map(([line, why]) => `line ${line} accepted: ${why}`),
  ];
}

function drawMaking(making: Making, makings: readonly Making[], imports: readonly ImportFact[]): readonly string[] {
  const { name, callee, by, arguments: given, ways, users, home } = making;
  const values = given.map((value) => drawValue(value, makings, imports)).join(", ");
  const called = by === "new" ? `new ${drawCallee(callee, imports)}` : drawCallee(callee, imports);
  return [
    `${name} = ${called}(${values}) ${ways.map((way) => `[${way.join(" ")}]`).join(" ")}`.trim(),
    ...(users.length > 0 ? [`  used by ${users.map((way) => `[${way.join(" ")}]`).join(" ")}`] : []),
    ...(home
      ? [`  takes parameters of ${home.ways.map((way) => `[${way.join(" ")}]`).join(" ") || home.local.join(" ")}`]
      : []),
  ];
}

function drawCallee(callee: Making["callee"], imports: readonly ImportFact[]): string {
  if ("other" in callee) return `?${callee.other}`;
  if ("local" in callee) return callee.local.join(".");
  return [drawImport(callee.request, callee.name, imports), ...callee.path].join(".");
}

function drawImport(request: number, name: number, imports: readonly ImportFact[]): string {
  const { specifier, names } = imports[request]!;
  return `${specifier}#${names[name]!.imported}`;
}

function drawValue(value: Value, makings: readonly Making[], imports: readonly ImportFact[]): string {
  const draw = (part: Value): string => drawValue(part, makings, imports);
  switch (value[0]) {
    case "unknown":
      return "?";
    case "text":
      return JSON.stringify(value[1]);
    case "environment":
      return `env ${value[1]}`;
    case "setting":
      return `setting ${value[1]}`;
    case "import":
      return [drawImport(value[1], value[2], imports), ...value.slice(3)].join(".");
    case "parameter":
      return [`parameter ${value[1]}`, ...value.slice(2)].join(".");
    case "making":
      return `@${makings[value[1]]!.name || value[1]}`;
    case "object":
      return `{${value[1].map(([key, part]) => `${key}: ${draw(part)}`).join(", ")}}`;
    case "list":
      return `[${value[1].map(draw).join(", ")}]`;
    case "any":
      return value[1].map(draw).join(" | ");
    case "joined":
      return value[1].map(draw).join(" + ");
  }
}
