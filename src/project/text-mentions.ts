/**
 * Whether the text of a module contains any of some words, remembered for as long as its row: typing asks the same again and again.
 */
import type { ResolvedModule } from "../graph/resolved-module.js";

/** A name that is written with escapes does not occur as it is. */
const ESCAPE = /\\[ux]/;

/** @param textOf the text that a row was made from; undefined if another one lies there now, of which nothing is said or kept */
export function textMentions(
  textOf: (row: ResolvedModule) => string | undefined,
): (row: ResolvedModule, words: readonly string[]) => boolean {
  const answers = new WeakMap<ResolvedModule, Map<string, boolean>>();
  return (row, words) => {
    const asked = JSON.stringify(words);
    const known = answers.get(row) ?? new Map<string, boolean>();
    answers.set(row, known);
    const before = known.get(asked);
    if (before !== undefined) return before;
    const text = textOf(row);
    if (text === undefined) return true;
    const answer = ESCAPE.test(text) || words.some((word) => text.includes(word));
    known.set(asked, answer);
    return answer;
  };
}
