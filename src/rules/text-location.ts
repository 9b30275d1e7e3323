/** Where a report stands in the linted text. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type Text = Readonly<TSESLint.SourceCode>;

/** At what facts say by its offsets. */
export function rangeLocation(
  text: Text,
  [start, end]: readonly [start: number, end: number],
): TSESTree.SourceLocation {
  return { start: text.getLocFromIndex(start), end: text.getLocFromIndex(end) };
}

/** At a line, without its indentation. */
export function lineLocation({ lines }: Text, line: number): TSESTree.SourceLocation {
  const text = lines[line - 1] ?? "";
  return { start: { line, column: text.search(/\S|$/) }, end: { line, column: text.trimEnd().length } };
}
