/**
 * What each routine does together with the routines of its module that it calls or hands on.
 *
 * Breadth first from each routine, so that its own accesses come first. A text of a bundle with ten thousands of calls among its
 * functions is given up on: after BUDGET steps the routines that are left do only what they do themselves.
 */

import type { StateAccess } from "./state-facts.js";

/** A routine while it is put together; states are named by the keys of their holders. */
export interface RoutineParts {
  readonly key: string;
  readonly path: readonly string[] | undefined;
  readonly serves?: true;
  readonly pauses?: true;
  /** By state and member. */
  readonly sets: ReadonlyMap<string, PartAccess>;
  readonly reads: ReadonlyMap<string, PartAccess>;
  readonly touches: ReadonlySet<number>;
  /** Those of them that may happen when the routine has ended. */
  readonly later: ReadonlySet<number>;
  /** By the keys of routines. */
  readonly calls: ReadonlyMap<string, PartCall>;
}

/** What a routine does with another one, of all the times that it does. */
export interface PartCall {
  /** Nothing is passed on that depends on who calls this one. */
  readonly isConstant: boolean;
  /** It may be called when this one has ended: from a listener, or as what is handed on. */
  readonly isLater: boolean;
}

export type PartAccess = Omit<StateAccess, "state"> & { readonly holder: string };

const BUDGET = 2_000_000;

/** O(routines and calls) for each routine. */
export function followCalls(routines: ReadonlyMap<string, RoutineParts>): readonly RoutineParts[] {
  let left = BUDGET;
  return [...routines.values()].map((routine) => {
    if (routine.calls.size === 0 || left <= 0) return routine;
    const reached = new Set<string>([routine.key]);
    for (const key of reached) for (const next of routines.get(key)?.calls.keys() ?? []) reached.add(next);
    const passing = reachedBy([routine.key], routines, ({ isConstant }) => !isConstant);
    const later = calledLater(routine, routines);
    const parts = [...reached].flatMap((key) => {
      const part = routines.get(key);
      if (part === undefined) return [];
      const given = passing.has(key) ? part : withoutGiven(part);
      return later.has(key) ? whenEnded(given) : given;
    });
    for (const { sets, reads, touches, calls } of parts) left -= sets.size + reads.size + touches.size + calls.size;
    const sets = firstOf(parts.map((part) => part.sets));
    return {
      ...routine,
      sets,
      reads: firstOf(parts.map((part) => (routine.pauses ? part.reads : withinOneTurn(part, sets)))),
      touches: new Set(parts.flatMap(({ touches }) => [...touches])),
      later: new Set(parts.flatMap((part) => [...part.later])),
    };
  });
}

/** Some routines, and those that are called from there by calls of one kind. */
function reachedBy(
  keys: Iterable<string>,
  routines: ReadonlyMap<string, RoutineParts>,
  isFollowed: (call: PartCall) => boolean,
): ReadonlySet<string> {
  const reached = new Set(keys);
  for (const each of reached) {
    for (const [next, call] of routines.get(each)?.calls ?? []) if (isFollowed(call)) reached.add(next);
  }
  return reached;
}

/** What may run when a routine has ended: what it, or what it calls at once, hands on, and all that is called from there. */
function calledLater({ key }: RoutineParts, routines: ReadonlyMap<string, RoutineParts>): ReadonlySet<string> {
  const atOnce = reachedBy([key], routines, ({ isLater }) => !isLater);
  const handed = [...atOnce].flatMap((each) =>
    [...(routines.get(each)?.calls ?? [])].flatMap(([next, { isLater }]) => (isLater ? [next] : [])),
  );
  return handed.length === 0 ? new Set() : reachedBy(handed, routines, () => true);
}

function whenEnded(part: RoutineParts): RoutineParts {
  const sets = [...part.sets].map(([key, set]) => [key, { ...set, later: true as const }] as const);
  return { ...part, sets: new Map(sets), later: part.touches };
}

function withoutGiven(part: RoutineParts): RoutineParts {
  const sets = [...part.sets].map(
    ([key, { keeps, ...set }]) => [key, keeps === "request" ? { ...set, keeps } : set] as const,
  );
  return { ...part, sets: new Map(sets) };
}

/**
 * What a part reads of what another part sets, in a function that never gives way, is its own: `setUser(req); render()`. A part
 * that does both looked at what was there before.
 */
function withinOneTurn({ sets, reads }: RoutineParts, all: RoutineParts["sets"]): RoutineParts["reads"] {
  const isOther = (read: PartAccess): boolean => isKept(read, all) && !isKept(read, sets);
  return new Map([...reads].map(([key, read]) => [key, isOther(read) ? { ...read, own: true } : read]));
}

/** Whether what is read is set to what a caller gave: all of it, or the member. */
function isKept({ holder, member }: PartAccess, sets: RoutineParts["sets"]): boolean {
  const whole = sets.get(partKey(holder, undefined));
  return whole?.keeps !== undefined || (member !== undefined && sets.get(partKey(holder, member))?.keeps !== undefined);
}

/** A state, or a member of it, among the accesses of a routine. */
export function partKey(holder: string, member: string | undefined): string {
  return `${holder}\n${member ?? ""}`;
}

function firstOf(maps: readonly ReadonlyMap<string, PartAccess>[]): ReadonlyMap<string, PartAccess> {
  const merged = new Map<string, PartAccess>();
  for (const map of maps) for (const [key, access] of map) addAccess(merged, key, access);
  return merged;
}

/** The first of several stays, unless a later one says more: what a caller gave is kept, or what another left is read. */
export function addAccess(to: Map<string, PartAccess>, key: string, access: PartAccess): void {
  const known = to.get(key);
  const saysMore = (access.keeps !== undefined && !known?.keeps) || (known?.own === true && !access.own);
  const told = known === undefined || saysMore ? access : known;
  const isLater = known?.later === true || access.later === true;
  to.set(key, isLater && !told.later ? { ...told, later: true } : told);
}
