/** The comments that accept something: a tag and why, above what is accepted or behind it on its line. */

import type { Comment } from "oxc-parser";

/** A lookup by line: the reason, empty if none is given; undefined without such a comment. O(comments). */
export function acceptingComments(
  tag: "@shared-state" | "@shared-service",
  comments: readonly Comment[],
  lineAt: (offset: number) => number,
): (line: number) => string | undefined {
  const pattern = new RegExp(`${tag}\\b[ \\t]*([^\\r\\n]*)`);
  const reasons = new Map<number, string>();
  for (const { value, start, end } of comments) {
    const reason = pattern.exec(value)?.[1];
    if (reason === undefined) continue;
    const first = lineAt(start);
    // Behind a declaration on its line, or on the line above it.
    for (const line of [first, lineAt(end) + 1])
      if (!reasons.has(line)) reasons.set(line, reason.replace(/\*+$/, "").trim());
  }
  return (line) => reasons.get(line);
}
