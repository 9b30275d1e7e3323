/**
 * Text form of Sources: the local part of the store. It holds stamps (times, inodes), which mean something on this machine
 * alone; a copy of it elsewhere equals no stamp there and so is only time lost.
 */
import type { Listing, Scan } from "../files/scan.js";
import type { Stamp } from "../files/stamp.js";
import type { Sources } from "./sources.js";

/** Times, size and inode of each file in turn. */
type StoredStamps = readonly number[];
interface StoredFiles {
  readonly paths: readonly string[];
  /** What a file has beside its stamp. */
  readonly values: readonly string[];
  readonly stamps: StoredStamps;
}
type StoredFolder = readonly [
  path: string,
  stamp: StoredStamps,
  folders: readonly string[],
  modules: StoredFiles,
  configs: StoredFiles,
];
interface StoredSources {
  readonly folders: readonly StoredFolder[];
  readonly above: StoredFiles;
}

export function sourcesText({ scan, keys, hashes }: Sources): string {
  const stored: StoredSources = {
    folders: [...scan.folders].map(([path, { stamp, folders, modules, configs }]) => [
      path,
      numbersOf(stamp),
      folders,
      storedFiles(modules, scan.modules, keys),
      storedFiles(configs, scan.configs, hashes),
    ]),
    above: storedFiles([...scan.above.keys()], scan.above, undefined),
  };
  return JSON.stringify(stored);
}

/** Those of the files that have a stamp and, if they are to have one, a value. */
function storedFiles(
  paths: readonly string[],
  stamps: ReadonlyMap<string, Stamp>,
  values: ReadonlyMap<string, string> | undefined,
): StoredFiles {
  const kept = paths.filter((path) => stamps.has(path) && values?.has(path) !== false);
  return {
    paths: kept,
    values: values === undefined ? [] : kept.map((path) => values.get(path)!),
    stamps: kept.flatMap((path) => numbersOf(stamps.get(path)!)),
  };
}

/** Sources from their text form; undefined if it is none. */
export function sourcesFrom(text: string): Sources | undefined {
  const scan = { folders: new Map<string, Listing>(), modules: stamps(), configs: stamps(), above: stamps() };
  const keys = new Map<string, string>();
  const hashes = new Map<string, string>();
  try {
    const stored = JSON.parse(text) as StoredSources;
    for (const [path, stamp, folders, modules, configs] of stored.folders) {
      takeFiles(modules, scan.modules, keys);
      takeFiles(configs, scan.configs, hashes);
      scan.folders.set(path, { stamp: stampAt(stamp, 0), folders, modules: modules.paths, configs: configs.paths });
    }
    takeFiles(stored.above, scan.above, new Map());
  } catch {
    return undefined;
  }
  return { scan: scan satisfies Scan, keys, hashes };
}

function takeFiles({ paths, values, stamps }: StoredFiles, into: Map<string, Stamp>, named: Map<string, string>): void {
  for (let at = 0; at < paths.length; at++) {
    const value = values[at];
    into.set(paths[at]!, stampAt(stamps, 4 * at));
    if (value !== undefined) named.set(paths[at]!, value);
  }
}

function stamps(): Map<string, Stamp> {
  return new Map();
}

function numbersOf({ mtimeMs, ctimeMs, size, ino }: Stamp): StoredStamps {
  return [mtimeMs, ctimeMs, size, ino];
}

function stampAt(numbers: StoredStamps, at: number): Stamp {
  return { mtimeMs: numbers[at]!, ctimeMs: numbers[at + 1]!, size: numbers[at + 2]!, ino: numbers[at + 3]! };
}
