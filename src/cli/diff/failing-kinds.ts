/** What a change can be made to fail on: the words of `--fail-on`. */
import type { Change } from "../change/change.js";
import type { LoosenedGates } from "./loosened.js";

const COUNTS = {
  "new-cycle": ({ knots }) => knots.filter(({ is }) => is === "born" || is === "grown").length,
  "new-shared-state": ({ states }) => states.filter(({ is }) => is === "shared").length,
  "new-shared-service": ({ services }) => services.filter(({ is }) => is === "shared").length,
  "hidden-cycle": ({ hiddenCycles }) => hiddenCycles.length,
  "new-domain-edge": ({ domainImports }) => domainImports.filter(({ before }) => before === 0).length,
  loosened: (_, { found }) => found.filter(({ is }) => is !== "reason").length,
  accepted: (_, { found }) => found.filter(({ is }) => is === "reason").length,
} as const satisfies Readonly<Record<string, (change: Change, loosened: LoosenedGates) => number>>;

export type FailingKind = keyof typeof COUNTS;

export const FAILING_KINDS = Object.keys(COUNTS) as readonly FailingKind[];

/**
 * Reads a list with commas; `any` stands for all.
 * @throws Error that names all words
 */
export function failingKinds(given: unknown): readonly FailingKind[] {
  if (given === undefined) return [];
  const words = String(given)
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const unknown = words.find((word) => word !== "any" && !(FAILING_KINDS as readonly string[]).includes(word));
  if (unknown !== undefined || words.length === 0)
    throw new Error(
      `--fail-on takes ${FAILING_KINDS.join(", ")} or any, with commas between; not ${unknown ?? "nothing"}`,
    );
  return words.includes("any") ? FAILING_KINDS : FAILING_KINDS.filter((kind) => words.includes(kind));
}

/** The kinds of which the change has one, with how many. */
export function failures(
  kinds: readonly FailingKind[],
  change: Change,
  loosened: LoosenedGates,
): readonly (readonly [FailingKind, number])[] {
  return kinds.map((kind) => [kind, COUNTS[kind](change, loosened)] as const).filter(([, count]) => count > 0);
}
