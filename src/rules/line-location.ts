import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** A line of the linted text, without its indentation. */
export function lineLocation({ lines }: Readonly<TSESLint.SourceCode>, line: number): TSESTree.SourceLocation {
  const text = lines[line - 1] ?? "";
  return { start: { line, column: text.search(/\S|$/) }, end: { line, column: text.trimEnd().length } };
}
