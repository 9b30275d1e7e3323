import { relative, sep } from "node:path";

/** A path as it is shown: from the working directory; empty for that itself. */
export function shownPath(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join("/");
}
