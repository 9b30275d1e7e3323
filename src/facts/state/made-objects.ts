/**
 * The objects that a module makes once of its own classes, each with states and routines of its own.
 *
 *     class Store { items = []; add(x) { this.items.push(x) } }      field `Store new items`, routine `Store new add`
 *     export const store = new Store()                               state `store items`, routine `store add`
 */

import type { PlacedHolder } from "./find-holders.js";
import type { PartAccess, RoutineParts } from "./follow-calls.js";
import type { LocalPath } from "./local-paths.js";
import type { MadeObject } from "./path-aliases.js";

export interface ModuleParts {
  readonly holders: Map<string, PlacedHolder>;
  readonly routines: Map<string, RoutineParts>;
}

/** Adds to the parts of the module those of each object. O(parts of its class) each. */
export function addMadeObjects(
  { holders, routines }: ModuleParts,
  made: readonly MadeObject[],
  isClass: (name: string) => boolean,
): void {
  for (const { path, maker } of made) {
    const [name = "", last, ...rest] = maker;
    if (last !== "new" || rest.length > 0 || !isClass(name)) continue;
    const rename = renamer(`${name} new `, `${path.join(" ")} `);
    for (const [key, holder] of [...holders]) {
      if (!key.startsWith(`${name} new `)) continue;
      const own: LocalPath = [...path, ...holder.path.slice(2)];
      const before = holders.get(own.join(" "))?.mentions ?? [];
      const object = holders.get(path.join(" "))?.declared;
      holders.set(own.join(" "), {
        ...(object && { object }),
        ...holder,
        path: own,
        name: own.join("."),
        mentions: [...holder.mentions, ...before],
      });
    }
    for (const [key, routine] of [...routines]) {
      if (routine.path === undefined || !key.startsWith(`${name} new `)) continue;
      const own: LocalPath = [...path, ...routine.path.slice(2)];
      routines.set(own.join(" "), {
        ...routine,
        key: own.join(" "),
        path: own,
        sets: renamed(routine.sets, rename),
        reads: renamed(routine.reads, rename),
        calls: new Map([...routine.calls].map(([key, call]) => [rename(key), call])),
      });
    }
  }
}

function renamer(from: string, to: string): (key: string) => string {
  return (key) => (key.startsWith(from) ? to + key.slice(from.length) : key);
}

function renamed(
  accesses: ReadonlyMap<string, PartAccess>,
  rename: (key: string) => string,
): ReadonlyMap<string, PartAccess> {
  return new Map([...accesses].map(([key, access]) => [rename(key), { ...access, holder: rename(access.holder) }]));
}
