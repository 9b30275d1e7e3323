/**
 * How many modules a tsconfig is the nearest one of.
 */
import { folderOf } from "../graph/folder-of.js";
import type { ModuleId } from "../graph/resolved-module.js";

const NEAREST = /(?:^|\/)(?:ts|js)config\.json$/;

/**
 * @param configs paths of all configuration files
 * @returns folder of a tsconfig to the number of modules that have it as their nearest one. O(modules times depth)
 */
export function modulesByTsconfig(ids: Iterable<ModuleId>, configs: Iterable<string>): ReadonlyMap<string, number> {
  const folders = new Set([...configs].filter((path) => NEAREST.test(path)).map(folderOf));
  const counts = new Map<string, number>();
  for (const id of ids) {
    let folder = folderOf(id);
    while (folder !== "" && !folders.has(folder)) folder = folderOf(folder);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
