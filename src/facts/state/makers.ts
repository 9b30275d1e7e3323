/** The classes of a module whose objects keep something between calls, for instances that other modules make. */

import type { ClassShape } from "./class-shapes.js";
import type { PlacedHolder } from "./find-holders.js";
import type { RoutineParts } from "./follow-calls.js";
import type { LocalPath } from "./local-paths.js";
import { type FactsOf, isWritten } from "./state-lists.js";
import type { Maker, Way } from "./state-facts.js";

export interface MakersInput {
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  /** With what they call. */
  readonly routines: readonly RoutineParts[];
  readonly waysOf: (path: LocalPath) => readonly Way[];
  readonly factsOf: FactsOf;
  /** Names of those that helpers make objects of. */
  readonly kept: ReadonlySet<string>;
}

/** In source order of the classes. O(fields and methods). */
export function makersOf({ classes, holders, routines, waysOf, factsOf, kept }: MakersInput): readonly Maker[] {
  return [...classes.keys()].flatMap((name) => {
    const start = `${name} new `;
    const fields = [...holders].filter(([key, holder]) => key.startsWith(start) && isWritten(holder));
    const exported = waysOf([name]).flatMap((way) => (way.length === 1 ? way : []));
    if (fields.length === 0 || (exported.length === 0 && !kept.has(name))) return [];
    const indices = new Map(fields.map(([key], index) => [key, index]));
    const methods = routines.flatMap(({ key, path, sets, reads }) => {
      if (path === undefined || path.length !== 3 || !key.startsWith(start)) return [];
      const own = { sets: factsOf.accesses(sets, indices), reads: factsOf.accesses(reads, indices) };
      const isOwn = own.sets.length > 0 || own.reads.length > 0;
      return isOwn ? [{ name: `${name}.${path[2]}`, ways: [[path[2]!]], ...own, touches: [] }] : [];
    });
    return [
      {
        name,
        exported,
        fields: fields.map(([, holder]) => factsOf.state(holder, [])),
        routines: methods,
      },
    ];
  });
}
