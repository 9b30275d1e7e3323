/**
 * The paths at which resolving asked the disk, and what lay there: a scan does not show when that comes and goes.
 */
import { isAbsolute, relative, sep } from "node:path";
import { inDirectory, isInside } from "../resolve/module-path.js";

/** Path, relative to the root, to what lies there, as `diskAnswers` has it. */
export type AskedPaths = ReadonlyMap<string, string>;

/**
 * Starts from paths asked before, and adds to them while a resolver asks. A path is looked at before it is asked, so that the
 * answer kept is never newer than the resolver's.
 * @param rootDirs folders, relative to the root, that tsconfigs merge into one
 */
export function collectAsked(
  root: string,
  rootDirs: readonly string[],
  answer: (path: string) => string,
  known: AskedPaths,
): { readonly asked: AskedPaths; readonly tell: (path: string) => void } {
  const asked = new Map(known);
  const tell = (absolute: string): void => {
    const path = relative(root, absolute).split(sep).join("/");
    if (path.startsWith("../") || path === ".." || isAbsolute(path)) return;
    for (const each of [path, ...elsewhere(path, rootDirs)]) if (!asked.has(each)) asked.set(each, answer(each));
  };
  return { asked, tell };
}

/** The path as seen from the other folders that are merged with one of its own. */
function elsewhere(path: string, rootDirs: readonly string[]): readonly string[] {
  return rootDirs
    .filter((from) => isInside(path, from))
    .flatMap((from) => {
      const inner = from === "" ? path : path.slice(from.length + 1);
      return rootDirs.filter((to) => to !== from).map((to) => inDirectory(to, inner));
    });
}
