/**
 * Finds text that nests too deeply for the parser, before the parser sees it.
 *
 * The native parser and its serializer recurse on the machine stack and take the whole process down when it ends: on a
 * worker's 4 MB at about 2,000 nested classes. This scan keeps a load, weighted so that its limit stays at some 2 MB of
 * stack whatever the mixture: 500 levels (brackets, elements of JSX, type arguments), 1,500 links of a chain without
 * brackets of its own (`else if`, `a ? b : c ? d`, `a => b =>`, `if (a) if (b)`, `new new new`, `a: b: for`), 5,000
 * prefixes (`!!!a`) or 15,000 links of a chain of operators (`"a" + "b" +`, `a.b.c`).
 *
 * It reads no grammar, only where strings, comments, templates, regular expressions and JSX begin and end. Where that
 * cannot be known without grammar (`<T>(` is a type or an element) it reads JSX, whose text hides no bracket. O(length);
 * most short texts are let through by a count of some characters, which is ten times as fast, and most others by a scan that
 * takes less trouble.
 */

import type { Language } from "./module-facts.js";
import { LIMIT, weightOf } from "./nesting/character-roles.js";
import { deepFrom } from "./nesting/deep-scan.js";
import { BRACKET } from "./nesting/open-levels.js";
import { newScan } from "./nesting/scan.js";
import { isSurelyShallow } from "./nesting/shallow-scan.js";
import { isLineEnd } from "./nesting/skipped-text.js";

/** Offset at which the text gets too deep for the parser, if it does. */
export function tooDeepAt(text: string, language: Language): number | undefined {
  return mayNestDeeply(text) ? scan(text, language === "js" || language === "tsx") : undefined;
}

/** Whether the text has room for a load above the limit at all. */
function mayNestDeeply(text: string): boolean {
  if (text.length * BRACKET <= LIMIT) return false;
  if (text.length > SHORT) return true;
  let bound = 0;
  for (const character of COUNTED) {
    const weight = weightOf(character);
    let at = text.indexOf(character);
    while (at !== -1 && bound <= LIMIT) {
      bound += weight;
      at = text.indexOf(character, at + 1);
    }
  }
  return bound > LIMIT;
}

/** Chains of words (`do do do`) and of operators show in none of the characters counted, and do no harm up to here. */
const SHORT = 5_000;
const COUNTED = "([{<=?!~@-";

function endOfLine(text: string): number {
  let at = 0;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function scan(text: string, mayHoldJsx: boolean): number | undefined {
  const start = text.startsWith("#!") ? endOfLine(text) : 0;
  return isSurelyShallow(newScan(text, mayHoldJsx), start) ? undefined : deepFrom(newScan(text, mayHoldJsx), start);
}
