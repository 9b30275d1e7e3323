/** The objects that a module makes once of what it imports, and those that a helper keeps for it. */

import type { ImportedName, ImportedObject } from "./import-touches.js";
import type { LocalPath } from "./local-paths.js";
import type { MadeObject } from "./path-aliases.js";
import type { Instance } from "./state-facts.js";

export interface ImportedObjects {
  readonly objects: readonly ImportedObject[];
  readonly instances: readonly Instance[];
}

/** Of what functions return nothing is told: each call may give another object. O(objects). */
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
    const isTold = step === "new" && range !== undefined && line !== undefined;
    if (isImported) objects.push(isTold ? { path, maker, instance: instances.length } : { path, maker });
    if (!isTold) continue;
    const kept = { ...(helper !== undefined && { helper }), ...(accepted !== undefined && { accepted }) };
    instances.push({ name: path.join("."), of, ways, range, line, ...kept });
  }
  return { objects, instances };
}
