/**
 * What the code that runs while a module loads does with functions: calls them, so that what they do is part of the start, or keeps
 * them and hands them on, so that anybody may call them at any time. To export one is neither. O(mentions).
 */

import { calledAt } from "../called-at.js";
import type { ImportedName } from "./import-touches.js";
import { isExport } from "./local-paths.js";
import type { OwnCall } from "./request-routines.js";
import type { LoadedName, Routine } from "./state-facts.js";
import type { Place } from "../syntax-walk.js";
import type { Origin } from "./value-origins.js";

type Loading = NonNullable<Routine["loading"]>;

/** Of code of the module itself, by its path. */
export function loadedCode(
  calls: readonly OwnCall[],
  isLoadingOnly: (place: Place) => boolean,
): ReadonlyMap<string, Loading> {
  const found = new Map<string, Loading>();
  for (const { place, code, isCalled } of calls) {
    if (!isLoadingOnly(place) || (!isCalled && isExport(place))) continue;
    const key = code.join(" ");
    found.set(key, isCalled && found.get(key) !== "kept" ? "called" : "kept");
  }
  return found;
}

/** Of imported names, in the order of the imports. */
export function loadedNames(
  origins: readonly Origin[],
  names: ReadonlyMap<string, ImportedName>,
  isLoadingOnly: (place: Place) => boolean,
): readonly LoadedName[] {
  const found = new Map<ImportedName, boolean>();
  for (const { steps, places } of origins) {
    const imported = names.get(steps[0] ?? "");
    if (imported === undefined || !isLoadingOnly(places[0]!)) continue;
    const call = steps.findIndex((step) => step === "()" || step === "new");
    const isKept = call === -1 ? calledAt(places.at(-1)!) === undefined : steps[call - 1] === "bind";
    found.set(imported, isKept || found.get(imported) === true);
  }
  return [...found]
    .map(([imported, isKept]) => ({ ...imported, ...(isKept && ({ kept: true } as const)) }))
    .sort((a, b) => a.request - b.request || a.name - b.name);
}
