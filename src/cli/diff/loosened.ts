/** A check that a change makes weaker, or goes round. */
export interface Loosened {
  readonly is: "comment" | "reason" | "baseline" | "rule" | "setting";
  /** File, with the line if there is one. */
  readonly place: string;
  /** In plain words: `eslint-disable-next-line topology/no-cycle`, `max-fan-in: max 10 -> 15`. */
  readonly what: string;
}

export interface LoosenedGates {
  readonly found: readonly Loosened[];
  /** What could not be looked at. */
  readonly notes: readonly string[];
}
