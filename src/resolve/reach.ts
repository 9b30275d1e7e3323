/**
 * Which paths the native resolver may come to for a specifier, and so which package.json files it may read: all that paths,
 * rootDirs, baseUrl, imports, exports and entry fields could mean, whichever of them wins.
 */
import { isAbsolute, join, relative, resolve } from "node:path";
import type { ForbiddenFile, GuardedManifests } from "./guarded-manifests.js";
import type { GuardedTsconfig } from "./guarded-tsconfigs.js";
import { isLongFilling } from "./json-bounds.js";
import { isRecord } from "./manifest.js";
import { possibleExports, possibleTargets } from "./possible-targets.js";
import { hasScheme, isRelative, packageRequest } from "./specifier.js";

/** More than any specifier leads to; the resolver's time would be as long. */
const MOST_PLACES = 10_000;

const ENTRY_FIELDS = ["main", "module", "types", "typings"];

/** Why the resolver must not be asked for a specifier in a folder; undefined if it may. */
export type Reach = (
  folder: string,
  specifier: string,
  tsconfigs: readonly GuardedTsconfig[],
) => ForbiddenFile | "far" | undefined;

export function createReach(manifests: GuardedManifests): Reach {
  return (folder, specifier, tsconfigs) => {
    const forbidden = manifests.forbiddenAbove(folder);
    if (forbidden !== undefined) return forbidden;
    const seen = new Set<string>();
    const pending = [...placesOf(manifests, folder, specifier, tsconfigs)];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (seen.has(place)) continue;
      if (seen.size > MOST_PLACES) return "far";
      seen.add(place);
      const found = manifests.forbiddenAbove(place);
      if (found !== undefined) return found;
      for (const entry of entriesOf(manifests, place)) pending.push(entry);
    }
    return undefined;
  };
}

/** Where the package.json of a folder leads. */
function entriesOf(manifests: GuardedManifests, folder: string): readonly string[] {
  const { value } = manifests.at(folder) ?? {};
  if (value === undefined) return [];
  const entries = ENTRY_FIELDS.map((field) => value[field]).filter((entry) => typeof entry === "string");
  return [...entries, ...possibleExports(value["exports"], ".")].map((entry) => join(folder, entry));
}

function placesOf(
  manifests: GuardedManifests,
  folder: string,
  specifier: string,
  tsconfigs: readonly GuardedTsconfig[],
): readonly string[] {
  if (isRelative(specifier) || isAbsolute(specifier)) {
    const path = resolve(folder, specifier);
    return [path, ...acrossRoots(path, tsconfigs), ...byPaths(specifier, tsconfigs)];
  }
  return [...byPaths(specifier, tsconfigs), ...byManifest(manifests, folder, specifier)];
}

/** The same path in the other folders that tsconfigs merge with one of its own. */
function acrossRoots(path: string, tsconfigs: readonly GuardedTsconfig[]): readonly string[] {
  const roots = tsconfigs.flatMap(({ folder, home, content }) =>
    textsAt(content, "rootDirs").flatMap((root) => meanings(root, [folder, home])),
  );
  return roots
    .filter((root) => path === root || path.startsWith(root))
    .flatMap((root) => roots.map((other) => join(other, relative(root, path))));
}

function byPaths(specifier: string, tsconfigs: readonly GuardedTsconfig[]): readonly string[] {
  const baseUrls = tsconfigs.flatMap(({ folder, home, content }) =>
    textsAt(content, "baseUrl").flatMap((baseUrl) => meanings(baseUrl, [folder, home])),
  );
  const aliased = tsconfigs.flatMap(({ folder, home, content }) => {
    const options = content["compilerOptions"];
    const targets = possibleTargets(isRecord(options) ? options["paths"] : undefined, specifier);
    return targets.flatMap((target) => meanings(target, [folder, home, ...baseUrls]));
  });
  return [...aliased, ...baseUrls.map((baseUrl) => join(baseUrl, specifier))];
}

/** By `imports`, and by the `exports` of the package that a module is in. */
function byManifest(manifests: GuardedManifests, folder: string, specifier: string): readonly string[] {
  const own = manifests.nearest(folder);
  if (own === undefined) return [];
  const inside = (request: string): readonly string[] => {
    const asked = packageRequest(request);
    if (asked?.name !== own.value["name"]) return [];
    return possibleExports(own.value["exports"], asked?.subpath ? `./${asked.subpath}` : ".");
  };
  const imported = specifier.startsWith("#") ? possibleTargets(own.value["imports"], specifier) : [specifier];
  return imported
    .flatMap((target) => (isRelative(target) || isAbsolute(target) ? [target] : inside(target)))
    .map((target) => join(own.folder, target));
}

function textsAt(content: GuardedTsconfig["content"], key: string): readonly string[] {
  const options = content["compilerOptions"];
  const value = isRecord(options) ? options[key] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string") as string[];
}

function meanings(written: string, bases: readonly string[]): readonly string[] {
  const path = written.replace(/^\$\{configDir\}/i, ".");
  return [...new Set(bases)].map((base) => resolve(base, path));
}

/** Whether a specifier is one that leads anywhere on the disk, or one that nobody writes and that stars would repeat. */
export function isUnasked(specifier: string): boolean {
  return hasScheme(specifier) || (!isRelative(specifier) && !isAbsolute(specifier) && isLongFilling(specifier));
}
