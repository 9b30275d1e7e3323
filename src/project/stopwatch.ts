/** Where the time of a look at a project goes. It costs nothing where nobody asks. */

export type Phase = "store" | "scan" | "read" | "extract" | "resolve" | "link";

/** Does some work that is part of a phase. */
export type Timed = <Answer>(phase: Phase, work: () => Answer) => Answer;

export const UNTIMED: Timed = (_, work) => work();

export interface Stopwatch {
  readonly timed: Timed;
  /** Milliseconds spent in each phase, without those of phases inside it, and how often it was entered. */
  readonly spent: ReadonlyMap<Phase, { readonly ms: number; readonly times: number }>;
}

/** @param clock milliseconds, never going back */
export function stopwatch(clock: () => number = () => performance.now()): Stopwatch {
  const spent = new Map<Phase, { ms: number; times: number }>();
  /** What phases inside the one that runs have taken. */
  let inside = 0;
  const timed: Timed = (phase, work) => {
    const before = inside;
    inside = 0;
    const startedAt = clock();
    try {
      return work();
    } finally {
      const whole = clock() - startedAt;
      const entry = spent.get(phase) ?? { ms: 0, times: 0 };
      spent.set(phase, entry);
      entry.ms += whole - inside;
      entry.times++;
      inside = before + whole;
    }
  };
  return { timed, spent };
}
