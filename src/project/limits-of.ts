import { firstMatch } from "../config/path-patterns.js";
import type { ModuleLimits } from "../graph/module-limits.js";

/** The options of the rules about how many others a module may have behind it. */
export interface LimitOptions {
  readonly max?: number;
  readonly limits: { readonly [pattern: string]: number };
}

/** Undefined if no module has a limit. Globs are compiled once a limit is asked for: of the files of one graph, for the first. */
export function limitsOf({ max, limits }: LimitOptions): ModuleLimits | undefined {
  if (max === undefined && Object.keys(limits).length === 0) return undefined;
  let ofPattern: ((id: string) => number | undefined) | undefined;
  const of = (id: string): number | undefined => (ofPattern ??= firstMatch(limits))(id) ?? max;
  return { of, key: JSON.stringify([max, Object.entries(limits)]) };
}
