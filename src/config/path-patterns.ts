import { isAbsolute } from "node:path";
import { picomatch } from "./picomatch.js";
import { compileGlob } from "./glob.js";

/** Whether a value of the settings is a glob over paths from the root, and not longer than any matcher takes. */
export function isGlob(value: unknown): value is string {
  return typeof value === "string" && !isAbsolute(value.replace(/^!/, "")) && compile(value) !== undefined;
}

/**
 * Compiles globs over root-relative paths into one question. A pattern without magic names a file or a whole folder, so
 * `src/generated` also matches what lies in it. `!` before a pattern takes out again what an earlier one took in: the last
 * pattern that matches decides. A list that starts with `!` takes out of everything; no pattern matches nothing, as does one
 * that is too long to compile.
 */
export function matchesAny(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns.map((pattern) => ({
    isTaken: !takesOut(pattern),
    matches: compile(pattern) ?? (() => false),
  }));
  const otherwise = rules[0]?.isTaken === false;
  return (path) => rules.findLast(({ matches }) => matches(path))?.isTaken ?? otherwise;
}

/** Whether a pattern starts with a `!` that means the opposite; `!(a|b)` is a pattern like others. */
export function takesOut(pattern: string): boolean {
  return picomatch.scan(pattern).negated === true;
}

/** The folder that holds all a pattern can match, as its beginning without magic; undefined for a pattern that has no magic. */
export function globBase(pattern: string): string | undefined {
  const { isGlob: hasMagic, base } = picomatch.scan(pattern);
  return hasMagic ? base : undefined;
}

/** The value under the first pattern, in order of keys, that matches a path. */
export function firstMatch<T>(values: { readonly [pattern: string]: T }): (path: string) => T | undefined {
  const compiled = Object.entries(values).map(([pattern, value]) => ({ matches: matchesAny([pattern]), value }));
  return (path) => compiled.find(({ matches }) => matches(path))?.value;
}

/** What a pattern matches, its `!` aside. */
function compile(pattern: string): ((path: string) => boolean) | undefined {
  const glob = (takesOut(pattern) ? pattern.slice(1) : pattern).replace(/^\.\//, "").replace(/\/$/, "");
  const options = { dot: true };
  const exact = compileGlob(glob, options);
  if (exact === undefined || picomatch.scan(glob).isGlob) return exact;
  const inside = compileGlob(`${glob}/**`, options);
  return inside && ((path) => exact(path) || inside(path));
}
