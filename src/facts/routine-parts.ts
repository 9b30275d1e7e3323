/** The routines of one text with what each does by itself: states it sets and reads, imports it touches, routines it calls. */

import type { PartAccess, RoutineParts } from "./follow-calls.js";
import type { PlacedHolder } from "./find-holders.js";
import type { LocalPath } from "./local-paths.js";
import type { Mention, Write } from "./state-holders.js";
import type { RoutineDraft } from "./routine-drafts.js";
import type { Place } from "./syntax-walk.js";

interface Draft extends RoutineDraft {
  readonly sets: Map<string, PartAccess>;
  readonly reads: Map<string, PartAccess>;
  readonly touches: Set<number>;
  readonly writes: Set<number>;
  readonly calls: Set<string>;
}

export interface RoutinePartsInput {
  readonly routineOf: (place: Place) => RoutineDraft | undefined;
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  readonly calls: readonly { readonly place: Place; readonly code: LocalPath }[];
  readonly touches: readonly { readonly place: Place; readonly touch: number }[];
  readonly writes: readonly Place[];
  readonly lineAt: (offset: number) => number;
}

/** By their keys. O(accesses, calls and touches). */
export function routineParts(input: RoutinePartsInput): Map<string, RoutineParts> {
  const { routineOf, holders, lineAt } = input;
  const drafts = new Map<string, Draft>();
  const draftAt = (place: Place): Draft | undefined => {
    const routine = routineOf(place);
    if (routine === undefined) return undefined;
    const known = drafts.get(routine.key);
    const empty = { sets: new Map(), reads: new Map(), touches: new Set<number>(), writes: new Set<number>() };
    const draft = known ?? { ...routine, ...empty, calls: new Set<string>() };
    drafts.set(routine.key, draft);
    return draft;
  };
  for (const [holder, { mentions }] of holders) {
    const evicting = evictingRoutines(mentions, routineOf);
    for (const { place, member, write, isLoadingOnly } of mentions) {
      // A read that throws out what is too old, on its way, hands nothing from one to another.
      if (write !== undefined && isRemoval(write) && evicting.has(routineOf(place)?.key ?? "")) continue;
      const draft = isLoadingOnly ? undefined : draftAt(place);
      const accesses = write ? draft?.sets : draft?.reads;
      const key = `${holder}\n${member ?? ""}`;
      if (accesses === undefined || accesses.has(key)) continue;
      const line = lineAt(place.node.start);
      accesses.set(key, member === undefined ? { holder, line } : { holder, member, line });
    }
  }
  for (const { place, code } of input.calls) {
    const draft = draftAt(place);
    const key = code.join(" ");
    if (draft !== undefined && draft.key !== key) draft.calls.add(key);
  }
  for (const { place, touch } of input.touches) draftAt(place)?.touches.add(touch);
  for (const [write, place] of input.writes.entries()) draftAt(place)?.writes.add(write);
  return drafts;
}

/** Routines that read a state and change it by taking out entries only: `get` of a cache with a time to live. */
function evictingRoutines(
  mentions: readonly Mention[],
  routineOf: RoutinePartsInput["routineOf"],
): ReadonlySet<string> {
  if (!mentions.some(({ write }) => write !== undefined && isRemoval(write))) return new Set();
  const readers = new Set<string>();
  const setters = new Set<string>();
  for (const { place, write } of mentions) {
    const key = routineOf(place)?.key;
    if (key === undefined) continue;
    if (write === undefined) readers.add(key);
    else if (!isRemoval(write)) setters.add(key);
  }
  return new Set([...readers].filter((key) => !setters.has(key)));
}

/** Of one entry; to empty all of it is to set it. */
function isRemoval({ by, what }: Write): boolean {
  return by === "delete" || (by === "method" && what === "delete");
}
