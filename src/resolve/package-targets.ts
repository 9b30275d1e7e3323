/**
 * Which files a package's `exports` or `imports` name for one request, after Node's algorithm
 * (PACKAGE_EXPORTS_RESOLVE, https://nodejs.org/api/esm.html#resolution-algorithm-specification), with one widening: not
 * the first target but all that the conditions admit, in order, because the first may be a file that is not built.
 *
 * Conditions that lead nowhere fall through to the next one, as in Node; `null` ends the search. Patterns are compared
 * as text, never as regular expressions, so that no key can cost more than its length. Takes any JSON, never throws.
 */
import { isRecord } from "./manifest.js";

/**
 * Targets as written, best first; empty if the request is forbidden (`null`) or no condition applies; undefined if no
 * key matches, or there are no keys.
 */
export type Targets = readonly string[] | undefined;

/** `subpath` is `.` or starts with `./`. */
export function exportTargets(exports: unknown, subpath: string, conditions: ReadonlySet<string>): Targets {
  if (exports === undefined || exports === null) return undefined;
  const isMap = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith("."));
  return targetsOf(isMap ? exports : { ".": exports }, subpath, conditions);
}

/** `specifier` starts with `#`. */
export function importTargets(imports: unknown, specifier: string, conditions: ReadonlySet<string>): Targets {
  return isRecord(imports) ? targetsOf(imports, specifier, conditions) : undefined;
}

function targetsOf(map: Readonly<Record<string, unknown>>, request: string, conditions: ReadonlySet<string>): Targets {
  const found: string[] = [];
  if (Object.hasOwn(map, request) && !request.includes("*") && !request.endsWith("/")) {
    collect(map[request], { filling: "", conditions, found }, 0);
    return found;
  }
  const match = bestPattern(Object.keys(map), request);
  if (match === undefined) return undefined;
  collect(map[match.key], { filling: match.filling, conditions, found }, 0);
  return found;
}

interface PatternMatch {
  readonly key: string;
  /** What `*` stands for. */
  readonly filling: string;
}

/** The key with the longest text before its `*`, then the longest; a key that ends in `/` counts as one with `*`. */
function bestPattern(keys: readonly string[], request: string): PatternMatch | undefined {
  let best: (PatternMatch & { readonly base: number }) | undefined;
  for (const key of keys) {
    const star = key.endsWith("/") ? key.length : key.indexOf("*");
    if (star === -1) continue;
    const tail = key.slice(star + 1);
    const fits =
      request.startsWith(key.slice(0, star)) && request.endsWith(tail) && request.length > star + tail.length;
    if (!fits) continue;
    const isBetter = best === undefined || star > best.base || (star === best.base && key.length > best.key.length);
    if (isBetter) best = { key, base: star, filling: request.slice(star, request.length - tail.length) };
  }
  return best;
}

interface Collection {
  readonly filling: string;
  readonly conditions: ReadonlySet<string>;
  readonly found: string[];
}

/** Nobody nests conditions deeper; hostile JSON may. */
const DEEPEST = 32;

/** Adds what `target` admits; returns false once a `null` forbids to look further. */
function collect(target: unknown, into: Collection, depth: number): boolean {
  if (target === null) return false;
  if (typeof target === "string") {
    into.found.push(target.endsWith("/") ? target + into.filling : target.replaceAll("*", () => into.filling));
  } else if (depth >= DEEPEST) {
    return true;
  } else if (Array.isArray(target)) {
    for (const entry of target) collect(entry, into, depth + 1);
  } else if (isRecord(target)) {
    for (const [condition, entry] of Object.entries(target)) {
      const applies =
        into.conditions.has(condition) || (condition.startsWith("types@") && into.conditions.has("types"));
      if (applies && !collect(entry, into, depth + 1)) return false;
    }
  }
  return true;
}
