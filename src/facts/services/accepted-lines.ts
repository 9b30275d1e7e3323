/** The lines of a text that a comment with `@shared-service` accepts; of an import the line of its specifier, however long it is. */

import type { Comment, Program } from "oxc-parser";

/** Ascending. O(comments and statements), and nothing without such a comment. */
export function acceptedLines(
  { body }: Program,
  comments: readonly Comment[],
  acceptedAt: (line: number) => string | undefined,
  lineAt: (offset: number) => number,
): readonly (readonly [line: number, why: string])[] {
  const lines = new Map<number, string>();
  const add = (line: number, why: string | undefined): void => {
    if (why !== undefined && !lines.has(line)) lines.set(line, why);
  };
  for (const { value, start, end } of comments) {
    if (!value.includes("@shared-service")) continue;
    for (const line of [lineAt(start), lineAt(end) + 1]) add(line, acceptedAt(line));
  }
  if (lines.size === 0) return [];
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") add(lineAt(statement.source.start), lines.get(lineAt(statement.start)));
  }
  return [...lines].sort(([a], [b]) => a - b);
}
