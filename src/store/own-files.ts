/**
 * The folder and the files of a store are its own: nothing is read or written through a link in their place, which could lead
 * anywhere. Folders above may be links, as where checkouts share a node_modules.
 */
import { closeSync, constants, existsSync, fstatSync, lstatSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** Not through a link, and not waiting for whoever writes to a pipe. Windows knows neither. */
const AS_IT_IS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Makes the folder unless it is there. Throws if it cannot be made, or if something else is in its place. */
export function makeOwnFolder(path: string): void {
  for (const folder of missingFolders(path)) makeFolder(folder);
  if (!lstatSync(path).isDirectory()) throw new Error(`${path} is a link`);
}

/**
 * Those that are to be made, the outermost first. One by one, as `mkdirSync` with `recursive` never returns where the system says that there
 * is no parent although there is one: in /proc, on some file systems of networks.
 */
function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) {
    missing.push(folder);
  }
  return missing.reverse();
}

/** Unless another process was first. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Bytes of a file; undefined if there is none that can be read, or something that is no file. */
export function readOwnFile(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, AS_IT_IS);
    return fstatSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
