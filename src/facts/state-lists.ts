/** Holders and accesses as the plain data of state facts. */

import type { PlacedHolder } from "./find-holders.js";
import type { PartAccess } from "./follow-calls.js";
import type { Holder } from "./state-holders.js";
import type { Harmless, StateAccess, StateFact, Way } from "./state-facts.js";

export interface FactsOf {
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
  return {
    state(holder, ways) {
      const { name, kind, declared } = holder;
      const line = lineAt(declared.start);
      const harmless = isWritten(holder) ? harmlessOf(holder) : undefined;
      const accepted = acceptedAt(line);
      const range = [declared.start, declared.end] as const;
      return { name, kind, range, line, ways, ...(harmless && { harmless }), ...(accepted !== undefined && { accepted }) };
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
