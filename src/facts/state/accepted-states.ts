/** The comments that accept a state: `@shared-state` and why, above the declaration or behind it on its line. */

import type { Comment } from "oxc-parser";

const TAG = /@shared-state\b[ \t]*([^\r\n]*)/;

/** A lookup by the line of a declaration: the reason, empty if none is given; undefined without such a comment. */
export function acceptedStates(
  comments: readonly Comment[],
  lineAt: (offset: number) => number,
): (line: number) => string | undefined {
  const reasons = new Map<number, string>();
  for (const { value, start, end } of comments) {
    const reason = TAG.exec(value)?.[1];
    if (reason === undefined) continue;
    const first = lineAt(start);
    // Behind a declaration on its line, or on the line above it.
    for (const line of [first, lineAt(end) + 1])
      if (!reasons.has(line)) reasons.set(line, reason.replace(/\*+$/, "").trim());
  }
  return (line) => reasons.get(line);
}
