/**
 * The scan of JSX: of tags, and of the text of elements, in which quotes, slashes and backticks mean nothing.
 *
 * What looks like an element may be the type parameters of a function type, until its arrow tells. So brackets count in
 * the text of an element as well: there they close nothing but each other.
 */

import * as role from "./character-roles.js";
import { closeBracket } from "./close-bracket.js";
import { isWordStart } from "./code-place.js";
import { bracketOf, type OpenLevels } from "./open-levels.js";
import { nextCode, type Scan, skipComment, skipTemplate } from "./scan.js";

/** `<T, U>(`, `<T extends U>(` and `<T = U>(` start functions, which no element does. */
const TYPE_PARAMETERS = /<\s*(?:const\s+)?[\w$]+\s*(?:,|=|extends\b(?!\s*[=>/]))/y;

export function startsElement(scan: Scan, at: number): boolean {
  // The second one of a shift starts nothing.
  if (!scan.mayHoldJsx || scan.text.charCodeAt(at - 1) === 60 /* < */) return false;
  if (!scan.place.startsOperand(at) || !startsTag(scan, at)) return false;
  TYPE_PARAMETERS.lastIndex = at;
  return !TYPE_PARAMETERS.test(scan.text);
}

/** `<a`, `<>`, and with space or comments between. */
function startsTag(scan: Scan, at: number): boolean {
  const code = scan.text.charCodeAt(nextCode(scan, at + 1));
  return isWordStart(code) || code === 62 /* > */ || code >= 128;
}

/** @returns index of the last character that has been dealt with */
export function scanTag(scan: Scan, found: number, code: number, at: number): number {
  const { text, levels, skipped } = scan;
  switch (found) {
    case role.OPEN:
      levels.open(bracketOf(code));
      return at;
    case role.CLOSE:
      return leave("tag", levels, at);
    case role.SEPARATOR:
      return levels.kind === "type arguments" && code === 44 /* , */ ? at : leave("tag", levels, at);
    case role.QUOTE: {
      const end = skipped.endOfAttribute(at);
      return end === -1 ? at : end;
    }
    case role.BACKTICK:
      return skipTemplate(scan, at);
    case role.SLASH: {
      const end = skipComment(scan, at);
      return end === -1 ? at : end;
    }
    case role.ANGLE_OPEN:
      // An element may be the value of an attribute.
      levels.open(text.charCodeAt(scan.place.before(at)) === 61 /* = */ ? "tag" : "type arguments");
      return at;
    case role.ANGLE_CLOSE:
      if (text.charCodeAt(at - 1) !== 61 /* => */) endTag(scan, at);
      return at;
    default:
      return at;
  }
}

/** What has been taken for JSX is none: the character is read once more, as what it is outside of it. */
function leave(reading: "tag" | "text", levels: OpenLevels, at: number): number {
  while (levels.reading === reading) levels.close();
  return at - 1;
}

function endTag({ text, levels, place }: Scan, at: number): void {
  const isSelfClosing = text.charCodeAt(place.before(at)) === 47; /* / */
  if (levels.kind === "tag" && !isSelfClosing) {
    levels.becomeElement();
    return;
  }
  if (levels.close()?.kind === "closing tag") levels.closeElement();
}

/** @returns index of the last character that has been dealt with */
export function scanElement(scan: Scan, found: number, code: number, at: number): number {
  const { text, levels } = scan;
  if (found === role.OPEN) levels.open(code === 40 ? "text (" : code === 91 ? "text [" : "}");
  else if (found === role.CLOSE) {
    if (code === 125 /* } */) return closeBracket(scan, code, at);
    if (levels.kind === (code === 41 ? "text (" : "text [")) levels.close();
  } else if (found === role.ANGLE_CLOSE) {
    // No text of an element holds this character: it ends the `=>` of a function type, which is one more link.
    const outside = leave("text", levels, at);
    levels.links += role.LINK;
    return outside;
  } else if (found === role.ANGLE_OPEN) {
    if (text.charCodeAt(nextCode(scan, at + 1)) === 47 /* / */) levels.open("closing tag");
    else if (startsTag(scan, at)) levels.open("tag");
  }
  return at;
}
