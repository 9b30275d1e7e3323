/**
 * The links in node_modules folders that lead to folders of the project itself: how a package manager makes one package of a
 * project importable for another, with or without a workspace. Links to packages of others are left out.
 *
 * A folder whose stamp is as before is not listed again, so a second look costs one stat a node_modules and one a scope in it.
 */
import { readdirSync, type Dirent } from "node:fs";
import { join, relative, sep } from "node:path";
import { exists, realPath } from "./disk.js";
import { sameStamp, stampOf, type Stamp } from "./stamp.js";

/** Path of a link and folder it leads to, both relative to the root. */
export type PackageLink = readonly [link: string, target: string];

interface LinkListing {
  readonly stamp: Stamp;
  readonly links: readonly PackageLink[];
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

/** All links of some listings, in order of their paths. */
export function packageLinksIn(listings: LinkListings): readonly PackageLink[] {
  return [...listings.values()].flatMap(({ links }) => links).sort(([a], [b]) => (a < b ? -1 : 1));
}

function list(root: string, folder: string, { mtimeMs, ctimeMs, size, ino }: Stamp): LinkListing {
  const links: PackageLink[] = [];
  const scopes: string[] = [];
  let isDangling = false;
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name.startsWith("@")) scopes.push(path);
    if (!entry.isSymbolicLink()) continue;
    const target = targetOf(root, path);
    if (target !== undefined) links.push([path, target]);
    isDangling ||= !exists(join(root, path));
  }
  // What a dangling link leads to may come without this folder showing it: its stamp equals none.
  return { stamp: { mtimeMs: isDangling ? -1 : mtimeMs, ctimeMs, size, ino }, links, scopes };
}

/** Where a link leads inside the project; undefined if that is elsewhere, nowhere, or a package of others. */
function targetOf(root: string, link: string): string | undefined {
  const path = join(root, link);
  const target = relative(root, realPath(path)).split(sep).join("/");
  const isOwn = !`/${target}/`.includes("/node_modules/") && !/^(?:\.\.(?:\/|$)|[a-z]:)/i.test(target);
  return isOwn ? target : undefined;
}

function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
