import type { PicomatchOptions } from "picomatch";
import { picomatch } from "./picomatch.js";

/**
 * One glob as a question; undefined if picomatch refuses it: empty, or longer than it takes. Says what picomatch's own matcher does,
 * which makes three objects for each path: settings are asked about all modules of a project.
 */
export function compileGlob(glob: string, options?: PicomatchOptions): ((path: string) => boolean) | undefined {
  let pattern: RegExp;
  try {
    pattern = picomatch.makeRe(glob, options);
  } catch {
    return undefined;
  }
  // A path may have characters that mean something in a glob: `app/[id]/page.ts`.
  return (path) => path === glob || (path !== "" && pattern.test(path));
}
