/** Uses by what happened and what was said of them; those of which the two differ by name. */
export interface Confusion {
  readonly failsAndSaid: number;
  readonly failsUnsaid: readonly string[];
  readonly saidInVain: readonly string[];
  readonly neither: number;
}

/** @param first seed of the first project */
export function confusion(first: number, count: number): Confusion;
