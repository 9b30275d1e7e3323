/** Holders and routines of a text as the lists of its state facts: those that matter to others, in source order. */

import type { ClassShape } from "./class-shapes.js";
import type { PlacedHolder } from "./find-holders.js";
import type { RoutineParts } from "./follow-calls.js";
import type { LocalPath } from "./local-paths.js";
import { makersOf } from "./makers.js";
import type { Routine, StateFacts, Way } from "./state-facts.js";
import { type FactsOf, isWritten } from "./state-lists.js";

export interface ListedStatesInput {
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  readonly followed: readonly RoutineParts[];
  /** What is done with code while loading, by its path. */
  readonly loaded: ReadonlyMap<string, NonNullable<Routine["loading"]>>;
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly waysOf: (path: LocalPath) => readonly Way[];
  readonly lists: FactsOf;
  /** Names of classes that helpers make objects of. */
  readonly kept: ReadonlySet<string>;
}

/** O(holders, and routines with all that they do). */
export function listedStates(input: ListedStatesInput): Pick<StateFacts, "states" | "routines" | "makers"> {
  const { holders, followed, waysOf, lists } = input;
  const kept = [...holders].flatMap(([key, holder]) => {
    if (holder.path[1] === "new") return [];
    const ways = waysOf(holder.path);
    return isWritten(holder) || (ways.length > 0 && mayBeWrittenElsewhere(holder)) ? [{ key, holder, ways }] : [];
  });
  kept.sort((a, b) => a.holder.declared.start - b.holder.declared.start);
  const indices = new Map(kept.map(({ key }, index) => [key, index]));
  const called = new Set(followed.flatMap(({ calls }) => [...calls.keys()]));
  const routines = followed.flatMap((routine): Routine[] => {
    const ways = routine.path ? waysOf(routine.path) : [];
    const { serves, pauses } = routine;
    const loading = input.loaded.get(routine.key);
    const runsByItself = serves === true || loading === "kept" || !called.has(routine.key);
    if (ways.length === 0 && !runsByItself) return [];
    const sets = lists.accesses(routine.sets, indices);
    const reads = lists.accesses(routine.reads, indices);
    const touches = [...routine.touches].sort((a, b) => a - b);
    const later = touches.filter((touch) => routine.later.has(touch));
    const isIdle = sets.length + reads.length + touches.length === 0;
    return isIdle
      ? []
      : [
          {
            ...{ name: nameOf(routine), ways, sets, reads, touches },
            ...(later.length > 0 && { later }),
            ...(loading && { loading }),
            ...(serves && { serves }),
            ...(pauses && { pauses }),
          },
        ];
  });
  const states = kept.map(({ holder, ways }) => lists.state(holder, ways));
  return { states, routines, makers: makersOf({ ...input, routines: followed, factsOf: lists }) };
}

/** What has contents, and static fields, which anyone may assign. */
function mayBeWrittenElsewhere({ kind, path }: PlacedHolder): boolean {
  if (path[0] === "globalThis") return false;
  return path.length > 1 || (kind !== "variable" && kind !== "value" && kind !== "instance");
}

function nameOf({ path }: RoutineParts): string {
  return (path ?? []).filter((step) => step !== "new" && step !== "()").join(".");
}
