import { picomatch } from "./picomatch.js";
import { isTemplate, PLACEHOLDER, type DomainEntry } from "./domain-settings.js";
import { matchesAny } from "./path-patterns.js";

/** The domain that an entry puts a path in. */
export interface DomainMatch {
  readonly name: string;
  /** What `{domain}` is in the path; undefined if the name is no template. */
  readonly part: string | undefined;
}

/** Compiles one entry of the setting `domains`. */
export function domainMatcher({ name, patterns }: DomainEntry): (path: string) => DomainMatch | undefined {
  if (!isTemplate(name)) {
    const matches = matchesAny(patterns);
    return (path) => (matches(path) ? { name, part: undefined } : undefined);
  }
  // A group of a regular expression is one in a glob of picomatch as well.
  const shapes = patterns
    .flatMap(globsOf)
    .map((glob) => picomatch.makeRe(glob.replace(PLACEHOLDER, "(?<domain>[^/]+)"), { dot: true }));
  return (path) => {
    for (const shape of shapes) {
      const part = shape.exec(path)?.groups?.["domain"];
      if (part !== undefined) return { name: name.replaceAll(PLACEHOLDER, () => part), part };
    }
    return undefined;
  };
}

/** As `matchesAny` reads a pattern, except that a file beside the folders of the domains names none. */
function globsOf(pattern: string): readonly string[] {
  const glob = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  if (glob.endsWith("/**")) return [`${glob}/*`];
  if (glob.endsWith(PLACEHOLDER)) return [`${glob}/**/*`];
  return picomatch.scan(glob.replace(PLACEHOLDER, "x")).isGlob ? [glob] : [glob, `${glob}/**/*`];
}
