/**
 * How the domains of a project came about: which entries of the settings name them, or which folder was taken for one, and why.
 * Of those that have a path only, ascending by name. O(length of all paths, times the entries of the settings).
 */
import { domainMatcher } from "./domain-patterns.js";
import { domainsOf, type DomainSettings } from "./domains.js";
import { inferDomains, type InferredFrom } from "./inferred-domains.js";

export interface DomainOrigin {
  readonly name: string;
  readonly from: "settings" | InferredFrom;
  /** The globs of the settings, in their order, or the one folder. */
  readonly at: readonly string[];
}

/** Of the same arguments as `domainsOf`. */
export function domainOrigins(
  settings: DomainSettings,
  paths: readonly string[],
  packages: readonly string[],
  wholePackages: boolean,
): readonly DomainOrigin[] {
  const domainOf = domainsOf(settings, paths, packages, wholePackages);
  const namedPaths = paths.flatMap((path): (readonly [path: string, name: string])[] => {
    const domain = domainOf(path);
    return typeof domain === "object" ? [[path, domain.name]] : [];
  });
  const names = [...new Set(namedPaths.map(([, name]) => name))].sort();
  const { domains } = settings;
  if (domains !== undefined) {
    const globsOf = writtenGlobs(domains, namedPaths);
    return names.map((name) => ({ name, from: "settings", at: [...globsOf.get(name)!] }));
  }
  const guesses = new Map(inferDomains(paths, packages).map((guess) => [guess.name, guess]));
  return names.map((name) => {
    const { from, folder } = guesses.get(name)!;
    return { name, from, at: [folder] };
  });
}

/** The globs of the entries that put paths into each domain. */
function writtenGlobs(
  entries: NonNullable<DomainSettings["domains"]>,
  namedPaths: readonly (readonly [path: string, name: string])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const matchers = entries.map((entry) => ({ entry, find: domainMatcher(entry) }));
  const globs = new Map<string, Set<string>>();
  for (const [path, name] of namedPaths) {
    const { entry } = matchers.find(({ find }) => find(path) !== undefined)!;
    const own = globs.get(name) ?? new Set();
    globs.set(name, own);
    for (const glob of entry.patterns) own.add(glob);
  }
  return globs;
}
