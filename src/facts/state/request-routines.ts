/** What the routines of a text have to do with requests: which are handed to a server, and which accesses outlive a request. */

import type { Node, Program } from "oxc-parser";
import type { CallerValues } from "./caller-values.js";
import type { PlacedHolder } from "./find-holders.js";
import type { RoutineParts } from "./follow-calls.js";
import { keptWrites } from "./kept-writes.js";
import { boundaryOf } from "../load-time-code.js";
import { isOwnRead } from "./own-reads.js";
import type { RoutineDraft } from "./routine-drafts.js";
import type { RoutinePartsInput } from "./routine-parts.js";
import type { ServedCode } from "./served-code.js";
import type { StateFacts } from "./state-facts.js";
import type { Holder } from "./state-holders.js";
import { staticString } from "../static-string.js";
import { unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";
import type { Origin } from "./value-origins.js";

export interface RequestAccessesInput {
  readonly found: {
    readonly comparisons: readonly Place[];
    readonly pauses: readonly { readonly home: Node; readonly offset: number }[];
  };
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  readonly values: CallerValues;
}

export function requestAccesses(input: RequestAccessesInput): Pick<RoutinePartsInput, "isKept" | "isOwn"> {
  const { found, holders, values } = input;
  const offsets = new Map<Node, number[]>();
  for (const { home, offset } of found.pauses) offsets.set(home, [...(offsets.get(home) ?? []), offset]);
  const comparisons = new Map<Node | undefined, Place[]>();
  for (const place of found.comparisons) {
    const home = boundaryOf(place);
    const known = comparisons.get(home);
    if (known) known.push(place);
    else comparisons.set(home, [place]);
  }
  const isKept = keptWrites({
    values,
    comparisons,
    pauses: offsets,
    mentions: [...holders.values()].flatMap(({ mentions }) => mentions),
  });
  // Each mention is compared with all others. Of a state that generated code names everywhere nothing is claimed.
  const isUnclear = ({ mentions }: Holder): boolean => mentions.length > MENTIONS_AT_MOST;
  return {
    isKept: (holder, write) => (isUnclear(holder) ? undefined : isKept(holder, write)),
    isOwn: (holder, read) => isUnclear(holder) || isOwnRead(holder, read, offsets),
  };
}

const MENTIONS_AT_MOST = 300;

export type OwnCall = RoutinePartsInput["calls"][number];

/** Whether an expression is called, and with nothing that depends on who calls the function around it. */
export function isConstantCall({ steps, places }: Origin, { isGiven }: CallerValues): boolean {
  const calls = places.slice(1).flatMap(({ node }) => {
    const value = node.type === "AwaitExpression" ? unwrapped(node.argument) : node;
    return value.type === "CallExpression" || value.type === "NewExpression" ? [value] : [];
  });
  // What stands for the result of a call calls nothing itself.
  const isResult = calls.length === 0 && (steps.includes("()") || steps.includes("new"));
  return isResult || (calls.length > 0 && !calls.some((call) => call.arguments.some(isGiven)));
}

/** Functions that another one hands to a server do what they do by its hand, too. */
export function handedInside(
  functions: ReadonlyMap<Node, Place>,
  served: ServedCode,
  routineOf: (place: Place) => RoutineDraft | undefined,
): readonly OwnCall[] {
  return [...served.functions].flatMap((code): OwnCall[] => {
    const place = functions.get(code);
    const start = `@${code.start}`;
    return place !== undefined && routineOf(place) !== undefined
      ? [{ place, code: [start], isConstant: false, isCalled: false }]
      : [];
  });
}

interface ServedInput {
  readonly calls: readonly OwnCall[];
  readonly touches: readonly { readonly place: Place; readonly touch: number }[];
  readonly isHanded: ServedCode["isHanded"];
}

/** Marks the routines that are handed to a server by a name of theirs, and adds one for each imported function that is. */
export function addServed(routines: Map<string, RoutineParts>, { calls, touches, isHanded }: ServedInput): void {
  for (const { place, code } of calls) {
    const routine = routines.get(code.join(" "));
    if (routine !== undefined && isHanded(place)) routines.set(routine.key, { ...routine, serves: true });
  }
  for (const { place, touch } of touches) {
    if (!isHanded(place)) continue;
    const key = `@${place.node.start}`;
    const nothing = { sets: new Map(), reads: new Map(), later: new Set<number>(), calls: new Map() };
    routines.set(key, {
      key,
      path: undefined,
      ...nothing,
      touches: new Set([touch]),
      serves: true,
    });
  }
}

/** `"use client"` or `"use server"` at the top of a text. */
export function directiveOf({ body }: Program): Pick<StateFacts, "directive"> {
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement") break;
    const text = staticString(statement.expression)?.value;
    if (text === undefined) break;
    if (text === "use client") return { directive: "client" };
    if (text === "use server") return { directive: "server" };
  }
  return {};
}
