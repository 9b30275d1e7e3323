/** Where in which file is asked about: `src/a.ts`, `src/a.ts:7` or `src/a.ts:7:21`, as ESLint and messages print it. */
import { resolve } from "node:path";
import { exists, isFolder } from "../../files/disk.js";
import { realPath } from "../../files/real-path.js";
import { findRoot } from "../../files/root.js";

export interface AskedLocation {
  /** Real path. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Paths count from the working directory, or else from the root of the project around it, as messages have them.
 * @throws Error for what is no file
 */
export function askedLocation(cwd: string, text: string): AskedLocation {
  const [, path = text, line, column] = /^(.+?)(?::(\d+))?(?::(\d+))?$/s.exec(text) ?? [];
  const root = findRoot(cwd);
  const file = [cwd, ...(root === undefined ? [] : [root])].map((folder) => resolve(folder, path)).find(exists);
  if (file === undefined) throw new Error(`There is no file ${path} in ${cwd}`);
  if (isFolder(file)) throw new Error(`${path} is a folder: explain takes a file, with or without a line of it`);
  return {
    file: realPath(file),
    ...(line !== undefined && { line: Number(line) }),
    ...(column !== undefined && { column: Number(column) }),
  };
}
