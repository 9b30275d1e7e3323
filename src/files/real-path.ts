import { realpathSync } from "node:fs";
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
