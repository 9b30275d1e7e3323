/** The routines of one text with what each does by itself: states it sets and reads, imports it touches, routines it calls. */

import { addAccess, type PartAccess, type PartCall, partKey, type RoutineParts } from "./follow-calls.js";
import type { PlacedHolder } from "./find-holders.js";
import type { LocalPath } from "./local-paths.js";
import type { Mention } from "./state-holders.js";
import type { Write } from "../write-at.js";
import type { RoutineDraft } from "./routine-drafts.js";
import type { Place } from "../syntax-walk.js";

interface Draft extends RoutineDraft {
  readonly sets: Map<string, PartAccess>;
  readonly reads: Map<string, PartAccess>;
  readonly touches: Set<number>;
  readonly later: Set<number>;
  readonly calls: Map<string, PartCall>;
  pauses?: true;
}

export interface RoutinePartsInput {
  readonly routineOf: (place: Place) => RoutineDraft | undefined;
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  readonly calls: readonly RoutineCall[];
  readonly touches: readonly { readonly place: Place; readonly touch: number }[];
  /** Where functions give way. */
  readonly pauses: readonly Place[];
  /** What a write leaves of one caller for the next. */
  readonly isKept: (holder: PlacedHolder, write: PlacedHolder["mentions"][number]) => PartAccess["keeps"];
  /** Whether a read finds nothing but what its own function has just written. */
  readonly isOwn: (holder: PlacedHolder, read: PlacedHolder["mentions"][number]) => boolean;
  /** Whether code runs while its routine does and never after. */
  readonly isAtOnce: (place: Place) => boolean;
  readonly lineAt: (offset: number) => number;
}

/** A mention of code of the module. */
interface RoutineCall {
  readonly place: Place;
  readonly code: LocalPath;
  /** Nothing is passed on that depends on who calls the function around. */
  readonly isConstant: boolean;
  /** It is called there, and not handed on. */
  readonly isCalled: boolean;
}

/** By their keys. O(accesses, calls and touches). */
export function routineParts(input: RoutinePartsInput): Map<string, RoutineParts> {
  const { routineOf, holders, isAtOnce, lineAt } = input;
  const drafts = new Map<string, Draft>();
  const draftAt = (place: Place): Draft | undefined => {
    const routine = routineOf(place);
    if (routine === undefined) return undefined;
    const known = drafts.get(routine.key);
    const empty = { sets: new Map(), reads: new Map(), touches: new Set<number>(), later: new Set<number>() };
    const draft = known ?? { ...routine, ...empty, calls: new Map<string, PartCall>() };
    drafts.set(routine.key, draft);
    return draft;
  };
  for (const [key, holder] of holders) {
    const evicting = evictingRoutines(holder.mentions, routineOf);
    for (const mention of holder.mentions) {
      const { place, member, write, isLoadingOnly } = mention;
      // A read that throws out what is too old, on its way, hands nothing from one to another.
      if (write !== undefined && isRemoval(write) && evicting.has(routineOf(place)?.key ?? "")) continue;
      const draft = isLoadingOnly ? undefined : draftAt(place);
      const accesses = write ? draft?.sets : draft?.reads;
      if (accesses === undefined) continue;
      const keeps = write && input.isKept(holder, mention);
      const own = !write && input.isOwn(holder, mention);
      const later = write !== undefined && !isAtOnce(place);
      const mark = { ...(keeps && { keeps }), ...(own && ({ own } as const)), ...(later && ({ later } as const)) };
      const access = { holder: key, ...(member !== undefined && { member }), line: lineAt(place.node.start), ...mark };
      addAccess(accesses, partKey(key, member), access);
    }
  }
  for (const { place, code, isConstant, isCalled } of input.calls) {
    const draft = draftAt(place);
    const key = code.join(" ");
    if (draft === undefined || draft.key === key) continue;
    const known = draft.calls.get(key) ?? { isConstant: true, isLater: false };
    const isLater = known.isLater || !isCalled || !isAtOnce(place);
    draft.calls.set(key, { isConstant: isConstant && known.isConstant, isLater });
  }
  for (const place of input.pauses) {
    const draft = draftAt(place);
    if (draft !== undefined) draft.pauses = true;
  }
  for (const { place, touch } of input.touches) {
    const draft = draftAt(place);
    draft?.touches.add(touch);
    if (draft !== undefined && !isAtOnce(place)) draft.later.add(touch);
  }
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
