/**
 * The tsconfig files from packages that the project's own tsconfigs extend. They lie outside the scan, yet decide where
 * specifiers lead; while one is not installed, every module below the tsconfig that extends it resolves without it.
 */
import { join } from "node:path";
import { contentHash } from "../files/content-hash.js";
import { readBytes } from "../files/disk.js";
import { folderOf } from "../graph/folder-of.js";

export interface ExtendedTsconfig {
  /** Folder of the tsconfig that extends it, relative to the root. */
  readonly folder: string;
  readonly specifier: string;
}

/** What the given tsconfigs (path to parsed content) extend from packages. */
export function extendedTsconfigs(tsconfigs: ReadonlyMap<string, unknown>): readonly ExtendedTsconfig[] {
  return [...tsconfigs].flatMap(([path, content]) => {
    const extended = (content as { readonly extends?: unknown } | null | undefined)?.extends;
    const folder = folderOf(path);
    return (Array.isArray(extended) ? (extended as unknown[]) : [extended])
      .filter((specifier): specifier is string => typeof specifier === "string" && !/^[./]|^[a-z]:/i.test(specifier))
      .map((specifier) => ({ folder, specifier }));
  });
}

/** Content hash of an extended tsconfig as it is installed now, `missing` if it is not. */
export function extendedHash(root: string, { folder, specifier }: ExtendedTsconfig): string {
  for (let at = folder; ; at = folderOf(at)) {
    const base = join(root, at, "node_modules", specifier);
    for (const path of [base, `${base}.json`, join(base, "tsconfig.json")]) {
      const bytes = readBytes(path);
      if (bytes !== undefined) return contentHash(bytes);
    }
    if (at === "") return "missing";
  }
}
