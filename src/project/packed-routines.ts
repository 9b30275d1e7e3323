/** The form in which routines and what they do to states are kept. */
import type { Routine, StateAccess, Way } from "../facts/state/state-facts.js";

/** `mark` is 1 if it keeps what is given or finds its own, 2 if it keeps something of the request; and 4 if it happens later. */
type PackedAccess = readonly [state: number, line: number, member?: string | 0, mark?: number];
export type PackedRoutine = readonly [
  name: string,
  ways: readonly Way[],
  sets: readonly PackedAccess[],
  reads: readonly PackedAccess[],
  /** `-1 - touch` if it happens later. */
  touches: readonly number[],
  /** 1 if it serves, 2 if it pauses, 4 if it is called while loading and 8 if it is kept then. */
  mark?: number,
];

function packAccess({ state, line, member, keeps, own, later }: StateAccess): PackedAccess {
  const mark = (keeps === "request" ? 2 : keeps || own ? 1 : 0) + (later ? 4 : 0);
  if (mark > 0) return [state, line, member ?? 0, mark];
  return member === undefined ? [state, line] : [state, line, member];
}

function unpackAccess([state, line, member]: PackedAccess): StateAccess {
  return typeof member === "string" ? { state, member, line } : { state, line };
}

export function packRoutine(routine: Routine): PackedRoutine {
  const { name, ways, sets, reads, touches, later, loading, serves, pauses } = routine;
  const marked = touches.map((touch) => (later?.includes(touch) ? -1 - touch : touch));
  const packed = [name, ways, sets.map(packAccess), reads.map(packAccess), marked] as const;
  const mark = (serves ? 1 : 0) + (pauses ? 2 : 0) + (loading === undefined ? 0 : loading === "called" ? 4 : 8);
  return mark > 0 ? [...packed, mark] : packed;
}

/** @param packed what packRoutine gave */
export function unpackRoutine([name, ways, sets, reads, marked, mark = 0]: PackedRoutine): Routine {
  const later = marked.flatMap((touch) => (touch < 0 ? [-1 - touch] : []));
  return {
    name,
    ways,
    sets: sets.map(unpackSet),
    reads: reads.map((read) => ({ ...unpackAccess(read), ...(read[3] && { own: true }) })),
    touches: marked.map((touch) => (touch < 0 ? -1 - touch : touch)),
    ...(later.length > 0 && { later }),
    ...((mark & 4) === 4 && { loading: "called" }),
    ...((mark & 8) === 8 && { loading: "kept" }),
    ...((mark & 1) === 1 && { serves: true }),
    ...((mark & 2) === 2 && { pauses: true }),
  };
}

function unpackSet(set: PackedAccess): StateAccess {
  const [, , , mark = 0] = set;
  const keeps = (mark & 3) === 2 ? "request" : (mark & 3) === 1 ? "given" : undefined;
  return { ...unpackAccess(set), ...(keeps && { keeps }), ...((mark & 4) === 4 && { later: true }) };
}
