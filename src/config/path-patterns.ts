import { isAbsolute } from "node:path";
import picomatch from "picomatch";

/** Whether a value of the settings is a glob over paths from the root. */
export function isGlob(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !isAbsolute(value);
}

/**
 * Compiles globs over root-relative paths into one question. A pattern without magic names a file or a whole folder, so
 * `src/generated` also matches what lies in it. No pattern matches nothing.
 */
export function matchesAny(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.map((pattern) => pattern.replace(/^\.\//, "").replace(/\/$/, ""));
  return picomatch(
    globs.flatMap((glob) => (picomatch.scan(glob).isGlob ? [glob] : [glob, `${glob}/**`])),
    { dot: true },
  );
}

/** The value under the first pattern, in order of keys, that matches a path. */
export function firstMatch<T>(values: { readonly [pattern: string]: T }): (path: string) => T | undefined {
  const compiled = Object.entries(values).map(([pattern, value]) => ({ matches: matchesAny([pattern]), value }));
  return (path) => compiled.find(({ matches }) => matches(path))?.value;
}
