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
  /** Keys of routines; true if nothing is passed on that depends on who calls this one. */
  readonly calls: ReadonlyMap<string, boolean>;
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
    const passing = passedOn(routine, routines);
    const parts = [...reached].flatMap((key) => {
      const part = routines.get(key);
      return part === undefined ? [] : passing.has(key) ? part : withoutGiven(part);
    });
    for (const { sets, reads, touches, calls } of parts) left -= sets.size + reads.size + touches.size + calls.size;
    const sets = firstOf(parts.map((part) => part.sets));
    return {
      ...routine,
      sets,
      reads: firstOf(parts.map((part) => (routine.pauses ? part.reads : withinOneTurn(part, sets)))),
      touches: new Set(parts.flatMap(({ touches }) => [...touches])),
    };
  });
}

/** The routines that may get something of what a routine is given. */
function passedOn({ key }: RoutineParts, routines: ReadonlyMap<string, RoutineParts>): ReadonlySet<string> {
  const passing = new Set([key]);
  for (const each of passing) {
    for (const [next, isConstant] of routines.get(each)?.calls ?? []) if (!isConstant) passing.add(next);
  }
  return passing;
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
  if (known === undefined || saysMore) to.set(key, access);
}
