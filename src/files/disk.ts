/**
 * The few reads of the disk that are not a scan. Each answers undefined where there is nothing to read (missing, a folder,
 * no permission), since a file may vanish between two looks; no other error of the file system gets out.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";

/** More than any program reads as one text: a string of JavaScript ends at twice as much. */
const LARGEST_BYTES = 256 * 1024 * 1024;
/** A pipe without a writer is opened at once, and then found to be no file. Not on Windows, which has none by a path. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Links are followed; what is no file (a pipe, a device that never ends) or too large for a text counts as missing. */
export function readBytes(path: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, WITHOUT_WAITING);
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= LARGEST_BYTES ? bytesIn(file, stats.size) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** As many bytes as the file had; fewer if it has lost some since. `readFileSync` would ask for the size again. */
function bytesIn(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** A file as UTF-8, without its byte order mark. */
export function readText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && new TextDecoder().decode(bytes);
}

export function exists(path: string): boolean {
  return existsSync(path);
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Real path of a folder that somebody names. */
export function realFolder(path: string): string | undefined {
  try {
    return isFolder(path) ? realpathSync.native(path) : undefined;
  } catch {
    return undefined;
  }
}
