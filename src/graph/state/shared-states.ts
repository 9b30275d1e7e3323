/**
 * Which states couple modules that do not know of each other: one sets, another reads (definition and use, as Yu, Schach, Chen and
 * Offutt tell harmful common coupling from the rest, TSE 30(10), 2004).
 */
import { doMeet } from "./held-states.js";
import { memoised } from "../memo.js";
import { runTimeAccesses } from "./run-time-accesses.js";
import { stateAccesses, type Access, type AccessedState, type StateView } from "./state-accesses.js";
import type { Topology } from "../topology.js";

/** `split`: set by one module and read by another; `reach`: set by anybody after loading and accessed by two modules. */
export type Sharing = "split" | "reach";

export interface SharedState extends AccessedState {
  /** The first access that sets, and the first in another module that reads; for `reach` the first of two modules. */
  readonly pair: Pair;
  /** Number of modules that access it. */
  readonly reach: number;
}

/** The shared ones among the states of a module, accepted or not. Memoised; O(accesses²) for each state. */
export const sharedStates: (
  topology: Topology,
  owner: number,
  view: StateView,
  sharing: Sharing,
) => readonly SharedState[] = memoised(
  (topology, owner, view, sharing) =>
    stateAccesses(topology, owner, view).flatMap((accessed) => {
      // Who calls whom is looked at only where it may make a difference.
      if (pairOf(accessed, sharing) === undefined) return [];
      const running = runTimeAccesses(topology, accessed, view);
      const pair = pairOf(running, sharing);
      return pair === undefined ? [] : [{ ...running, pair, reach: stateReach(accessed) }];
    }),
  (owner, { tests, entry, helpers }, sharing) => [sharing, owner, tests.key, entry.key, ...helpers].join(),
);

/** Two accesses that couple their modules; the first of them sets, unless the question is of reach alone. */
export type Pair = readonly [Access, Access];

/** Modules that set one state by calls, of which each is told by itself. */
const MOST_SETTERS = 10;

/**
 * The first call of a module's own that sets a shared state, with what another module does to it; undefined if it sets it directly
 * or not at all, or nobody else reads that. Also if more than MOST_SETTERS modules set it: then it is set by the way, by whoever asks
 * its owner for something, and the owner is the one place to mend that.
 */
export function setBy({ state, accesses }: SharedState, module: number, sharing: Sharing): Pair | undefined {
  if (state.harmless !== undefined) return undefined;
  const setters = new Set(accesses.filter(isSetByCall).map((access) => access.module));
  if (!setters.has(module) || setters.size > MOST_SETTERS) return undefined;
  for (const set of accesses) {
    if (set.module !== module || !isSetByCall(set)) continue;
    const other = accesses.find((one) => one.module !== module && (sharing === "reach" || isRead(set, one)));
    if (other !== undefined) return [set, other];
  }
  return undefined;
}

function isSetByCall({ kind, routine }: Access): boolean {
  return kind === "sets" && routine !== undefined;
}

function isRead(set: Access, access: Access): boolean {
  return access.kind === "reads" && doMeet(set, access);
}

/** Whether anybody changes a state after loading in a way that does harm: not if its module alone does, for a good reason. */
export function isMutable({ state, accesses }: AccessedState): boolean {
  // What it holds belongs to the keys, and whoever has a key may forget it.
  if (state.kind === "weak map" || state.kind === "weak set") return false;
  const isForeignSet = accesses.some(({ kind, routine }) => kind === "sets" && routine === undefined);
  return isForeignSet || (state.isSet && state.harmless === undefined);
}

/** Number of modules that access a state, other than its own. */
export function stateReach({ accesses }: AccessedState): number {
  return new Set(accesses.map(({ module }) => module)).size;
}

/** Of a state whose own module sets it without harm, what others do to it directly is what remains of the sets. */
function countedAccesses(accessed: AccessedState): readonly Access[] {
  if (!isMutable(accessed)) return [];
  const { state, accesses } = accessed;
  if (state.harmless === undefined) return accesses;
  return accesses.filter(({ kind, routine }) => kind === "reads" || routine === undefined);
}

function pairOf(accessed: AccessedState, sharing: Sharing): Pair | undefined {
  const counted = countedAccesses(accessed);
  return sharing === "split" ? splitPair(counted) : reachPair(counted);
}

function splitPair(accesses: readonly Access[]): Pair | undefined {
  for (const set of accesses) {
    if (set.kind !== "sets") continue;
    const read = accesses.find((one) => one.module !== set.module && isRead(set, one));
    if (read !== undefined) return [set, read];
  }
  return undefined;
}

function reachPair(accesses: readonly Access[]): Pair | undefined {
  const [first] = accesses;
  const other = accesses.find(({ module }) => module !== first?.module);
  return first === undefined || other === undefined ? undefined : [first, other];
}
