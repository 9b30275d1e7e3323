/**
 * What answers of the resolver depend on beyond the scan, looked at anew with every look at the disk: tsconfigs outside it,
 * links between packages, and what lies at the paths at which the disk was asked.
 *
 * What was read of it is kept by stamps, so that a look that finds all as before costs a stat a node_modules, a tsconfig outside
 * and a folder that was asked about. What goes into the store is plain data with paths relative to the root, and no times.
 */
import { contentHash } from "../files/content-hash.js";
import { listPackageLinks, packageLinksIn, type LinkListings } from "../files/package-links.js";
import { RememberedDisk } from "../files/remembered-disk.js";
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
  readonly seen: SeenBeyond;
  /** Asked paths with what lies there now; grows while a resolver tells of more. Empty under another digest. */
  readonly asked: AskedPaths;
  readonly tell: (path: string) => void;
  /** Paths at which something else lies than when they were asked. */
  readonly changed: readonly string[];
}

/** What a look came from: with the same, the next one comes to the same. */
interface SeenBeyond {
  readonly own: string;
  readonly sources: Sources;
  readonly links: LinkListings;
  /** All links, as text. */
  readonly linked: string;
  readonly disk: RememberedDisk;
  readonly changes: number;
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
  const seen = see(root, sources, own, before?.seen);
  const answer = diskAnswers(seen.disk, (path) => sources.keys.has(path) || sources.hashes.has(path));
  if (before !== undefined && known !== undefined && isAsBefore(seen, before.seen)) {
    if (sources === before.seen.sources && before.changed.length === 0) return before;
    const asked = collectAsked(root, before.tsconfigs.rootDirs, answer, new Map(known.beyond.asked));
    return { ...before, seen, changed: [], ...asked };
  }
  const { digest, tsconfigs } = configuration(root, sources, own + seen.linked, known, seen.disk);
  const asked = known?.digest === digest ? known.beyond.asked : [];
  const now = new Map(asked.map(([path]) => [path, answer(path)] as const));
  const changed = [...(before?.asked ?? asked)].filter(([path, past]) => (now.get(path) ?? answer(path)) !== past);
  seen.disk.forgetOthers();
  return {
    digest,
    tsconfigs,
    seen: { ...seen, changes: seen.disk.changes },
    changed: changed.map(([path]) => path),
    ...collectAsked(root, tsconfigs.rootDirs, answer, now),
  };
}

function see(root: string, sources: Sources, own: string, before: SeenBeyond | undefined): SeenBeyond {
  const disk = before?.disk ?? new RememberedDisk(root);
  disk.startLook(sources.scan.folders);
  const links = listPackageLinks(root, packageFolders(root, sources), before?.links);
  const linked = links === before?.links ? before.linked : JSON.stringify(packageLinksIn(links));
  return { own, sources, links, linked, disk, changes: disk.changes };
}

/** Whether one look would come to what another one came to. */
function isAsBefore(seen: SeenBeyond, before: SeenBeyond): boolean {
  return (
    seen.own === before.own &&
    seen.linked === before.linked &&
    sameNames(seen.sources, before.sources) &&
    seen.changes === before.changes &&
    seen.disk.isAsBefore()
  );
}

function sameNames(a: Sources, b: Sources): boolean {
  const isSame = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean => {
    if (one === other) return true;
    if (one.size !== other.size) return false;
    for (const name of one.keys()) if (!other.has(name)) return false;
    return true;
  };
  return isSame(a.keys, b.keys) && isSame(a.hashes, b.hashes);
}

/** The tsconfigs outside the scan, and what stands for all that is configured. */
function configuration(
  root: string,
  sources: Sources,
  own: string,
  known: Known | undefined,
  disk: RememberedDisk,
): Pick<BeyondLook, "digest" | "tsconfigs"> {
  const { find, hashOf, above } = lookAtTsconfigs(root, disk);
  const hashed = [...above].map((request) => [request, hashOf(request)]);
  const digestOf = ({ requests, rootDirs }: OutsideTsconfigs): string =>
    contentHash(own + JSON.stringify([hashed, requests.map((each) => [each, hashOf(each)]), rootDirs]));
  const before = known?.beyond.tsconfigs;
  // The same digest proves that the same tsconfigs ask for the same ones, so that they need not be parsed to know which.
  if (before !== undefined && digestOf(before) === known?.digest) return { digest: known.digest, tsconfigs: before };
  const { requests, rootDirs } = find(readConfigFiles(root, sources.hashes.keys()));
  const tsconfigs = { requests, rootDirs };
  return { digest: digestOf(tsconfigs), tsconfigs };
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
