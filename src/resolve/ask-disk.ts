/**
 * Asking the disk on behalf of a module: with its tsconfig where that can be loaded and matters, else without. What no
 * tsconfig can change is asked from the package, not from the module, so that the answer is the region's.
 */
import type { DiskResolver } from "./disk-resolver.js";
import { parentOf } from "./module-path.js";
import type { Region } from "./region.js";
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import type { Settle } from "./settle.js";
import { isRelative, packageRequest } from "./specifier.js";
import type { TsconfigFailures } from "./tsconfig-failures.js";
import { dependsOnModule } from "./tsconfig-paths.js";

/** Undefined if the disk has nothing under that specifier. */
export type AskDisk = (
  importer: string,
  specifier: string,
  mode: ResolveMode,
  region: Region,
) => Resolution | undefined;

export function createAskDisk(disk: DiskResolver, failures: TsconfigFailures, { settle, absolute }: Settle): AskDisk {
  function pathOf(importer: string, specifier: string, mode: ResolveMode, region: Region): string | undefined {
    const { home, scope } = region;
    if (!isRelative(specifier) && !dependsOnModule(scope, specifier)) {
      // The disk is not asked for packages: node_modules folders are listed.
      return packageRequest(specifier) !== undefined
        ? undefined
        : disk.withoutTsconfig(absolute(home), specifier, mode);
    }
    const directory = parentOf(importer);
    if (scope.nearest === undefined || !failures.isBroken(scope.nearest)) {
      const found = disk.withTsconfig(absolute(importer), specifier, mode);
      if (found !== "blocked") return found?.path;
      failures.blame(importer, directory);
    }
    return disk.withoutTsconfig(absolute(directory), specifier, mode);
  }

  return (importer, specifier, mode, region) => {
    const path = pathOf(importer, specifier, mode, region);
    return path === undefined ? undefined : settle(path, isRelative(specifier) ? "module" : "package");
  };
}
