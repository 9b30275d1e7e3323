import { realpathSync, statSync } from "node:fs";

/** Real path of a folder that somebody names; undefined if no folder is there. */
export function givenFolder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync.native(path) : undefined;
  } catch {
    return undefined;
  }
}
