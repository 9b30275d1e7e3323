/**
 * What lies on the disk at a path and is not shown by the scan: files that are ignored or written in no language that is read.
 *
 * An answer is a text that names each file the path may mean, with links followed, relative to the root. As long as it is the
 * same, so is what the resolver finds there. One listing a folder, however many paths in it are asked.
 */
import { join, relative, sep } from "node:path";
import { decodeText } from "../facts/decode.js";
import { contentHash } from "../files/content-hash.js";
import { namesIn, readBytes, realPath } from "../files/disk.js";
import { folderOf } from "../graph/folder-of.js";
import { withoutScriptExtension } from "../resolve/extensions.js";
import { inDirectory, joinPath } from "../resolve/module-path.js";
import { jsonOf } from "./config-files.js";

/** Names in a folder by their part before the first dot, so that those alike are found at once. */
type Listing = ReadonlyMap<string, readonly string[]>;

/**
 * The disk as of now: each folder is listed at most once. Paths are relative to the root and may lack their extension.
 * @param isScanned whether the scan tells of a file
 */
export function diskAnswers(root: string, isScanned: (path: string) => boolean): (path: string) => string {
  const listings = new Map<string, Listing>();
  const listingOf = (folder: string): Listing => {
    const listing = listings.get(folder) ?? byFirstPart(namesIn(join(root, folder)));
    listings.set(folder, listing);
    return listing;
  };
  const realPathOf = (path: string): string =>
    relative(root, realPath(join(root, path)))
      .split(sep)
      .join("/");

  /** Names in the same folder that begin like a path's own. */
  const alikeTo = (path: string): readonly string[] => listingOf(folderOf(path)).get(firstPart(nameOf(path))) ?? [];

  /** Files under a path's name, and in the folder of that name. */
  function filesAt(path: string): readonly string[] {
    const name = nameOf(path);
    const stem = withoutScriptExtension(name);
    const alike = alikeTo(path);
    const files = alike.filter((each) => each === name || each === stem || each.startsWith(`${stem}.`));
    const indexes = path === "" || alike.includes(name) ? (listingOf(path).get("index") ?? []) : [];
    const paths = [
      ...files.map((each) => inDirectory(folderOf(path), each)),
      ...indexes.map((each) => inDirectory(path, each)),
    ];
    return paths.filter((each) => !isScanned(each)).map(realPathOf);
  }

  /** What the manifest of a folder says, and files at the entries it names. */
  function entriesAt(path: string): readonly string[] {
    const hasManifest = listingOf(path).get("package")?.includes("package.json") === true;
    const bytes = hasManifest ? readBytes(join(root, path, "package.json")) : undefined;
    if (bytes === undefined) return [];
    const targets = entryFields(jsonOf(decodeText(bytes))).flatMap((entry) => joinPath(path, entry) ?? []);
    return [contentHash(bytes), ...targets.filter((target) => target !== path).flatMap(filesAt)];
  }

  return (path) => {
    const alike = alikeTo(path);
    if (alike.length === 0 && path !== "") return "";
    const isFolder = path === "" || alike.includes(nameOf(path));
    return [...filesAt(path), ...(isFolder ? entriesAt(path) : [])].sort().join("\n");
  };
}

function entryFields(manifest: unknown): readonly string[] {
  const fields = (manifest ?? {}) as Readonly<Record<string, unknown>>;
  return ["main", "module", "types", "typings"]
    .map((field) => fields[field])
    .filter((entry) => typeof entry === "string");
}

function byFirstPart(names: readonly string[]): Listing {
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
