/**
 * What a text does after loading with the names it imports, each chain of a name once.
 *
 *     import { get, cache } from "./x"
 *     get().size            [get] () size               cache.entries.delete(k)   [cache] entries delete ()
 *     const c = get(); c.add(1)   [get] ()   and   [get] () add ()
 *     const store = new Store()   store.add(1)   on the instance `store`:   add ()
 */

import type { ImportFact } from "./module-facts.js";
import type { LocalPath } from "./local-paths.js";
import type { Instance, ImportTouch } from "./state-facts.js";
import type { Origin } from "./value-origins.js";
import { writeAt } from "./write-at.js";
import { familiesChangedBy } from "./writing-methods.js";

export interface ImportedName {
  readonly request: number;
  readonly name: number;
}

/** The names that imports bind, by what they are called here. */
export function importedNames(imports: readonly ImportFact[]): ReadonlyMap<string, ImportedName> {
  const found = new Map<string, ImportedName>();
  for (const [request, { form, names }] of imports.entries()) {
    if (form !== "import" && form !== "import-equals" && form !== "require") continue;
    for (const [name, { local }] of names.entries()) if (!found.has(local)) found.set(local, { request, name });
  }
  return found;
}

/** Which instance a path begins with, and how many of its steps name it. */
export type InstanceAt = (path: LocalPath) => { readonly instance: number; readonly length: number } | undefined;

/** The touch that one origin is, without its line; undefined if it begins with nothing imported. O(steps). */
export function importTouch(
  origin: Origin,
  names: ReadonlyMap<string, ImportedName>,
  instanceAt: InstanceAt,
  instances: readonly Instance[],
): Omit<ImportTouch, "line"> | undefined {
  const [first = "", ...rest] = origin.steps;
  const made = instanceAt(origin.steps);
  const imported = names.get(made ? instances[made.instance]!.of : first);
  if (imported === undefined) return undefined;
  const path = made ? origin.steps.slice(made.length) : rest;
  const write = writeAt(origin, afterLastResult(origin.steps, made?.length ?? 1));
  // A call changes what it is called on; what comes after it is done to what it returns.
  const changes = write === undefined ? undefined : write.by === "method" ? familiesChangedBy(write.what) : "assignment";
  return { ...imported, path, ...(made && { instance: made.instance }), ...(changes && { changes }) };
}

/** Where the part of a chain begins that is done to the last value which a call returns. */
function afterLastResult(steps: LocalPath, start: number): number {
  const end = steps.at(-1) === "()" ? steps.length - 2 : steps.length - 1;
  for (let at = end; at >= start; at--) if (steps[at] === "()" || steps[at] === "new") return at + 1;
  return start;
}
