/**
 * One look at a project's tree: which modules and configuration files there are, and a stamp of each.
 *
 * A second look reuses the listing of every folder whose stamp is the same, so it costs one stat a folder and one a file.
 * Links are not followed: what they lead to inside the root is found there, what lies outside is not the project's. Only
 * configuration may be shared by a link.
 * O(entries); iterative.
 */
import { join } from "node:path";
import { folderEntries } from "./folder-entries.js";
import { gitignoreFilesAbove, gitignoreRules, type IgnoreRules } from "./gitignore.js";
import { sameStamp, stampOf, type Stamp } from "./stamp.js";

/** What to look for. Paths are relative to the root with `/` between their parts; "" is the root. */
export interface ScanRules {
  /** Whether a file that is not ignored is a module. */
  isModule(path: string): boolean;
  /** Whether a file name is one of the configuration files the graph depends on. */
  isConfig(name: string): boolean;
}

export interface Listing {
  readonly stamp: Stamp;
  readonly folders: readonly string[];
  readonly modules: readonly string[];
  readonly configs: readonly string[];
}

export interface Scan {
  readonly folders: ReadonlyMap<string, Listing>;
  readonly modules: ReadonlyMap<string, Stamp>;
  readonly configs: ReadonlyMap<string, Stamp>;
  /** Stamps of the .gitignore files above the root, by absolute path. */
  readonly above: ReadonlyMap<string, Stamp>;
}

/** Folders that are never the project's own source, whatever .gitignore says. */
const NEVER = new Set([
  ...["node_modules", "bower_components", "jspm_packages", ".git", ".hg", ".svn", ".jj", ".yarn", ".pnpm-store"],
  ...[
    ".next",
    ".nuxt",
    ".output",
    ".svelte-kit",
    ".astro",
    ".angular",
    ".turbo",
    ".nx",
    ".cache",
    ".vercel",
    ".netlify",
  ],
  ...[".parcel-cache", ".docusaurus", ".expo", ".wrangler", ".serverless"],
]);

const GITIGNORE = ".gitignore";

/** Looks at the tree; answers `previous` itself if every stamp is as it was. */
export function scan(root: string, rules: ScanRules, previous?: Scan): Scan {
  const startedAt = Date.now();
  const above = stampsAbove(root, startedAt);
  const known = previous !== undefined && sameStamps(above, previous.above) ? previous : undefined;
  const first = walk(root, rules, known?.folders, startedAt, above);
  if (known === undefined) return first;
  // A changed .gitignore speaks for listings that were reused.
  if (!sameIgnoreFiles(first, known)) return walk(root, rules, undefined, startedAt, above);
  const isSame =
    sameStamps(first.modules, known.modules) && sameStamps(first.configs, known.configs) && sameFolders(first, known);
  return isSame ? known : first;
}

function walk(
  root: string,
  rules: ScanRules,
  known: ReadonlyMap<string, Listing> | undefined,
  startedAt: number,
  above: ReadonlyMap<string, Stamp>,
): Scan {
  const folders = new Map<string, Listing>();
  const modules = new Map<string, Stamp>();
  const configs = new Map<string, Stamp>();
  const withRules = new Set<string>();
  const ignoreRules = gitignoreRules(root, (folder) => withRules.has(folder));
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    // A known listing may come from a store that somebody wrote: no folder is inside itself.
    if (folders.has(folder)) continue;
    const stamp = stampOf(join(root, folder), startedAt);
    if (stamp === undefined || !stamp.isDirectory) continue;
    const before = known?.get(folder);
    const listing =
      before !== undefined && sameStamp(before.stamp, stamp)
        ? before
        : list(root, folder, stamp, rules, ignoreRules, withRules);
    if (listing.configs.some((path) => nameOf(path) === GITIGNORE)) withRules.add(folder);
    folders.set(folder, listing);
    addStamps(root, listing.modules, startedAt, modules);
    addStamps(root, listing.configs, startedAt, configs);
    for (const child of listing.folders) pending.push(child);
  }
  return { folders, modules, configs, above };
}

function list(
  root: string,
  folder: string,
  { mtimeMs, ctimeMs, size, ino }: Stamp,
  rules: ScanRules,
  ignoreRules: IgnoreRules,
  withRules: Set<string>,
): Listing {
  const entries = folderEntries(join(root, folder));
  if (entries.some((entry) => entry.name === GITIGNORE && entry.isFile())) withRules.add(folder);
  const folders: string[] = [];
  const modules: string[] = [];
  const configs: string[] = [];
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!NEVER.has(entry.name) && !ignoreRules.ignores(folder, entry.name, true)) folders.push(path);
    } else if (entry.isFile()) {
      if (entry.name === GITIGNORE || rules.isConfig(entry.name)) configs.push(path);
      else if (rules.isModule(path) && !ignoreRules.ignores(folder, entry.name, false)) modules.push(path);
    } else if (entry.isSymbolicLink() && rules.isConfig(entry.name)) {
      configs.push(path); // stamped as what it leads to, and passed over while that is not there or is a folder
    }
  }
  return { stamp: { mtimeMs, ctimeMs, size, ino }, folders, modules, configs };
}

function addStamps(root: string, paths: readonly string[], startedAt: number, into: Map<string, Stamp>): void {
  for (const path of paths) {
    const stamp = stampOf(`${root}/${path}`, startedAt);
    if (stamp === undefined || stamp.isDirectory) continue;
    const { mtimeMs, ctimeMs, size, ino } = stamp;
    into.set(path, { mtimeMs, ctimeMs, size, ino });
  }
}

function stampsAbove(root: string, startedAt: number): ReadonlyMap<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  for (const file of gitignoreFilesAbove(root)) {
    const stamp = stampOf(file, startedAt);
    if (stamp !== undefined) stamps.set(file, stamp);
  }
  return stamps;
}

function sameStamps(a: ReadonlyMap<string, Stamp>, b: ReadonlyMap<string, Stamp>): boolean {
  if (a.size !== b.size) return false;
  for (const [path, stamp] of a) if (!sameStamp(stamp, b.get(path))) return false;
  return true;
}

function sameFolders(a: Scan, b: Scan): boolean {
  if (a.folders.size !== b.folders.size) return false;
  for (const [folder, listing] of a.folders) if (!sameStamp(listing.stamp, b.folders.get(folder)?.stamp)) return false;
  return true;
}

/** Racy .gitignore files count as changed, which costs one full listing. */
function sameIgnoreFiles(a: Scan, b: Scan): boolean {
  return sameStamps(ignoreFiles(a), ignoreFiles(b));
}

function ignoreFiles({ configs }: Scan): ReadonlyMap<string, Stamp> {
  return new Map([...configs].filter(([path]) => nameOf(path) === GITIGNORE));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
