/**
 * Which module a path names, among the modules discovered: no disk. What is among them wins over what is not, so that
 * an ignored, generated neighbour (`b.d.ts` beside `b.js`) changes no edge.
 *
 * `path` is an id that may lack its extension, carry that of its output (`b.js` for `b.ts`), or name a directory; then
 * the entry of its package.json counts, then its index file. Built in O(modules); a look-up takes one to four probes.
 */
import { APPENDED_EXTENSIONS, EXTENSION_ALIASES, extensionOf, withoutScriptExtension } from "./extensions.js";
import { inDirectory, joinPath } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";

export interface ModuleLookup {
  /** A file, or else a directory. */
  find(path: string): string | undefined;
  findFile(path: string): string | undefined;
  findDirectory(path: string): string | undefined;
}

export function createModuleLookup(
  modules: ReadonlySet<string>,
  manifests: ReadonlyMap<string, PackageManifest>,
): ModuleLookup {
  const byStem = groupByStem(modules);

  function findFile(path: string): string | undefined {
    const extension = extensionOf(path);
    const aliases = EXTENSION_ALIASES.get(extension);
    if (aliases !== undefined) {
      const stem = path.slice(0, -extension.length);
      const present = byStem.get(stem);
      const alias = present && aliases.find((each) => present.includes(each));
      if (alias !== undefined) return stem + alias;
    } else if (extension !== "" && modules.has(path)) {
      return path;
    }
    const appended = byStem.get(path)?.[0];
    return appended === undefined ? undefined : path + appended;
  }

  function findDirectory(path: string): string | undefined {
    const manifest = manifests.get(path);
    if (manifest !== undefined) {
      for (const entry of [manifest.main, manifest.module, manifest.types, manifest.typings]) {
        const target = entry === undefined ? undefined : joinPath(path, entry);
        if (target === undefined || target === path) continue;
        const found = findFile(target) ?? findFile(inDirectory(target, "index"));
        if (found !== undefined) return found;
      }
    }
    return findFile(inDirectory(path, "index"));
  }

  return { findFile, findDirectory, find: (path) => findFile(path) ?? findDirectory(path) };
}

/** Path without script extension -> the extensions it has, in order of preference. */
function groupByStem(modules: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, readonly string[]>();
  for (const module of modules) {
    const stem = withoutScriptExtension(module);
    const extension = module.slice(stem.length);
    const known = byStem.get(stem);
    const all = known === undefined ? [extension] : [...known, extension];
    byStem.set(stem, all.length === 1 ? all : APPENDED_EXTENSIONS.filter((each) => all.includes(each)));
  }
  return byStem;
}
