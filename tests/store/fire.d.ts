/** A project whose findings turn on bodies: path to text. */
export function typedRing(length: number): Record<string, string>;

/** Ends the builder of a store at random moments. */
export function killed(
  count: number,
  seed: number,
): Promise<{ readonly wrong: readonly string[]; readonly amid: number }>;

/** Damages a store at random; answers the damages that changed a finding. */
export function damaged(count: number, seed: number): Promise<readonly string[]>;
