/**
 * Which code of a text comes to what: declarations of the top level and their members, and who mentions whom.
 *
 *     const redis = new Redis()                    unit  redis
 *     export const get = (k) => redis.get(k)       unit  get     mentions redis
 *     export const cached = { user: () => get() }  unit  cached user     mentions get
 */

import type { Node } from "oxc-parser";
import { type LocalPath, localPathOf } from "../state/local-paths.js";
import type { Origin } from "../state/value-origins.js";
import { outward, type Place } from "../syntax-walk.js";

export interface CodeUnits {
  /** The innermost declaration or member that a place is in; undefined for statements of the top level. */
  readonly around: (place: Place) => LocalPath | undefined;
  /** Those that mention one of these, those that mention them, and so on; these first. @param without is none of them */
  readonly reaching: (units: readonly LocalPath[], without?: LocalPath) => readonly LocalPath[];
}

const UNITS_AT_MOST = 64;

/** O(mentions times the depth of what they are in), remembered for each function and class. */
export function codeUnits(origins: readonly Origin[]): CodeUnits {
  const known = new Map<Node, LocalPath | undefined>();
  const around = (place: Place): LocalPath | undefined => {
    const expression = expressionAround(place);
    const own = expression && localPathOf(expression);
    if (own !== undefined) return own;
    for (let at = place.parent; at !== undefined; at = at.parent) {
      if (!isHome(at.node)) continue;
      const path = known.has(at.node) ? known.get(at.node) : localPathOf(at);
      known.set(at.node, path);
      if (path !== undefined) return path;
    }
    return undefined;
  };
  /** By the first names of what is mentioned. */
  const mentions = new Map<string, { readonly steps: LocalPath; readonly place: Place }[]>();
  for (const { steps, places } of origins) {
    const head = steps[0] ?? "";
    const list = mentions.get(head);
    if (list === undefined) mentions.set(head, [{ steps, place: places[0]! }]);
    else list.push({ steps, place: places[0]! });
  }
  return {
    around,
    reaching(units, without) {
      const found = new Map(units.map((unit) => [unit.join(" "), unit]));
      for (const unit of found.values()) {
        if (found.size >= UNITS_AT_MOST) break;
        for (const { steps, place } of mentions.get(unit[0] ?? "") ?? []) {
          if (!leadsTo(steps, unit)) continue;
          const user = around(place);
          const key = user?.join(" ");
          if (user !== undefined && key !== without?.join(" ") && !found.has(key!)) found.set(key!, user);
        }
      }
      return [...found.values()];
    },
  };
}

/** Whether what is mentioned is a unit, a part of it or what it is a part of. A class by itself is not its objects. */
function leadsTo(steps: LocalPath, unit: LocalPath): boolean {
  const length = Math.min(steps.length, unit.length);
  for (let at = 0; at < length; at++) if (steps[at] !== unit[at]) return false;
  return true;
}

/**
 * The expression that a place is an argument or the object of, as far as it goes: `f({ a: g(redis.get) })` for `redis`. Undefined for the
 * default of a context, which those have who read the context, if nobody gives it another value.
 */
function expressionAround(place: Place): Place | undefined {
  let start = place;
  let at = place;
  for (let outer = outward(at); outer !== undefined; outer = outward(at)) {
    const kind = AROUND.get(outer.node.type);
    if (kind === undefined) break;
    if (makesContext(outer.node)) return undefined;
    if (kind === "other") start = outer;
    at = outer;
  }
  return start;
}

/** Expressions around an expression: those whose value has it as a part keep the path to it, others have a value of their own. */
const AROUND: ReadonlyMap<Node["type"], "part" | "other"> = new Map([
  ...(["Property", "ObjectExpression", "ConditionalExpression", "LogicalExpression", "AwaitExpression"] as const).map(
    (type) => [type, "part"] as const,
  ),
  ...(["CallExpression", "NewExpression", "MemberExpression", "ArrayExpression", "SpreadElement"] as const).map(
    (type) => [type, "other"] as const,
  ),
]);

function makesContext(node: Node): boolean {
  if (node.type !== "CallExpression") return false;
  const named = node.callee.type === "MemberExpression" ? node.callee.property : node.callee;
  return named.type === "Identifier" && named.name === "createContext";
}

function isHome({ type }: Node): boolean {
  return (
    type === "FunctionDeclaration" ||
    type === "FunctionExpression" ||
    type === "ArrowFunctionExpression" ||
    type === "ClassDeclaration" ||
    type === "ClassExpression" ||
    type === "PropertyDefinition"
  );
}
