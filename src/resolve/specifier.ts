/** Reading a specifier as text: what kind it is, what of it names a file, which package it asks for. */

/** Whether a specifier is a path as seen from its importer. */
export function isRelative(specifier: string): boolean {
  return specifier === "." || specifier === ".." || specifier.startsWith("./") || specifier.startsWith("../");
}

/** Whether a specifier can only mean a directory: `.`, `..`, or with a slash at its end. */
export function meansDirectory(specifier: string): boolean {
  return (
    specifier.endsWith("/") ||
    specifier === "." ||
    specifier === ".." ||
    specifier.endsWith("/.") ||
    specifier.endsWith("/..")
  );
}

/**
 * What of a specifier may name a file, most literal first: as written, since names may hold `!`, `?` and `#`; without
 * webpack loaders; without a query; without query and hash. The `#` that starts a package import stays.
 */
export function specifierForms(specifier: string): readonly string[] {
  if (!/[!?#]/.test(specifier)) return [specifier];
  const bare = specifier.slice(specifier.lastIndexOf("!") + 1);
  const query = bare.indexOf("?", 1);
  const withoutQuery = query === -1 ? bare : bare.slice(0, query);
  const hash = withoutQuery.indexOf("#", 1);
  const path = hash === -1 ? withoutQuery : withoutQuery.slice(0, hash);
  return [...new Set([specifier, bare, withoutQuery, path])].filter((form) => form !== "");
}

const SCHEME = /^(?:[a-z][a-z0-9+.-]+:|\0)/i;

/** `node:fs`, `https://…`, `data:…`, `virtual:pages`, `astro:content`, and Rollup's NUL-marked virtual modules. */
export function hasScheme(specifier: string): boolean {
  return SCHEME.test(specifier);
}

export interface PackageRequest {
  readonly name: string;
  /** Path inside the package, without a slash before it; empty for the package itself. */
  readonly subpath: string;
}

/** The package a bare specifier asks for; undefined if none can have that name, as for `@/a`, `~/a`, `/a`, `#a`. */
export function packageRequest(specifier: string): PackageRequest | undefined {
  const scope = specifier.startsWith("@") ? specifier.indexOf("/") : -1;
  if (scope === 1 || (scope === -1 && specifier.startsWith("@"))) return undefined;
  const slash = specifier.indexOf("/", scope + 1);
  const name = slash === -1 ? specifier : specifier.slice(0, slash);
  if (name.length === scope + 1 || /^[~.#/]/.test(name)) return undefined;
  return { name, subpath: slash === -1 ? "" : specifier.slice(slash + 1) };
}

/** An alias by convention, which no package can be: `@/a`, `~/a`, `@@/a`, `~~/a`. */
export function looksLikeAlias(specifier: string): boolean {
  return /^(?:@@?|~~?)\//.test(specifier);
}
