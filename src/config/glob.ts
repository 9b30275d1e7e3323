import type { PicomatchOptions } from "picomatch";
import { picomatch } from "./picomatch.js";

/** One glob as a question; undefined if picomatch refuses it: empty, or longer than it takes. */
export function compileGlob(glob: string, options?: PicomatchOptions): ((path: string) => boolean) | undefined {
  try {
    return picomatch(glob, options);
  } catch {
    return undefined;
  }
}
