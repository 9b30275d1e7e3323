/**
 * What lies on the disk at a path and is not shown by the scan: files that are ignored or written in no language that is read.
 *
 * An answer is a text that names each file the path may mean, with links followed, relative to the root. As long as it is the
 * same, so is what the resolver finds there. One listing a folder, however many paths in it are asked.
 */
import { decodeText } from "../facts/decode.js";
import { contentHash } from "../files/content-hash.js";
import type { Entries, RememberedDisk } from "../files/remembered-disk.js";
import { folderOf } from "../graph/folder-of.js";
import { withoutScriptExtension } from "../resolve/extensions.js";
import { inDirectory, joinPath } from "../resolve/module-path.js";
import { jsonOf } from "./config-files.js";

/** Names in a folder by their part before the first dot, so that those alike are found at once. */
type Listing = ReadonlyMap<string, readonly string[]>;

/**
 * Paths are relative to the root and may lack their extension.
 * @param disk as of the look that asks
 * @param isScanned whether the scan tells of a file
 */
export function diskAnswers(disk: RememberedDisk, isScanned: (path: string) => boolean): (path: string) => string {
  const listings = new WeakMap<Entries, Listing>();
  const listingOf = (folder: string): Listing => {
    const entries = disk.entriesIn(folder);
    const listing = listings.get(entries) ?? byFirstPart(entries.names);
    listings.set(entries, listing);
    return listing;
  };

  /** Names in the same folder that begin like a path's own. */
  const alikeTo = (path: string): readonly string[] => listingOf(folderOf(path)).get(firstPart(nameOf(path))) ?? [];

  /** Whether a path is a folder, or a link that may lead to one. */
  const mayBeFolder = (path: string): boolean =>
    path === "" || (alikeTo(path).includes(nameOf(path)) && !disk.entriesIn(folderOf(path)).files.has(nameOf(path)));

  /** Files under a path's name, and in the folder of that name. */
  function filesAt(path: string): readonly string[] {
    const name = nameOf(path);
    const stem = withoutScriptExtension(name);
    const alike = alikeTo(path);
    const files = alike.filter((each) => each === name || each === stem || each.startsWith(`${stem}.`));
    const indexes = mayBeFolder(path) ? (listingOf(path).get("index") ?? []) : [];
    const paths = [
      ...files.map((each) => inDirectory(folderOf(path), each)),
      ...indexes.map((each) => inDirectory(path, each)),
    ];
    return paths.filter((each) => !isScanned(each)).map((each) => disk.realPathOf(each));
  }

  /** What the manifest of a folder says, and files at the entries it names. */
  function entriesAt(path: string): readonly string[] {
    const hasManifest = listingOf(path).get("package")?.includes("package.json") === true;
    const bytes = hasManifest ? disk.bytesOf(inDirectory(path, "package.json")) : undefined;
    if (bytes === undefined) return [];
    const targets = entryFields(jsonOf(decodeText(bytes))).flatMap((entry) => joinPath(path, entry) ?? []);
    return [contentHash(bytes), ...targets.filter((target) => target !== path).flatMap(filesAt)];
  }

  return (path) => {
    if (path !== "" && alikeTo(path).length === 0) return "";
    return [...filesAt(path), ...(mayBeFolder(path) ? entriesAt(path) : [])].sort().join("\n");
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
