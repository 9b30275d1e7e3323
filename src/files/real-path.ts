import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The path with links followed; of a path that is not there yet, its nearest existing folder's with the rest appended. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** Whether the last part of a path is a link, or nothing is there. */
export function isLinkOrMissing(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? true;
  } catch {
    return true;
  }
}
