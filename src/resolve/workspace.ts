/**
 * Which package names mean a directory of this project: members of a workspace (npm, yarn, pnpm patterns), and packages
 * depended upon by path (`file:`, `link:`, `portal:`) or `workspace:`. Installed or not makes no difference.
 *
 * A pattern list admits a directory that one pattern matches and no `!` pattern does. The package at the root of a
 * workspace is a member. A workspace may lie inside another; the innermost that knows a name wins. Of two members with
 * one name the first by id wins. A package that is no member and depends on a version of a name, as an example that is
 * installed by itself, has the published package.
 */
import { workspaceMembers } from "../config/workspace-patterns.js";
import { ancestorsOf, isInside, joinPath } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";

export interface Workspace {
  /** Directory of the package that `name` means for modules of `directory`; undefined for a package of others. */
  packageDirectory(directory: string, name: string): string | undefined;
  /** Whether modules of `directory` have the published package `name`, though a workspace around them has a member of it. */
  hasPublished(directory: string, name: string): boolean;
  /** The directory of the nearest package.json above that `has` accepts, a directory itself being above it. */
  nearestManifest(directory: string, has: (manifest: PackageManifest) => boolean): string | undefined;
}

interface Members {
  readonly home: string;
  readonly directories: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** A package that lists another as a dependency. */
interface Dependent {
  readonly directory: string;
  readonly range: string;
}

export function createWorkspace(
  manifests: ReadonlyMap<string, PackageManifest>,
  pnpmPackages: ReadonlyMap<string, readonly string[]>,
): Workspace {
  const directories = [...manifests.keys()].sort();
  const workspaces = findWorkspaces(manifests, directories, pnpmPackages);
  const allByName = namesOf(manifests, directories);

  const nearestManifest: Workspace["nearestManifest"] = (directory, has) => nearest(manifests, directory, has);

  function dependentOn(name: string, directory: string): Dependent | undefined {
    const found = nearestManifest(directory, (manifest) => manifest.dependencies.has(name));
    const range = found === undefined ? undefined : manifests.get(found)?.dependencies.get(name);
    return found === undefined || range === undefined ? undefined : { directory: found, range };
  }

  /** `admits`: whether a workspace around the directory links its members for what is asked. */
  function member(directory: string, name: string, admits: (members: Members) => boolean): string | undefined {
    for (const members of workspaces) {
      const [found] = isInside(directory, members.home) ? (members.byName.get(name) ?? []) : [];
      if (found !== undefined && admits(members)) return found;
    }
    return undefined;
  }

  function localDependency(name: string, { directory, range }: Dependent): string | undefined {
    const local = localMeaning(range);
    if (local?.path !== undefined) {
      const path = joinPath(directory, local.path);
      return path !== undefined && manifests.has(path) ? path : undefined;
    }
    if (local === undefined) return undefined;
    const meant = local.name ?? name;
    return member(directory, meant, () => true) ?? closest(allByName.get(meant) ?? [], directory);
  }

  function packageDirectory(directory: string, name: string): string | undefined {
    const own = nearestManifest(directory, (manifest) => manifest.name !== undefined);
    if (own !== undefined && manifests.get(own)?.name === name) return own;
    const dependent = dependentOn(name, directory);
    if (dependent === undefined) return member(directory, name, () => true);
    return (
      localDependency(name, dependent) ??
      member(directory, name, (members) => members.directories.has(dependent.directory))
    );
  }

  return {
    nearestManifest,
    packageDirectory,
    hasPublished: (directory, name) =>
      packageDirectory(directory, name) === undefined && member(directory, name, () => true) !== undefined,
  };
}

function nearest(
  manifests: ReadonlyMap<string, PackageManifest>,
  directory: string,
  has: (manifest: PackageManifest) => boolean,
): string | undefined {
  for (const ancestor of ancestorsOf(directory)) {
    const manifest = manifests.get(ancestor);
    if (manifest !== undefined && has(manifest)) return ancestor;
  }
  return undefined;
}

/** What a range says that is no version: a path, or a member, which may have another name (`workspace:other@*`). */
function localMeaning(range: string): { readonly path?: string; readonly name?: string } | undefined {
  const [, protocol, target = ""] = /^(file|link|portal|workspace):(.*)$/s.exec(range) ?? [];
  if (protocol === undefined) return undefined;
  if (protocol !== "workspace" || target.startsWith(".")) return { path: target };
  const name = /^((?:@[^/@]+\/)?[^/@]+)@/.exec(target)?.[1];
  return name === undefined ? {} : { name };
}

/** The directory with the most parts in common with `from`, the first of several. */
function closest(directories: readonly string[], from: string): string | undefined {
  const shared = (directory: string): number => [...ancestorsOf(from)].findIndex((each) => isInside(directory, each));
  return [...directories].sort((a, b) => shared(a) - shared(b))[0];
}

/** Workspaces, innermost first. */
function findWorkspaces(
  manifests: ReadonlyMap<string, PackageManifest>,
  directories: readonly string[],
  pnpmPackages: ReadonlyMap<string, readonly string[]>,
): readonly Members[] {
  const found: Members[] = [];
  for (const home of new Set([...pnpmPackages.keys(), ...directories])) {
    const patterns = [...(manifests.get(home)?.workspaces ?? []), ...(pnpmPackages.get(home) ?? [])];
    if (patterns.length === 0) continue;
    const isMember = workspaceMembers(patterns);
    const members = directories.filter(
      (directory) =>
        directory === home ||
        (isInside(directory, home) && isMember(home === "" ? directory : directory.slice(home.length + 1))),
    );
    found.push({ home, directories: new Set(members), byName: namesOf(manifests, members) });
  }
  return found.sort((a, b) => b.home.length - a.home.length);
}

function namesOf(
  manifests: ReadonlyMap<string, PackageManifest>,
  directories: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const directory of directories) {
    const name = manifests.get(directory)?.name;
    if (name === undefined) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [directory]);
    else known.push(directory);
  }
  return byName;
}
