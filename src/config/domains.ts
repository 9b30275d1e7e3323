/**
 * Which domain a path belongs to: as the settings say, else as the layout of the project lets one guess.
 */
import { domainMatcher } from "./domain-patterns.js";
import type { DomainEntry } from "./domain-settings.js";
import { isBelowSharedFolder, isSharedName } from "./folder-names.js";
import { inferDomains, type InferredDomain } from "./inferred-domains.js";
import { matchesAny } from "./path-patterns.js";

export interface DomainSettings {
  /** Domains by pattern, first match first; undefined: guessed. */
  readonly domains: readonly DomainEntry[] | undefined;
  /** Globs, relative to the root, of what every domain may use. */
  readonly shared: readonly string[];
}

/** A domain, what all domains share, or (undefined) neither. */
export type PathDomain = { readonly name: string } | "shared" | undefined;

/**
 * The domain of every path of a project, from all of its paths and the folders of its workspace's packages. `wholePackages`:
 * whether a package may be a domain as a whole.
 *
 * `shared` comes before `domains`, since a pattern with `{domain}` in it matches more than anybody lists. A folder that is
 * shared by its name is a domain if the settings give it that name letter by letter; below a domain its name means nothing.
 */
export function domainsOf(
  { domains, shared }: DomainSettings,
  paths: readonly string[],
  packages: readonly string[],
  wholePackages: boolean,
): (path: string) => PathDomain {
  const isShared = matchesAny(shared);
  const guess = (): readonly InferredDomain[] =>
    inferDomains(paths, packages).filter(({ from }) => wholePackages || from !== "package");
  const find = domains === undefined ? inferred(guess(), packages) : written(domains);
  return (path) => {
    if (isShared(path)) return "shared";
    return find(path) ?? (isBelowSharedFolder(path) ? "shared" : undefined);
  };
}

function written(entries: readonly DomainEntry[]): (path: string) => PathDomain {
  const matchers = entries.map(domainMatcher);
  return (path) => {
    for (const find of matchers) {
      const match = find(path);
      if (match === undefined) continue;
      const isShared = match.part !== undefined && isSharedName(match.part);
      return isShared ? "shared" : { name: match.name };
    }
    return undefined;
  };
}

function inferred(found: readonly InferredDomain[], packages: readonly string[]): (path: string) => PathDomain {
  // What lies in a package is no part of a package around it.
  const folders = new Map<string, InferredDomain | undefined>(packages.map((folder) => [folder, undefined]));
  for (const domain of found) folders.set(domain.folder, domain);
  return (path) => {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) return folders.get(folder);
    }
    return undefined;
  };
}
