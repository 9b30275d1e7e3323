/**
 * What writes logs or metrics, by its name or its class: `logger`, `auditLogger`, `new RequestLogger()`; how much it
 * writes (`logLevel`); and a hook for those who watch, a function that is called where there is one and read nowhere else.
 *
 * Containers are none, whatever they are called: a list named `log` holds data. O(mentions).
 */

import type { Node } from "oxc-parser";
import { unwrapped } from "../../static-syntax.js";
import { outward } from "../../syntax-walk.js";
import type { Holder } from "../state-holders.js";
import type { Evidence } from "./evidence.js";

const LOGGER = /^[#_]*(?:log(?:ger)?|\w*[a-z\d_]Log(?:ger)?|\w*logger|(?:\w*_)?LOG(?:GER)?)(?:Level|_LEVEL|Instance)?$/;
const LOGGER_CLASS = /Log(?:ger)?$/;
const WATCHING =
  /^[#_]*(?:(?:\w*[a-z\d])?(?:Tracer|Meter|Metrics?|Telemetry|Instrumentation|Monitor|Reporter)|tracer|meter|metrics?|telemetry|instrumentation|monitor|reporter)(?:Hook|Fn|Provider)?$|^[#_]*(?:trace|instrument)[A-Z]/;
const PLAIN = new Set<Holder["kind"]>(["variable", "object", "instance", "value"]);

export function isLogger({ holder, reads, giving }: Evidence): boolean {
  // Whatever a logger keeps for itself: `logger.activities`.
  if (
    holder.name
      .split(".")
      .slice(0, -1)
      .some((object) => LOGGER.test(object))
  )
    return true;
  if (!PLAIN.has(holder.kind) || giving.some(({ write }) => write.member === "*")) return false;
  const init = holder.init && unwrapped(holder.init);
  // `hasWarnedAboutLogger` is a flag.
  if (init?.type === "ArrayExpression" || (init?.type === "Literal" && typeof init.value === "boolean")) return false;
  if (LOGGER.test(lastOf(holder.name)) || (init !== undefined && isOfLoggerClass(init))) return true;
  if (!WATCHING.test(lastOf(holder.name)) || giving.some(({ write }) => write.member !== undefined)) return false;
  const uses = reads.map(useOf);
  return uses.includes("called") && !uses.includes("other");
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function isOfLoggerClass(init: Node): boolean {
  return init.type === "NewExpression" && init.callee.type === "Identifier" && LOGGER_CLASS.test(init.callee.name);
}

/** `hook?.(…)` and `tracer.start(…)`, or a test whether there is one. */
function useOf({ place }: Evidence["reads"][number]): "called" | "asked" | "other" {
  let inner = place;
  for (let outer = outward(place); outer !== undefined; outer = outward(outer)) {
    const { node } = outer;
    if (node.type === "CallExpression") return unwrapped(node.callee) === inner.node ? "called" : "other";
    if (node.type === "IfStatement" || node.type === "ConditionalExpression" || node.type === "LogicalExpression") {
      return "asked";
    }
    if (node.type === "UnaryExpression" && node.operator === "!") return "asked";
    if (node.type !== "MemberExpression") return "other";
    inner = outer;
  }
  return "other";
}
