/** Whether what an expression makes is kept where there is one of it in a process, and what a comment there says of it. */

import type { Node } from "oxc-parser";
import type { LocalPath } from "../state/local-paths.js";
import type { TextPaths } from "../state/text-paths.js";

/** Not so of what a function returns, of a field that each object has, and of one among many. */
export function isKeptOnce(path: LocalPath): boolean {
  return path.length > 0 && !path.some((step) => step === "()" || step === "new" || step === "*");
}

export interface AcceptingPlaces {
  readonly acceptedAt: (line: number) => string | undefined;
  readonly lineAt: (offset: number) => number;
  readonly paths: Pick<TextPaths, "top">;
}

/** The reason of the first comment where it is made, or where a variable that keeps it is declared. O(paths). */
export function acceptedWhere(
  start: number,
  kept: readonly LocalPath[],
  { acceptedAt, lineAt, paths }: AcceptingPlaces,
): string | undefined {
  const own = acceptedAt(lineAt(start));
  if (own !== undefined) return own;
  for (const [name, ...rest] of kept.filter(isKeptOnce)) {
    const declared = rest.length === 0 ? paths.top.set.get(name!)?.defs[0]?.name : undefined;
    const why = declared && acceptedAt(lineAt((declared as unknown as Node).start));
    if (why !== undefined) return why;
  }
  return undefined;
}
