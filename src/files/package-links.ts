/**
 * What package names mean by the node_modules folders of a project: the links in them that lead to folders of the project
 * itself, which is how a package manager makes one package of a project importable for another, with or without a workspace,
 * and which names are packages of others.
 *
 * A folder whose stamp is as before is not listed again, so a second look costs one stat a node_modules and one a scope in it.
 */
import { join, relative, sep } from "node:path";
import { exists } from "./disk.js";
import { folderEntries } from "./folder-entries.js";
import { realPath } from "./real-path.js";
import { sameStamp, stampOf, type Stamp } from "./stamp.js";

/** Path of a link and folder it leads to, both relative to the root. */
export type PackageLink = readonly [link: string, target: string];

interface LinkListing {
  readonly stamp: Stamp;
  readonly links: readonly PackageLink[];
  /** Names of all else in it, as folders and links to what is not the project's. */
  readonly others: ReadonlySet<string>;
  /** Folders of scoped packages. */
  readonly scopes: readonly string[];
}

/** Listings by folder, relative to the root. */
export type LinkListings = ReadonlyMap<string, LinkListing>;

/** Lists the node_modules in each of the folders; answers `previous` itself if every stamp is as it was. */
export function listPackageLinks(root: string, folders: Iterable<string>, previous?: LinkListings): LinkListings {
  const listings = new Map<string, LinkListing>();
  const startedAt = Date.now();
  let isSame = true;
  const pending = [...folders].map((folder) => (folder === "" ? "node_modules" : `${folder}/node_modules`));
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const stamp = stampOf(join(root, folder), startedAt);
    if (stamp === undefined || !stamp.isDirectory) continue;
    const known = previous?.get(folder);
    const isKnown = known !== undefined && sameStamp(known.stamp, stamp);
    const listing = isKnown ? known : list(root, folder, stamp);
    isSame &&= isKnown;
    listings.set(folder, listing);
    pending.push(...listing.scopes);
  }
  return previous !== undefined && isSame && listings.size === previous.size ? previous : listings;
}

/**
 * All links of some listings, and `null` for each package of others that has the name of one and may hide it, in order of their
 * paths. Where a name leads into the project, and for whom, changes with these alone.
 */
export function packageLinksIn(listings: LinkListings): readonly (PackageLink | readonly [path: string, none: null])[] {
  const links = [...listings.values()].flatMap((listing) => listing.links);
  const names = new Set(links.map(([link]) => nameOf(link)));
  const hiding: (readonly [string, null])[] = [];
  for (const [folder, { others }] of names.size === 0 ? [] : listings) {
    for (const other of others) if (names.has(nameOf(`${folder}/${other}`))) hiding.push([`${folder}/${other}`, null]);
  }
  return [...links, ...hiding].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What package a name means in a folder: one at a folder of the project, one of others, or none that is installed. */
export type InstalledPackage = { readonly folder: string } | "others" | undefined;

/** The nearest node_modules above a folder that has a name tells what it means there. O(depth) a question. */
export function installedPackages(listings: LinkListings): (folder: string, name: string) => InstalledPackage {
  const targets = new Map([...listings.values()].flatMap(({ links }) => links));
  const aboveRoot = [...listings.keys()].filter((path) => path.startsWith("../")).sort((a, b) => a.length - b.length);

  function at(place: string): InstalledPackage {
    const folder = targets.get(place);
    if (folder !== undefined) return { folder };
    const slash = place.lastIndexOf("/");
    return listings.get(place.slice(0, slash))?.others.has(place.slice(slash + 1)) === true ? "others" : undefined;
  }

  return (folder, name) => {
    for (let current = folder; current !== ""; current = current.slice(0, Math.max(0, current.lastIndexOf("/")))) {
      const found = at(`${current}/node_modules/${name}`);
      if (found !== undefined) return found;
    }
    const places = ["node_modules", ...aboveRoot].map((modules) => `${modules}/${name}`);
    return places.map(at).find((found) => found !== undefined);
  };
}

/** Of a package, by its place in a node_modules. */
function nameOf(place: string): string {
  return place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
}

function list(root: string, folder: string, { mtimeMs, ctimeMs, size, ino }: Stamp): LinkListing {
  const links: PackageLink[] = [];
  const others = new Set<string>();
  const scopes: string[] = [];
  let isDangling = false;
  for (const entry of folderEntries(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name.startsWith("@")) scopes.push(path);
      else others.add(entry.name);
    }
    if (!entry.isSymbolicLink()) continue;
    const target = targetOf(root, path);
    if (target === undefined) others.add(entry.name);
    else links.push([path, target]);
    isDangling ||= !exists(join(root, path));
  }
  // What a dangling link leads to may come without this folder showing it: its stamp equals none.
  return { stamp: { mtimeMs: isDangling ? -1 : mtimeMs, ctimeMs, size, ino }, links, others, scopes };
}

/** Where a link leads inside the project; undefined if that is elsewhere, nowhere, or a package of others. */
function targetOf(root: string, link: string): string | undefined {
  const path = join(root, link);
  const target = relative(root, realPath(path)).split(sep).join("/");
  const isOwn = !`/${target}/`.includes("/node_modules/") && !/^(?:\.\.(?:\/|$)|[a-z]:)/i.test(target);
  return isOwn ? target : undefined;
}
