/**
 * What lies on the disk at the paths at which resolving asked: files that are ignored, written in no language that is read, or
 * not there. A scan does not show when they come and go.
 *
 * An answer is the text of what is there beyond the scan under the path's name: each file that the path may mean, with links
 * followed, relative to the root. Equal answers mean that the resolver would find the same. One listing a folder, however
 * many paths in it were asked.
 */
import { isAbsolute, join, relative, sep } from "node:path";
import { contentHash } from "../files/content-hash.js";
import { namesIn, readBytes, realPath } from "../files/disk.js";
import { folderOf } from "../graph/folder-of.js";
import { withoutScriptExtension } from "../resolve/extensions.js";

/** Path, relative to the root, to what lies there. */
export type AskedPaths = ReadonlyMap<string, string>;

/**
 * The disk as of now: each folder is listed at most once.
 * @param isScanned whether the scan tells of a file
 */
export function diskAnswers(root: string, isScanned: (path: string) => boolean): (path: string) => string {
  const listings = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const listing = (folder: string): ReadonlyMap<string, readonly string[]> => {
    const known = listings.get(folder) ?? byFirstPart(namesIn(join(root, folder)));
    listings.set(folder, known);
    return known;
  };
  const found = (folder: string, names: readonly string[]): string[] =>
    names.map((name) => inFolder(folder, name)).filter((path) => !isScanned(path));

  return (path) => {
    const folder = folderOf(path);
    const name = nameOf(path);
    const stem = withoutScriptExtension(name);
    const alike = listing(folder).get(firstPart(name)) ?? [];
    const files = found(
      folder,
      alike.filter((each) => each === name || each === stem || each.startsWith(`${stem}.`)),
    );
    const isThere = path === "" || alike.includes(name);
    const entries = isThere ? found(path, [...(listing(path).get("index") ?? []), "package.json"]) : [];
    const contents = [...files, ...entries].map((each) => contentOf(root, each));
    return contents
      .filter((content) => content !== "")
      .sort()
      .join("\n");
  };
}

/** Paths that were asked, with answers, and a way to add to them while a resolver asks. */
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

/** The path as seen from the other folders of `rootDirs`, which tsconfigs merge into one. */
function elsewhere(path: string, rootDirs: readonly string[]): readonly string[] {
  return rootDirs
    .filter((from) => from === "" || path.startsWith(`${from}/`))
    .flatMap((from) =>
      rootDirs.filter((to) => to !== from).map((to) => inFolder(to, from === "" ? path : path.slice(from.length + 1))),
    );
}

/** What a file is to the resolver: where it really lies, and of a manifest also what it says. */
function contentOf(root: string, path: string): string {
  if (nameOf(path) === "package.json") {
    const bytes = readBytes(join(root, path));
    return bytes === undefined ? "" : contentHash(bytes);
  }
  return relative(root, realPath(join(root, path)))
    .split(sep)
    .join("/");
}

/** Names by their part before the first dot, so that those alike are found at once. */
function byFirstPart(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const part = firstPart(name);
    const group = groups.get(part);
    if (group === undefined) groups.set(part, [name]);
    else group.push(name);
  }
  return groups;
}

function firstPart(name: string): string {
  const dot = name.indexOf(".", 1);
  return dot === -1 ? name : name.slice(0, dot);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
