/**
 * The resolver that looks at the disk, telling of each path before it looks there, and of each file of the project it finds.
 * That is what answers depend on beyond the inputs; packages of others are not told.
 */
import { dirname, join } from "node:path";
import type { DiskResolver } from "./disk-resolver.js";
import { LONGEST_PATH } from "./longest-path.js";
import { isRelative } from "./specifier.js";

/** @param tell is given absolute paths, whose extension may be missing */
export function createToldDisk(disk: DiskResolver, tell: (path: string) => void): DiskResolver {
  function tellPath(path: string): void {
    if (path.length <= LONGEST_PATH) tell(path);
  }

  function toldFile(path: string | undefined): void {
    if (path !== undefined && !/[\\/]node_modules[\\/]/.test(path)) tell(path);
  }

  return {
    isBlocked: (directory) => disk.isBlocked(directory),
    tsconfigProblem: (path) => disk.tsconfigProblem(path),
    withTsconfig(importer, specifier, mode) {
      if (isRelative(specifier)) tellPath(join(dirname(importer), specifier));
      const found = disk.withTsconfig(importer, specifier, mode);
      if (found !== "blocked") toldFile(found?.path);
      return found;
    },
    withoutTsconfig(directory, specifier, mode) {
      if (isRelative(specifier)) tellPath(join(directory, specifier));
      const found = disk.withoutTsconfig(directory, specifier, mode);
      toldFile(found);
      return found;
    },
    atPath(path) {
      tellPath(path);
      const found = disk.atPath(path);
      toldFile(found);
      return found;
    },
  };
}
