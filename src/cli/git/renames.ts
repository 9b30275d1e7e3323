/** Modules that a change gave another path: they are no new ones, nor is what is named by their paths. */
import type { Topology } from "../../graph/topology.js";
import type { ChangedFile } from "./changed-files.js";

/** Paths that a change gave to modules, by those before. */
export type Renames = ReadonlyMap<string, string>;

/** Of modules only, and not to where another one was. */
export function renamesBetween(files: readonly ChangedFile[], before: Topology, after: Topology): Renames {
  return new Map(
    files.flatMap(({ before: from, after: to }) => {
      const isMove = from !== undefined && to !== undefined && from !== to;
      if (!isMove || before.nodeOf(from) === undefined || after.nodeOf(to) === undefined) return [];
      return before.nodeOf(to) === undefined && after.nodeOf(from) === undefined ? [[from, to] as const] : [];
    }),
  );
}

/** The name of a state, or of a service that is a constant, after a change: `path#name`, whatever follows; other names stay. */
export function renamedName(name: string, renames: Renames): string {
  // A path may have that character, as a private name has.
  for (let hash = name.indexOf("#"); hash !== -1; hash = name.indexOf("#", hash + 1)) {
    const path = renames.get(name.slice(0, hash));
    if (path !== undefined) return path + name.slice(hash);
  }
  return name;
}
