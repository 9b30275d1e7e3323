/** What the parts of the scan share: the text, the levels open in it, and the means to look around in it. */

import { CodePlace, isSpace } from "./code-place.js";
import { OpenLevels } from "./open-levels.js";
import { SkippedText } from "./skipped-text.js";

export interface Scan {
  readonly text: string;
  readonly mayHoldJsx: boolean;
  readonly levels: OpenLevels;
  readonly place: CodePlace;
  readonly skipped: SkippedText;
}

/** A scan that has not begun. */
export function newScan(text: string, mayHoldJsx: boolean): Scan {
  return { text, mayHoldJsx, levels: new OpenLevels(), place: new CodePlace(text), skipped: new SkippedText(text) };
}

/** Index of the first character of code from `at` on, past space and comments. */
export function nextCode({ text, skipped }: Scan, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (isSpace(code)) next++;
    else {
      const end = code === 47 /* / */ ? skipped.endOfComment(next) : -1;
      if (end === -1) return next;
      next = end + 1;
    }
  }
}

/** Index of the last character of the comment at `at`; -1 if there is none. */
export function skipComment({ skipped, place }: Scan, at: number): number {
  const end = skipped.endOfComment(at);
  if (end !== -1) place.noteComment(at, end + 1);
  return end;
}

/**
 * Index of the last character of a template, or of a part of it before a substitution, from its backtick or from the
 * brace that ends a substitution on.
 */
export function skipTemplate({ text, levels, skipped }: Scan, from: number): number {
  const end = skipped.endOfTemplate(from + 1);
  if (end === -1) return from;
  if (text.charCodeAt(end) === 123 /* { */) levels.open("${}");
  return end;
}
