/**
 * Text form of Sources: the local part of the store. It holds stamps (times, inodes), which mean something on this machine
 * alone; a copy of it elsewhere equals no stamp there and so is only time lost.
 */
import type { Listing, Scan } from "../files/scan.js";
import type { Stamp } from "../files/stamp.js";
import type { Sources } from "./sources.js";

type StoredStamp = readonly [mtimeMs: number, ctimeMs: number, size: number, ino: number];
type StoredFile = readonly [path: string, value: string, ...stamp: StoredStamp];
type StoredFolder = readonly [
  path: string,
  stamp: StoredStamp,
  folders: readonly string[],
  modules: readonly StoredFile[],
  configs: readonly StoredFile[],
];
interface StoredSources {
  readonly folders: readonly StoredFolder[];
  readonly above: readonly StoredFile[];
}

export function sourcesText({ scan, keys, hashes }: Sources): string {
  const file = (path: string, stamp: Stamp | undefined, value: string | undefined): StoredFile[] =>
    stamp === undefined || value === undefined ? [] : [[path, value, ...stampArray(stamp)]];
  const stored: StoredSources = {
    folders: [...scan.folders].map(([path, { stamp, folders, modules, configs }]) => [
      path,
      stampArray(stamp),
      folders,
      modules.flatMap((id) => file(id, scan.modules.get(id), keys.get(id))),
      configs.flatMap((id) => file(id, scan.configs.get(id), hashes.get(id))),
    ]),
    above: [...scan.above].flatMap(([path, stamp]) => file(path, stamp, "")),
  };
  return JSON.stringify(stored);
}

/** Sources from their text form; undefined if it is none. */
export function sourcesFrom(text: string): Sources | undefined {
  const scan = { folders: new Map<string, Listing>(), modules: stamps(), configs: stamps(), above: stamps() };
  const keys = new Map<string, string>();
  const hashes = new Map<string, string>();
  const take = (files: readonly StoredFile[], into: Map<string, Stamp>, values: Map<string, string>): string[] =>
    files.map(([path, value, ...stamp]) => {
      into.set(path, stampObject(stamp));
      values.set(path, value);
      return path;
    });
  try {
    const stored = JSON.parse(text) as StoredSources;
    for (const [path, stamp, folders, modules, configs] of stored.folders) {
      const listing: Listing = {
        stamp: stampObject(stamp),
        folders,
        modules: take(modules, scan.modules, keys),
        configs: take(configs, scan.configs, hashes),
      };
      scan.folders.set(path, listing);
    }
    take(stored.above, scan.above, new Map());
  } catch {
    return undefined;
  }
  return { scan: scan satisfies Scan, keys, hashes };
}

function stamps(): Map<string, Stamp> {
  return new Map();
}

function stampArray({ mtimeMs, ctimeMs, size, ino }: Stamp): StoredStamp {
  return [mtimeMs, ctimeMs, size, ino];
}

function stampObject([mtimeMs, ctimeMs, size, ino]: StoredStamp): Stamp {
  return { mtimeMs, ctimeMs, size, ino };
}
