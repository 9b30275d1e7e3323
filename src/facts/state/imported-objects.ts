/** The objects that a module makes once of what it imports, and those that a helper keeps for it. */

import type { ImportedName, ImportedObject } from "./import-touches.js";
import type { LocalPath } from "./local-paths.js";
import type { MadeObject } from "./path-aliases.js";
import type { Instance } from "./state-facts.js";

export interface ImportedObjects {
  readonly objects: readonly ImportedObject[];
  readonly instances: readonly Instance[];
}

/** Of what functions return, only those that others can come to are told. O(objects). */
export function importedObjects(
  made: readonly MadeObject[],
  names: ReadonlyMap<string, ImportedName>,
  placed: (path: LocalPath) => Pick<Instance, "ways"> & Partial<Pick<Instance, "range" | "line" | "accepted">>,
): ImportedObjects {
  const objects: ImportedObject[] = [];
  const instances: Instance[] = [];
  for (const { path, maker, helper } of made) {
    const [of = "", step, ...rest] = maker;
    const isImported = names.has(of);
    if (rest.length > 0 || !(isImported || helper !== undefined)) continue;
    const { range, line, ways, accepted } = placed(path);
    const by = step === "new" ? "class" : "function";
    const isTold = range !== undefined && line !== undefined && (by === "class" || ways.length > 0);
    if (isImported)
      objects.push(by === "class" && isTold ? { path, maker, instance: instances.length } : { path, maker });
    if (!isTold) continue;
    const name = path.join(".");
    const kept = { ...(helper !== undefined && { helper }), ...(accepted !== undefined && { accepted }) };
    instances.push({ name, of, by, ways, methods: [], range, line, ...kept });
  }
  return { objects, instances };
}
