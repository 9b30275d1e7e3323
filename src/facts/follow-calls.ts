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
  readonly at: number;
  /** By state and member. */
  readonly sets: ReadonlyMap<string, PartAccess>;
  readonly reads: ReadonlyMap<string, PartAccess>;
  readonly touches: ReadonlySet<number>;
  readonly writes: ReadonlySet<number>;
  /** Keys of routines. */
  readonly calls: ReadonlySet<string>;
}

export type PartAccess = Omit<StateAccess, "state"> & { readonly holder: string };

const BUDGET = 2_000_000;

/** O(routines and calls) for each routine. */
export function followCalls(routines: ReadonlyMap<string, RoutineParts>): readonly RoutineParts[] {
  let left = BUDGET;
  return [...routines.values()].map((routine) => {
    if (routine.calls.size === 0 || left <= 0) return routine;
    const reached = new Set<string>([routine.key]);
    for (const key of reached) for (const next of routines.get(key)?.calls ?? []) reached.add(next);
    const parts = [...reached].flatMap((key) => routines.get(key) ?? []);
    for (const { sets, reads, touches, calls } of parts) left -= sets.size + reads.size + touches.size + calls.size;
    return {
      ...routine,
      sets: firstOf(parts.map(({ sets }) => sets)),
      reads: firstOf(parts.map(({ reads }) => reads)),
      touches: new Set(parts.flatMap(({ touches }) => [...touches])),
      writes: new Set(parts.flatMap(({ writes }) => [...writes])),
    };
  });
}

function firstOf(maps: readonly ReadonlyMap<string, PartAccess>[]): ReadonlyMap<string, PartAccess> {
  const merged = new Map<string, PartAccess>();
  for (const map of maps) for (const [key, access] of map) if (!merged.has(key)) merged.set(key, access);
  return merged;
}
