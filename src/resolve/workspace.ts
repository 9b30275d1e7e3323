/**
 * Which package names mean a directory of this project: members of a workspace (npm, yarn, pnpm patterns), and packages
 * depended upon by path (`file:`, `link:`, `portal:`) or `workspace:`. Installed or not makes no difference.
 *
 * A pattern list admits a directory that one pattern matches and no `!` pattern does. The package at the root of a
 * workspace is a member. A workspace may lie inside another; the innermost that knows a name wins. Of two members with
 * one name the first by id wins.
 */
import { workspaceMembers } from "../config/workspace-patterns.js";
import { ancestorsOf, isInside, joinPath } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";

export interface Workspace {
  /** Directory of the package that `name` means for modules of `directory`; undefined for a package of others. */
  packageDirectory(directory: string, name: string): string | undefined;
  /** The same, asked from the root. */
  memberDirectory(name: string): string | undefined;
  /** The directory of the nearest package.json above that `has` accepts, a directory itself being above it. */
  nearestManifest(directory: string, has: (manifest: PackageManifest) => boolean): string | undefined;
}

interface Members {
  readonly home: string;
  readonly byName: ReadonlyMap<string, string>;
}

export function createWorkspace(
  manifests: ReadonlyMap<string, PackageManifest>,
  rootPatterns: readonly string[] | undefined,
): Workspace {
  const directories = [...manifests.keys()].sort();
  const workspaces = findWorkspaces(manifests, directories, rootPatterns);
  const allByName = namesOf(manifests, directories);

  function nearestManifest(directory: string, has: (manifest: PackageManifest) => boolean): string | undefined {
    for (const ancestor of ancestorsOf(directory)) {
      const manifest = manifests.get(ancestor);
      if (manifest !== undefined && has(manifest)) return ancestor;
    }
    return undefined;
  }

  function member(directory: string, name: string): string | undefined {
    for (const { home, byName } of workspaces) {
      const found = isInside(directory, home) ? byName.get(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function localDependency(directory: string, name: string): string | undefined {
    const dependent = nearestManifest(directory, (manifest) => manifest.dependencies.has(name));
    const range = dependent === undefined ? undefined : manifests.get(dependent)?.dependencies.get(name);
    if (dependent === undefined || range === undefined) return undefined;
    if (range.startsWith("workspace:")) return allByName.get(name);
    const [, path] = /^(?:file|link|portal):(.*)$/s.exec(range) ?? [];
    const target = path === undefined ? undefined : joinPath(dependent, path);
    return target !== undefined && manifests.has(target) ? target : undefined;
  }

  return {
    nearestManifest,
    memberDirectory: (name) => member("", name),
    packageDirectory(directory, name) {
      const own = nearestManifest(directory, (manifest) => manifest.name !== undefined);
      if (own !== undefined && manifests.get(own)?.name === name) return own;
      return member(directory, name) ?? localDependency(directory, name);
    },
  };
}

/** Workspaces, innermost first. */
function findWorkspaces(
  manifests: ReadonlyMap<string, PackageManifest>,
  directories: readonly string[],
  rootPatterns: readonly string[] | undefined,
): readonly Members[] {
  const found: Members[] = [];
  for (const home of new Set(["", ...directories])) {
    const patterns = [...(manifests.get(home)?.workspaces ?? []), ...(home === "" ? (rootPatterns ?? []) : [])];
    if (patterns.length === 0) continue;
    const isMember = workspaceMembers(patterns);
    const members = directories.filter(
      (directory) =>
        directory === home ||
        (isInside(directory, home) && isMember(home === "" ? directory : directory.slice(home.length + 1))),
    );
    found.push({ home, byName: namesOf(manifests, members) });
  }
  return found.sort((a, b) => b.home.length - a.home.length);
}

function namesOf(
  manifests: ReadonlyMap<string, PackageManifest>,
  directories: readonly string[],
): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const directory of directories) {
    const name = manifests.get(directory)?.name;
    if (name !== undefined && !byName.has(name)) byName.set(name, directory);
  }
  return byName;
}
