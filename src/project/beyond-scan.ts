/**
 * What answers of the resolver depend on beyond the scan, looked at anew with every look at the disk: tsconfigs outside it,
 * links between packages, and what lies at the paths at which the disk was asked.
 *
 * Few of each in a project: some reads, a stat a node_modules and a listing a folder. What is kept of it is plain data with
 * paths relative to the root, and no times.
 */
import { contentHash } from "../files/content-hash.js";
import { listPackageLinks, packageLinksIn, type LinkListings } from "../files/package-links.js";
import { folderOf } from "../graph/folder-of.js";
import { collectAsked, type AskedPaths } from "./asked-paths.js";
import { readConfigFiles } from "./config-files.js";
import { diskAnswers } from "./disk-answers.js";
import { foldersAbove, lookAtTsconfigs, type OutsideTsconfigs } from "./outside-tsconfigs.js";
import type { Sources } from "./sources.js";

/** What is kept of it beside the rows. */
export interface BeyondScan {
  readonly tsconfigs: OutsideTsconfigs;
  /** Paths at which the disk was asked for the rows, and what lay there. */
  readonly asked: readonly (readonly [path: string, answer: string])[];
}

/** One look beyond the scan. */
export interface BeyondLook {
  /** Stands for the configuration inside and outside the scan. */
  readonly digest: string;
  readonly tsconfigs: OutsideTsconfigs;
  readonly links: LinkListings;
  /** Asked paths with what lies there now; grows while a resolver tells of more. Empty under another digest. */
  readonly asked: AskedPaths;
  readonly tell: (path: string) => void;
  /** Paths at which something else lies than when they were asked. */
  readonly changed: readonly string[];
}

export interface Known {
  readonly digest: string;
  readonly beyond: BeyondScan;
}

/**
 * @param own the configuration inside the scan, as text
 * @param known what the rows so far were resolved under
 * @param before the last look of this process, in which buffers may have asked more than the rows did
 */
export function lookBeyondScan(
  root: string,
  sources: Sources,
  own: string,
  known: Known | undefined,
  before: BeyondLook | undefined,
): BeyondLook {
  const links = listPackageLinks(root, packageFolders(root, sources), before?.links);
  const { find, hashOf, above } = lookAtTsconfigs(root);
  const hashed = [...above].map((request) => [request, hashOf(request)]);
  const linked = packageLinksIn(links);
  const digestOf = ({ requests, rootDirs }: OutsideTsconfigs): string =>
    contentHash(own + JSON.stringify([linked, hashed, requests.map((each) => [each, hashOf(each)]), rootDirs]));
  let tsconfigs = known?.beyond.tsconfigs;
  // The same digest proves that the same tsconfigs ask for the same ones, so that they need not be parsed to know which.
  if (tsconfigs === undefined || digestOf(tsconfigs) !== known?.digest) {
    const { requests, rootDirs } = find(readConfigFiles(root, sources.hashes.keys()));
    tsconfigs = { requests, rootDirs };
  }
  const digest = digestOf(tsconfigs);
  const answer = diskAnswers(root, (path) => sources.keys.has(path) || sources.hashes.has(path));
  const asked = known?.digest === digest ? known.beyond.asked : [];
  const now = new Map(asked.map(([path]) => [path, answer(path)] as const));
  const changed = [...(before?.asked ?? asked)].filter(([path, past]) => (now.get(path) ?? answer(path)) !== past);
  return {
    digest,
    tsconfigs,
    links,
    changed: changed.map(([path]) => path),
    ...collectAsked(root, tsconfigs.rootDirs, answer, now),
  };
}

/** What is to be kept of a look once all rows are resolved. */
export function keptOf({ tsconfigs, asked }: BeyondLook): BeyondScan {
  return { tsconfigs, asked: [...asked].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** Folders in which a package manager may have made a node_modules: those of packages and all above. */
function packageFolders(root: string, { hashes }: Sources): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of hashes.keys()) {
    if (path !== "package.json" && !path.endsWith("/package.json")) continue;
    for (let folder = folderOf(path); folder !== "" && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  }
  for (const folder of ["", ...foldersAbove(root)]) folders.add(folder);
  return folders;
}
