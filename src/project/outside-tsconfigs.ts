/**
 * The tsconfig files that decide where specifiers lead and lie outside the scan: what the project's own tsconfigs extend and
 * reference in packages, in ignored or generated folders, above the root, or under a name that no tsconfig has; and those of
 * the folders above the root. While one is missing, every module below the tsconfig that wants it resolves without.
 */
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { decodeText } from "../facts/decode.js";
import { contentHash } from "../files/content-hash.js";
import { isFolder } from "../files/disk.js";
import { realPath } from "../files/real-path.js";
import { RememberedDisk } from "../files/remembered-disk.js";
import { folderOf } from "../graph/folder-of.js";
import { exportTargets } from "../resolve/package-targets.js";
import { jsoncOf, jsonOf, type ConfigFiles } from "./config-files.js";

/** A tsconfig as another one asks for it; plain data, the same wherever the project lies. */
interface OutsideTsconfig {
  /** Folder of the tsconfig that asks, relative to the root. */
  readonly folder: string;
  readonly specifier: string;
}

export interface OutsideTsconfigs {
  readonly requests: readonly OutsideTsconfig[];
  /** All folders, relative to the root, that tsconfigs inside or outside name as `rootDirs`. */
  readonly rootDirs: readonly string[];
}

/** What is found of them, with what they say. */
interface FoundTsconfigs extends OutsideTsconfigs {
  /** Path to parsed content of those below the root; undefined if it does not parse. */
  readonly contents: ReadonlyMap<string, unknown>;
}

/** One look at them. */
export interface TsconfigLook {
  /** Follows the tsconfigs of the scan, and those above the root, out of the scan. */
  find(configs: Pick<ConfigFiles, "manifests" | "tsconfigs">): FoundTsconfigs;
  /** Content hash of a tsconfig as it is on disk now; if it is not, a word for what is in its place. */
  hashOf(request: OutsideTsconfig): string;
  /**
   * The tsconfigs of the folders above the root that are there. For modules that no nearer one includes the disk is asked with
   * them, or without if they fail; it is asked for no alias of theirs, since what lies above the root is not read.
   */
  readonly above: readonly OutsideTsconfig[];
}

