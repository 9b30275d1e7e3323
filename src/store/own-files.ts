/**
 * The folder and the files of a store are its own: nothing is read or written through a link in their place, which could lead
 * anywhere. Folders above may be links, as where checkouts share a node_modules.
 */
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readFileSync } from "node:fs";

/** Not through a link, and not waiting for whoever writes to a pipe. Windows knows neither. */
const AS_IT_IS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Makes the folder unless it is there. Throws if it cannot be made, or if something else is in its place. */
export function makeOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  if (!lstatSync(path).isDirectory()) throw new Error(`${path} is a link`);
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
