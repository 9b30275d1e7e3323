/** Holders and accesses as the plain data of state facts. */

import type { Node } from "oxc-parser";
import type { PlacedHolder } from "./find-holders.js";
import type { PartAccess } from "./follow-calls.js";
import type { Holder } from "./state-holders.js";
import type { Harmless, StateAccess, StateFact, Way } from "./state-facts.js";

export interface FactsOf {
  /** Of the name at a declaration. */
  place(declared: Node): Pick<StateFact, "range" | "line" | "accepted">;
  state(holder: PlacedHolder, ways: readonly Way[]): StateFact;
  /** Those of the states that have an index. */
  accesses(found: ReadonlyMap<string, PartAccess>, indices: ReadonlyMap<string, number>): readonly StateAccess[];
}

export interface FactsOfInput {
  readonly lineAt: (offset: number) => number;
  readonly acceptedAt: (line: number) => string | undefined;
  readonly harmlessOf: (holder: Holder) => Harmless | undefined;
}

export function factsOf({ lineAt, acceptedAt, harmlessOf }: FactsOfInput): FactsOf {
  const accepted = ({ start }: Node): Pick<StateFact, "accepted"> => {
    const reason = acceptedAt(lineAt(start));
    return reason === undefined ? {} : { accepted: reason };
  };
  const place: FactsOf["place"] = (declared) => {
    const { start, end } = declared;
    return { range: [start, end], line: lineAt(start), ...accepted(declared) };
  };
  return {
    place,
    state(holder, ways) {
      const { name, kind, declared, object } = holder;
      const harmless = isWritten(holder) ? harmlessOf(holder) : undefined;
      return { name, kind, ...(object && accepted(object)), ...place(declared), ways, ...(harmless && { harmless }) };
    },
    accesses(found, indices) {
      return [...found.values()].flatMap(({ holder, ...access }) => {
        const state = indices.get(holder);
        return state === undefined ? [] : [{ state, ...access }];
      });
    },
  };
}

/** Whether anything changes it after loading. */
export function isWritten({ mentions }: Holder): boolean {
  return mentions.some(({ write, isLoadingOnly }) => write !== undefined && !isLoadingOnly);
}
