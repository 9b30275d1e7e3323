/** The form in which routines and what they do to states are kept. */
import type { Routine, StateAccess, Way } from "../facts/state/state-facts.js";

/** `mark` is 1 if it keeps what is given or finds its own, 2 if it keeps something of the request. */
type PackedAccess = readonly [state: number, line: number, member?: string | 0, mark?: 1 | 2];
export type PackedRoutine = readonly [
  name: string,
  ways: readonly Way[],
  sets: readonly PackedAccess[],
  reads: readonly PackedAccess[],
  touches: readonly number[],
  /** 1 if it serves, and 2 if it pauses. */
  mark?: number,
];

function packAccess({ state, line, member, keeps, own }: StateAccess): PackedAccess {
  if (keeps || own) return [state, line, member ?? 0, keeps === "request" ? 2 : 1];
  return member === undefined ? [state, line] : [state, line, member];
}

function unpackAccess([state, line, member]: PackedAccess): StateAccess {
  return typeof member === "string" ? { state, member, line } : { state, line };
}

export function packRoutine({ name, ways, sets, reads, touches, serves, pauses }: Routine): PackedRoutine {
  const packed = [name, ways, sets.map(packAccess), reads.map(packAccess), touches] as const;
  return serves || pauses ? [...packed, (serves ? 1 : 0) + (pauses ? 2 : 0)] : packed;
}

/** @param packed what packRoutine gave */
export function unpackRoutine([name, ways, sets, reads, touches, mark = 0]: PackedRoutine): Routine {
  return {
    name,
    ways,
    sets: sets.map((set) => ({ ...unpackAccess(set), ...(set[3] && { keeps: set[3] === 2 ? "request" : "given" }) })),
    reads: reads.map((read) => ({ ...unpackAccess(read), ...(read[3] && { own: true }) })),
    touches,
    ...((mark & 1) === 1 && { serves: true }),
    ...((mark & 2) === 2 && { pauses: true }),
  };
}