export function lookAtTsconfigs(root: string, disk = new RememberedDisk(root)): TsconfigLook {
  const fileOf = createFinder(root, disk);
  const above = [...foldersAbove(root)]
    .map((folder) => ({ folder, specifier: "./tsconfig.json" }))
    .filter((request) => fileOf(request) !== undefined);
  const hashOf = (request: OutsideTsconfig): string => {
    const file = fileOf(request);
    return file === undefined ? inItsPlace(root, request) : contentHash(file.bytes);
  };

  function find({ manifests, tsconfigs }: Pick<ConfigFiles, "manifests" | "tsconfigs">): FoundTsconfigs {
    const requests = new Map<string, OutsideTsconfig>();
    const rootDirs = new Set<string>();
    const contents = new Map<string, unknown>();
    const seen = new Set<string>();
    const pending = [...tsconfigs].map(([path, content]) => ({ folder: folderOf(path), content }));
    const follow = (request: OutsideTsconfig): void => {
      const file = fileOf(request);
      if (file === undefined) return;
      const id = idOf(root, file.path);
      const content = jsoncOf(decodeText(file.bytes));
      if (!id.startsWith("../")) contents.set(id, content);
      // Links may lead in a circle, under another path each time.
      const real = realPath(file.path);
      if (!seen.has(real)) pending.push({ folder: folderOf(id), content });
      seen.add(real);
    };
    above.forEach(follow);
    for (let config = pending.pop(); config !== undefined; config = pending.pop()) {
      const { folder, content } = config;
      for (const path of rootDirsOf(content)) rootDirs.add(idOf(root, resolve(root, folder, path)));
      for (const specifier of specifiersOf(content)) {
        const written = { folder, specifier };
        const asked = fileOf(written) === undefined ? [written, ...inOwnPackages(specifier, manifests)] : [written];
        for (const request of asked) {
          const key = JSON.stringify([request.folder, request.specifier]);
          if (requests.has(key) || isInScan(root, request, tsconfigs)) continue;
          requests.set(key, request);
          follow(request);
        }
      }
    }
    const sorted = [...requests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
    return { requests: sorted, rootDirs: [...rootDirs].sort(), contents };
  }

  return { find, hashOf, above };
}

/** The folders above the root, as seen from it, nearest first. */
export function* foldersAbove(root: string): Generator<string> {
  for (let at = dirname(root), before = root; at !== before; before = at, at = dirname(at)) yield idOf(root, at);
}

/** What a tsconfig extends and references, as written; a reference always is a path. */
function specifiersOf(content: unknown): readonly string[] {
  const { extends: extended, references } = (content ?? {}) as { extends?: unknown; references?: unknown };
  const bases = Array.isArray(extended) ? (extended as unknown[]) : [extended];
  const projects = Array.isArray(references) ? (references as ({ path?: unknown } | null)[]) : [];
  const paths = projects
    .map((project) => project?.path)
    .map((path) => (typeof path === "string" && !isPath(path) ? `./${path}` : path));
  return [...bases, ...paths].filter((specifier) => typeof specifier === "string" && specifier !== "") as string[];
}

/** A file of a package of the project itself, which may not be linked yet, as a path in its folder. */
function inOwnPackages(specifier: string, manifests: ConfigFiles["manifests"]): readonly OutsideTsconfig[] {
  if (isPath(specifier)) return [];
  const { name, subpath } = partsOf(specifier);
  return [...manifests]
    .filter(([, manifest]) => (manifest as { readonly name?: unknown } | null)?.name === name)
    .map(([folder]) => ({ folder, specifier: `.${subpath}` }));
}

function partsOf(specifier: string): { readonly name: string; readonly subpath: string } {
  const [, name = "", subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(.*)$/s.exec(specifier) ?? [];
  return { name, subpath };
}

function rootDirsOf(content: unknown): readonly string[] {
  const options = (content as { compilerOptions?: { rootDirs?: unknown } | null } | null | undefined)?.compilerOptions;
  const listed = Array.isArray(options?.rootDirs) ? (options.rootDirs as unknown[]) : [];
  return listed.filter((path) => typeof path === "string").map((path) => path.replace(/^\$\{configDir\}/i, "."));
}

function isInScan(
  root: string,
  { folder, specifier }: OutsideTsconfig,
  scanned: ReadonlyMap<string, unknown>,
): boolean {
  return isPath(specifier) && spellings(resolve(root, folder, specifier)).some((path) => scanned.has(idOf(root, path)));
}

/** A folder that is named like the file is another failure than nothing. */
function inItsPlace(root: string, { folder, specifier }: OutsideTsconfig): string {
  const isAny =
    isPath(specifier) &&
    spellings(resolve(root, folder, specifier))
      .slice(1)
      .some(isFolder);
  return isAny ? "folder" : "missing";
}

interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a request leads to: a path, or a file of the nearest package of that name. */
function createFinder(root: string, disk: RememberedDisk): (request: OutsideTsconfig) => FoundFile | undefined {
  const firstOf = (paths: readonly string[]): FoundFile | undefined => {
    for (const path of paths) {
      const bytes = disk.bytesOf(path);
      if (bytes !== undefined) return { path, bytes };
    }
    return undefined;
  };
  const inPackages = (modules: string, specifier: string): FoundFile | undefined =>
    disk.isFolder(modules) ? firstOf(packageFiles(modules, specifier, (path) => disk.bytesOf(path))) : undefined;

  return ({ folder, specifier }) => {
    const from = join(root, folder);
    if (isPath(specifier)) return firstOf(spellings(resolve(from, specifier)));
    for (let at = from; ; at = dirname(at)) {
      const file = inPackages(join(at, "node_modules"), specifier);
      if (file !== undefined || dirname(at) === at) return file;
    }
  };
}

const CONDITIONS: ReadonlySet<string> = new Set(["node", "import", "require", "types", "default"]);

/** What a specifier may mean in one node_modules: as the package's `exports` have it, and as it says. */
function packageFiles(
  modules: string,
  specifier: string,
  read: (path: string) => Uint8Array | undefined,
): readonly string[] {
  const { name, subpath } = partsOf(specifier);
  const manifest = read(join(modules, name, "package.json"));
  const exports = manifest && (jsonOf(decodeText(manifest)) as { exports?: unknown } | null | undefined)?.exports;
  const targets = exportTargets(exports, `.${subpath}`, CONDITIONS) ?? [];
  return [...targets.map((target) => join(modules, name, target)), ...spellings(join(modules, specifier))];
}

function spellings(path: string): readonly string[] {
  return [path, `${path}.json`, join(path, "tsconfig.json")];
}

function isPath(specifier: string): boolean {
  return /^\.{0,2}(?:\/|$)|^\.{1,2}\\/.test(specifier) || isAbsolute(specifier);
}

function idOf(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
