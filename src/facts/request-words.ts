/**
 * Which stretches of a text cannot hold a request or an export of CommonJS, so that a walk of its tree may pass them by.
 *
 * Every such piece of syntax has one of a few words in it, or a name written with an escape. The words may stand in a comment
 * or a string too, and the walk then finds nothing. O(length) once, O(log occurrences) for each stretch.
 */

import type { Span } from "oxc-parser";

const WORDS = /\\|require|module|export|import|Worker|jest|\bvi(?:test)?\b/g;

/** A test whether one of the words occurs in a stretch. */
export function requestWords(text: string): (stretch: Span) => boolean {
  const offsets: number[] = [];
  for (const { index } of text.matchAll(WORDS)) offsets.push(index);
  return ({ start, end }) => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (offsets[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low < offsets.length && offsets[low]! < end;
  };
}
