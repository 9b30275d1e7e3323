/**
 * Which writes leave in a state what one caller gave, for the next caller to find: assignments of the whole state or of a named
 * member of it, of a value that depends on the caller.
 *
 *     current = req.user          session.user = await load(id)          client ??= connect(url)
 *
 * None of these is one:
 *
 *     cache.set(id, v); cache[id] = v        each key has its own
 *     list = [...list, v]; max = f(max, v)   what is made of the state itself
 *     if (last !== key) { last = key; … }    it is compared with what the caller gives, so that another caller makes it anew
 *     current = v; run(); current = before   put back before the function gives way
 *
 * O(mentions of the state), and what the values mention.
 */

import type { Node } from "oxc-parser";
import type { CallerValues } from "./caller-values.js";
import { boundaryOf } from "../load-time-code.js";
import type { StateAccess } from "./state-facts.js";
import type { Holder, Mention } from "./state-holders.js";
import { unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";

export interface KeptWritesInput {
  readonly values: CallerValues;
  /** Comparisons of two values, by the function around them. */
  readonly comparisons: ReadonlyMap<Node | undefined, readonly Place[]>;
  /** Where functions give way, by the function. */
  readonly pauses: ReadonlyMap<Node, readonly number[]>;
  /** All mentions of all states of the module. */
  readonly mentions: readonly Mention[];
}

/** A test for the writes of a state: what they keep, if anything. */
export function keptWrites(input: KeptWritesInput): (holder: Holder, write: Mention) => StateAccess["keeps"] {
  const starts = input.mentions.map(({ place }) => place.node.start).sort((a, b) => a - b);
  const mentionsState = ({ start, end }: Node): boolean => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && starts[low]! < end;
  };
  const keyed = new Map<Node | undefined, boolean>();
  const isKeyed = (home: Node | undefined): boolean => {
    let known = keyed.get(home);
    if (known === undefined) keyed.set(home, (known = isKeyedIn(home)));
    return known;
  };
  const isKeyedIn = (home: Node | undefined): boolean =>
    (input.comparisons.get(home) ?? []).some(({ node }) => {
      if (node.type !== "BinaryExpression") return false;
      const { left, right } = node;
      return (
        (mentionsState(left) && input.values.isGiven(right)) || (mentionsState(right) && input.values.isGiven(left))
      );
    });
  return (holder, mention) => {
    const whole = assignedValue(mention);
    const isDefault = whole?.type === "LogicalExpression" && whole.operator !== "&&" && isOf(holder, whole.left);
    const value = isDefault ? whole.right : whole;
    if (value === undefined || isOf(holder, value) || !input.values.isGiven(value)) return undefined;
    if (isKeyed(mention.within) || isPutBack(holder, mention, input)) return undefined;
    return input.values.isAsked(value) ? "request" : "given";
  };
}

const KEEPING = new Set(["=", "??=", "||=", "&&="]);

/** What a write assigns to the state or to a named member. */
function assignedValue({ write }: Mention): Node | undefined {
  if (write?.by !== "assignment" || !KEEPING.has(write.what) || write.path.includes("*")) return undefined;
  const [value = patternSource(write.at)] = write.values;
  return value && unwrapped(value);
}

/** The right side of `({ a: state } = value)`. */
function patternSource(at: Place): Node | undefined {
  for (let place: Place | undefined = at; place !== undefined; place = place.parent) {
    if (place.node.type === "AssignmentExpression") return place.node.right;
    if (!/^(?:Property|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement)$/.test(place.node.type))
      return undefined;
  }
  return undefined;
}

function isOf({ mentions }: Holder, { start, end }: Node): boolean {
  return mentions.some(({ place }) => place.node.start >= start && place.node.start < end);
}

/** Whether the same function, which never gives way, ends with another value that no caller gave. */
function isPutBack({ mentions }: Holder, kept: Mention, { values, pauses }: KeptWritesInput): boolean {
  const home = boundaryOf(kept.place);
  if (home === undefined || (pauses.get(home) ?? []).length > 0) return false;
  return mentions.some((other) => {
    if (other.within !== home || other.place.node.start <= kept.place.node.start) return false;
    const value = other.write?.member === kept.write?.member ? assignedValue(other) : undefined;
    return value !== undefined && !values.isGiven(value);
  });
}
