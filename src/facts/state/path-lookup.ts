/** Paths that lead to one value: from a name to the one that the value was given first, and back to all others. */

import type { LocalPath } from "./local-paths.js";

export interface PathLookup {
  /** The same value by the names it was given first. O(steps), each alias followed once. */
  origin(path: LocalPath): LocalPath;
  /** All paths that lead to a value, the path itself first. */
  all(path: LocalPath): readonly LocalPath[];
}

/** Of one value at most so many names, so that aliases in a circle end. */
const NAMES_AT_MOST = 16;
const FOLLOWED_AT_MOST = 8;

/** @param targets by the key of a path what it stands for */
export function pathLookup(targets: ReadonlyMap<string, LocalPath>): PathLookup {
  const sources = new Map<string, (readonly [from: LocalPath, to: LocalPath])[]>();
  for (const [key, to] of targets) {
    const first = to[0] ?? "";
    const known = sources.get(first);
    if (known === undefined) sources.set(first, [[key.split(" "), to]]);
    else known.push([key.split(" "), to]);
  }
  return {
    origin(path) {
      let at = path;
      for (let followed = 0; followed < FOLLOWED_AT_MOST; followed++) {
        const next = rewritten(at, targets);
        if (next === undefined) return at;
        at = next;
      }
      return at;
    },
    all(path) {
      const found = new Map([[keyOfPath(path), path]]);
      for (const known of found.values()) {
        for (const [from, to] of sources.get(known[0] ?? "") ?? []) {
          if (found.size >= NAMES_AT_MOST || !startsWith(known, to)) continue;
          const other = [...from, ...known.slice(to.length)];
          if (!found.has(keyOfPath(other))) found.set(keyOfPath(other), other);
        }
      }
      return [...found.values()];
    },
  };
}

function rewritten(path: LocalPath, targets: ReadonlyMap<string, LocalPath>): LocalPath | undefined {
  for (let length = path.length; length > 0; length--) {
    const to = targets.get(keyOfPath(path.slice(0, length)));
    if (to !== undefined) return [...to, ...path.slice(length)];
  }
  return undefined;
}

/** Names hold no spaces; a member's may, and is then known by no alias. */
export function keyOfPath(path: LocalPath): string {
  return path.join(" ");
}

function startsWith(path: LocalPath, start: LocalPath): boolean {
  return start.length <= path.length && start.every((step, index) => path[index] === step);
}
