/** The scan of code outside of JSX: what each character does to the load, and how far the scan has come after it. */

import * as role from "./character-roles.js";
import { closeBracket } from "./close-bracket.js";
import { bracketOf } from "./open-levels.js";
import { endsLiteral, isWordPart, isWordStart } from "./code-place.js";
import { startsElement } from "./scan-jsx.js";
import { isLineEnd } from "./skipped-text.js";
import { nextCode, type Scan, skipComment, skipTemplate } from "./scan.js";

/** @returns index of the last character that has been dealt with */
export function scanCode(scan: Scan, found: number, code: number, at: number): number {
  const { levels, place } = scan;
  switch (found) {
    case role.OPEN:
      levels.open(bracketOf(code), code === 91 || place.opensOperand(at));
      return at;
    case role.CLOSE:
      return closeBracket(scan, code, at);
    case role.QUOTE:
      return skipString(scan, at);
    case role.BACKTICK:
      levels.links += role.OPERATOR;
      return skipTemplate(scan, at);
    case role.SLASH:
      return skipAfterSlash(scan, at);
    case role.SPACE:
      addWord(scan, at);
      return at;
    case role.ANGLE_OPEN:
      return openAngle(scan, at);
    case role.ANGLE_CLOSE:
      return closeAngle(scan, at);
    case role.SEPARATOR:
      // Type arguments go on after a comma.
      if (code === 44 /* , */) levels.links = 0;
      else endStatement(scan, at);
      return at;
    default:
      levels.links += loadOf(scan, found, at);
      return at;
  }
}

/** A tag, or what may be type arguments; `<=` is neither. Whether `<!--` starts a comment depends on how a text is run. */
function openAngle(scan: Scan, at: number): number {
  const { text, levels } = scan;
  if (text.startsWith("<!--", at)) return passLine(scan, at);
  if (startsElement(scan, at)) levels.open("tag");
  else if (text.charCodeAt(at + 1) !== 61 /* = */) levels.angles++;
  return at;
}

/** Not that of `=>`. A line that starts with `-->` is a comment, depending on how the text is run. */
function closeAngle(scan: Scan, at: number): number {
  const { text, levels, place } = scan;
  if (text.charCodeAt(at - 1) === 61 /* = */) return at;
  if (text.startsWith("-->", at - 2) && place.startsLine(at - 2)) return passLine(scan, at);
  levels.angles = Math.max(0, levels.angles - 1);
  levels.links += role.OPERATOR;
  return at;
}

/** `==`, `!=`, `<=` or `>=`, and not `>>=`. */
function isComparison(text: string, at: number): boolean {
  const previous = text.charCodeAt(at - 1);
  if (text.charCodeAt(at + 1) === 61 || previous === 61 || previous === 33 /* ! */) return true;
  return (previous === 60 || previous === 62) && text.charCodeAt(at - 2) !== previous;
}

/** What a character adds to the load of the current level. */
function loadOf({ text, place, levels }: Scan, found: number, at: number): number {
  const previous = text.charCodeAt(at - 1);
  switch (found) {
    case role.ASSIGN:
      return isComparison(text, at) ? role.OPERATOR : role.LINK;
    case role.QUESTION: {
      // `a?.b` and `a ?? b` chain as operators do.
      const next = text.charCodeAt(at + 1);
      return next !== 46 && next !== 63 && previous !== 63 ? role.LINK : role.OPERATOR;
    }
    case role.COLON: {
      const ends = place.colonAt(at);
      // No list of type arguments holds a key, so that what is open has been comparisons.
      if (ends === "key") levels.angles = 0;
      return ends === "label" ? role.LINK : 0;
    }
    default:
      return found;
  }
}

function skipString({ text, levels, skipped }: Scan, open: number): number {
  const end = skipped.endOfString(open);
  if (end === -1) return open;
  if (isWordStart(text.charCodeAt(end + 1))) levels.links += role.LINK;
  return end;
}

/** A comment, a regular expression, or a division. */
function skipAfterSlash(scan: Scan, at: number): number {
  const comment = skipComment(scan, at);
  if (comment !== -1) {
    if (isWordPart(scan.text.charCodeAt(comment + 1))) addWordAfterGap(scan, comment + 1);
    return comment;
  }
  scan.levels.links += role.OPERATOR;
  const end = scan.place.startsOperand(at) ? scan.skipped.endOfRegex(at) : -1;
  return end === -1 ? at : end;
}

/** A word after the white space at `at`. Mostly it is a single space after another character, which is quick to see. */
function addWord(scan: Scan, at: number): void {
  const { text, levels } = scan;
  const previous = text.charCodeAt(at - 1);
  const mayEndGap = previous <= 32 || previous >= 128 || previous === 47; /* the end of a comment */
  if (mayEndGap || text.charCodeAt(at) !== 32) addWordAfterGap(scan, at + 1);
  else if (isWordPart(previous) || endsLiteral(previous)) levels.links += role.LINK;
}

function addWordAfterGap({ place, levels }: Scan, at: number): void {
  const does = place.wordAt(at);
  if (does === "statement") levels.endStatement();
  else if (does === "next word") levels.links += role.LINK;
}

function endStatement(scan: Scan, at: number): void {
  if (scan.place.continuesAt(nextCode(scan, at + 1))) scan.levels.links += role.LINK;
  else scan.levels.endStatement();
}

/** The rest of a line that may be a comment: the brackets in it count, and close nothing but each other. */
function passLine({ text, levels }: Scan, from: number): number {
  let at = from;
  let opened = 0;
  for (; levels.load <= role.LIMIT && at + 1 < text.length && !isLineEnd(text.charCodeAt(at + 1)); at++) {
    const code = text.charCodeAt(at);
    const found = role.roleOf(code);
    if (found === role.OPEN) {
      levels.open(bracketOf(code));
      opened++;
    } else if (found === role.CLOSE && opened > 0) {
      levels.close();
      opened--;
    }
  }
  return at;
}
