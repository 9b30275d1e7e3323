/**
 * A copy of some files of a project in a folder of its own, outside of it, which goes when it was used. Its node_modules have what
 * those of the project have, as links; what is a package of the project itself is one of the copy there.
 */
import { mkdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { folderEntries } from "./folder-entries.js";
import { withTemporaryFolder } from "./temporary-folder.js";

/** Paths are relative to the folder that is copied, with `/` between their parts. */
export type CopiedFile =
  { readonly path: string; readonly bytes: Uint8Array } | { readonly path: string; readonly leadsTo: string };

/**
 * Gives `use` the real path of a new folder with the files, and removes the folder, whatever happens in between. What would lie, or
 * lead, outside of it is left out. Nothing is written through a link.
 * @throws Error if the folder cannot be written
 */
export async function withCopiedTree<Answer>(
  files: Iterable<CopiedFile>,
  use: (folder: string) => Answer | Promise<Answer>,
): Promise<Answer> {
  return withTemporaryFolder((folder) => {
    const made = new Set<string>();
    const links: { readonly at: string; readonly to: string }[] = [];
    for (const file of files) {
      const at = insideOf(folder, file.path);
      if (at === undefined) continue;
      if (!made.has(dirname(at))) mkdirSync(dirname(at), { recursive: true });
      made.add(dirname(at));
      if ("bytes" in file) writeFileSync(at, file.bytes);
      else links.push({ at, to: file.leadsTo });
    }
    // Last, so that no file is written to where one of them leads.
    for (const { at, to } of links) if (insideOf(folder, resolve(dirname(at), to)) !== undefined) symlinkSync(to, at);
    return use(folder);
  });
}

/**
 * Links all that is in the node_modules of some folders of a project into those of its copy.
 * @param folders relative to both
 */
export function linkPackages(project: string, copy: string, folders: Iterable<string>): void {
  for (const folder of folders) {
    const pending = [join(folder, "node_modules")];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const entry of folderEntries(join(project, at))) {
        const path = join(at, entry.name);
        // What begins with a dot is no package: caches, a store of packages that links lead to.
        if (entry.name.startsWith(".")) continue;
        if (entry.isDirectory() && entry.name.startsWith("@")) pending.push(path);
        else linkPackage(project, copy, path);
      }
    }
  }
}

function linkPackage(project: string, copy: string, path: string): void {
  const target = targetOf(join(project, path));
  // What leads nowhere is no package.
  if (target === undefined) return;
  const inside = relative(project, target.path);
  const isOwn = isBelow(inside) && !inside.split(sep).includes("node_modules");
  const link = join(copy, path);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(isOwn ? join(copy, inside) : target.path, link, target.isFolder ? "junction" : "file");
}

function targetOf(path: string): { readonly path: string; readonly isFolder: boolean } | undefined {
  try {
    return { path: realpathSync.native(path), isFolder: statSync(path).isDirectory() };
  } catch {
    return undefined;
  }
}

/** The absolute path of what lies in a folder; undefined if it lies elsewhere. */
function insideOf(folder: string, path: string): string | undefined {
  const absolute = resolve(folder, path);
  return isBelow(relative(folder, absolute)) ? absolute : undefined;
}

function isBelow(path: string): boolean {
  return path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
