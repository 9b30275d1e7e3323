import { folderOf } from "./folder-of.js";
import { remembered } from "./remembered.js";
import type { ModuleId } from "./resolved-module.js";
import type { PackageFrameworks } from "./topology.js";

/** A package with the frameworks for servers that it depends on. */
export interface PackageAround {
  /** Below the root; "" for the root itself. */
  readonly folder: string;
  readonly frameworks: readonly string[];
}

const byFolder = remembered<PackageFrameworks, ReadonlyMap<string, readonly string[]>>();

/** The package that a module belongs to: the nearest above it that lists dependencies. O(depth). */
export function packageAround(all: PackageFrameworks, id: ModuleId): PackageAround {
  const packages = byFolder.get(all) ?? new Map(all);
  byFolder.set(all, packages);
  let folder = folderOf(id);
  while (folder !== "" && !packages.has(folder)) folder = folderOf(folder);
  return { folder, frameworks: packages.get(folder) ?? [] };
}
