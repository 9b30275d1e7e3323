/**
 * The files that tsconfigs extend and the scan does not list, because they lie in node_modules or have a name of their own,
 * as `@repo/typescript-config/nextjs.json`. They decide where specifiers lead as well; while one is not installed, every
 * module below the tsconfig that extends it resolves without the resolver's reading of it.
 */
import { posix } from "node:path";
import { folderOf } from "../graph/folder-of.js";

interface ExtendedTsconfig {
  /** Paths, relative to the root, at which it may lie; the first that is there counts. */
  readonly places: readonly string[];
}

/** So deep only links lead, in a circle. */
const CIRCLE = /(?:node_modules\/.*){3}/s;
const ENDINGS = ["", ".json", "/tsconfig.json"];

/**
 * What the tsconfig at `path` extends, but for paths to what is scanned.
 * @param packageFolders folders of the project's own packages by name
 */
export function extendedBy(
  path: string,
  content: unknown,
  isScanned: (path: string) => boolean,
  packageFolders: ReadonlyMap<string, readonly string[]>,
): readonly ExtendedTsconfig[] {
  if (CIRCLE.test(path)) return [];
  const extended = (content as { readonly extends?: unknown } | null | undefined)?.extends;
  const written = (Array.isArray(extended) ? (extended as unknown[]) : [extended]).filter(
    (each): each is string => typeof each === "string" && !/^\/|^[a-z]:/i.test(each),
  );
  return written.flatMap((each) => {
    const isPath = each.startsWith(".");
    const bases = isPath
      ? [posix.join(folderOf(path), each)]
      : [...inPackages(each, packageFolders), ...inNodeModules(folderOf(path), each)];
    const places = bases.flatMap((base) => ENDINGS.map((ending) => base + ending));
    const isElsewhere = isPath && places.some((place) => place.startsWith("../") || isScanned(place));
    return isElsewhere ? [] : [{ places }];
  });
}

function inPackages(written: string, packageFolders: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [, name = "", subpath = ""] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/s.exec(written) ?? [];
  return (packageFolders.get(name) ?? []).map((folder) => posix.join(folder, `.${subpath}`));
}

function inNodeModules(folder: string, written: string): readonly string[] {
  const places: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    places.push(posix.join(at, "node_modules", written));
    if (at === "") return places;
  }
}
