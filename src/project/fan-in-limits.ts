import { firstMatch } from "../config/path-patterns.js";
import type { FanInLimits } from "../graph/crowded-modules.js";
import { memoised } from "../graph/memo.js";
import type { Topology } from "../graph/topology.js";

/** Limits as options give them: one for all modules, and others by glob, of which the first that matches counts. */
interface GivenLimits {
  readonly max: number | undefined;
  readonly limits: { readonly [pattern: string]: number };
}

/** The limit of each module. Memoised for all graphs of the same modules, so that globs are not compiled for each file. */
export const fanInLimits: (topology: Topology, given: GivenLimits) => FanInLimits = memoised(
  ({ modules }, given) => {
    const ofPattern = firstMatch(given.limits);
    const limits = new Map(modules.map((id) => [id, ofPattern(id) ?? given.max]));
    return { of: (id) => limits.get(id), key: keyOf(given) };
  },
  keyOf,
  ({ modules }) => modules,
);

function keyOf({ max, limits }: GivenLimits): string {
  return JSON.stringify([max, Object.entries(limits)]);
}
