/**
 * All that a map of patterns may make of a request, whatever the conditions and whichever pattern wins: the keys and targets of
 * `exports`, `imports` and `paths`. Any JSON in. O(size of the map) a request.
 */
import { isRecord } from "./manifest.js";

export function possibleTargets(map: unknown, request: string): readonly string[] {
  if (!isRecord(map)) return [];
  const targets: string[] = [];
  // Asked for each import: some maps have hundreds of keys, of which hardly one matches.
  for (const key of Object.keys(map)) {
    const filling = fillingOf(key, request);
    if (filling !== undefined) for (const target of textsIn(map[key])) targets.push(filled(target, filling));
  }
  return targets;
}

/** The same for the `exports` of a package, which may be the target of `.` itself. */
export function possibleExports(exports: unknown, subpath: string): readonly string[] {
  const isMap = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith("."));
  return possibleTargets(isMap ? exports : { ".": exports }, subpath);
}

/** What a key leaves of a request for the targets; undefined if it does not match. */
function fillingOf(key: string, request: string): string | undefined {
  if (key === request) return "";
  const first = key.indexOf("*");
  if (first === -1 && !key.endsWith("/")) return undefined;
  const star = first === -1 ? key.length : first;
  if (!request.startsWith(key.slice(0, star))) return undefined;
  const tail = key.slice(star + 1);
  const isMatch = request.length >= star + tail.length && request.endsWith(tail);
  return isMatch ? request.slice(star, request.length - tail.length) : undefined;
}

function filled(target: string, filling: string): string {
  return target.endsWith("/") ? target + filling : target.replaceAll("*", () => filling);
}

/** All texts in a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  const pending = [value];
  while (pending.length > 0) {
    const each = pending.pop();
    if (typeof each === "string") texts.push(each);
    else if (typeof each === "object" && each !== null) for (const inner of Object.values(each)) pending.push(inner);
  }
  return texts;
}
