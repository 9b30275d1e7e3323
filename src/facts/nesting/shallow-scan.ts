/**
 * Tells of most texts that they do not nest deeply, at half the price of the scan that says where one does.
 *
 * Reads the text as that scan does, but for two things. What chains on a level is not told apart by the words around it: its
 * load is taken as high as it can be. And whether an operand or a statement ends with a bracket is found out where a slash or
 * an angle bracket follows it, not for each. So the load here is never less than there. Where the text may hold JSX, or a
 * comment stands where it matters, the scan is left to decide. O(length).
 */

import * as role from "./character-roles.js";
import { afterBrace } from "./close-bracket.js";
import { isWordPart, isWordStart } from "./code-place.js";
import { type Closed, LevelStack, SUBSTITUTION } from "./level-stack.js";
import { nextCode, type Scan, skipComment } from "./scan.js";
import { startsElement } from "./scan-jsx.js";

/** In place of an index: the scan has to decide. */
const UNDECIDED = -1;

/** Whether a text surely stays below the limit of the scan from `start` on. */
export function isSurelyShallow(scan: Scan, start: number): boolean {
  const { text } = scan;
  const shallow = new ShallowScan(scan);
  const { levels } = shallow;
  let links = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const found = code < 128 ? role.roleOf(code) : role.SPACE;
    if (found === 0) continue;
    if (found === role.SPACE) {
      // A word may follow: any character without a role is taken for one.
      const next = text.charCodeAt(at + 1);
      if (next >= 128 || role.roleOf(next) === 0) links += role.LINK;
    } else if (found < role.FIRST_ROLE) links += found;
    else {
      levels.links += links;
      links = 0;
      at = shallow.pass(found, code, at);
      if (at === UNDECIDED) return false;
    }
  }
  levels.links += links;
  return levels.isBelowLimit;
}

class ShallowScan {
  readonly levels = new LevelStack();
  readonly #scan: Scan;
  readonly #text: string;
  #commentEnd = -1;
  /** The last bracket that closed a level. */
  #closedAt = -1;
  #closed: Closed | undefined;

  constructor(scan: Scan) {
    this.#scan = scan;
    this.#text = scan.text;
  }

  /** @returns index of the last character that has been dealt with */
  pass(found: number, code: number, at: number): number {
    switch (found) {
      case role.OPEN:
        return this.#open(code === 40 /* ( */ ? 41 : code + 2, at, at);
      case role.CLOSE:
        return this.#close(code, at);
      case role.SEPARATOR:
        return this.#separate(code, at);
      case role.QUOTE:
        return this.#skipString(at);
      case role.BACKTICK:
        this.levels.links += role.OPERATOR;
        return this.#skipTemplate(at);
      case role.SLASH:
        return this.#skipAfterSlash(at);
      case role.ANGLE_OPEN:
        return this.#openAngle(at);
      case role.ANGLE_CLOSE:
        return this.#closeAngle(at);
      default:
        this.levels.links += role.LINK;
        return at;
    }
  }

  #open(closing: number, at: number, last: number): number {
    return this.levels.open(closing, at, this.#commentEnd) ? last : UNDECIDED;
  }

  #close(code: number, at: number): number {
    const { levels } = this;
    if (!levels.isBelowLimit) return UNDECIDED;
    const closed = levels.close(code);
    if (closed === undefined) return at;
    this.#closedAt = at;
    this.#closed = closed;
    if (closed.closing === SUBSTITUTION) return this.#skipTemplate(at);
    if (code !== 125 /* } */) {
      if (!AFTER_OPERAND.includes(this.#text.charAt(at + 1))) levels.links += role.LINK;
      return at;
    }
    const follows = afterBrace(this.#scan, at);
    if (follows === "link") levels.links += role.LINK;
    else if (follows === "statement") levels.endStatement();
    return at;
  }

  #separate(code: number, at: number): number {
    const { levels } = this;
    if (!levels.isBelowLimit) return UNDECIDED;
    if (code === 44 /* , */) levels.links = 0;
    else if (this.#scan.place.continuesAt(nextCode(this.#scan, at + 1))) levels.links += role.LINK;
    else levels.endStatement();
    return at;
  }

  #skipString(at: number): number {
    const end = this.#scan.skipped.endOfString(at);
    if (end === -1) return at;
    if (isWordStart(this.#text.charCodeAt(end + 1))) this.levels.links += role.LINK;
    return end;
  }

  #skipTemplate(from: number): number {
    const end = this.#scan.skipped.endOfTemplate(from + 1);
    if (end === -1) return from;
    return this.#text.charCodeAt(end) === 123 /* { */ ? this.#open(SUBSTITUTION, end, end) : end;
  }

  #skipAfterSlash(at: number): number {
    const comment = skipComment(this.#scan, at);
    if (comment !== -1) {
      this.#commentEnd = comment + 1;
      if (isWordPart(this.#text.charCodeAt(comment + 1))) this.levels.links += role.LINK;
      return comment;
    }
    if (!this.#knowsWhatEnds(at)) return UNDECIDED;
    this.levels.links += role.OPERATOR;
    const end = this.#scan.place.startsOperand(at) ? this.#scan.skipped.endOfRegex(at) : -1;
    return end === -1 ? at : end;
  }

  #openAngle(at: number): number {
    const { levels } = this;
    if (this.#text.startsWith("<!--", at) || !this.#knowsWhatEnds(at)) return UNDECIDED;
    if (startsElement(this.#scan, at)) return UNDECIDED;
    if (this.#text.charCodeAt(at + 1) !== 61 /* = */) levels.angles++;
    return at;
  }

  #closeAngle(at: number): number {
    const { levels } = this;
    if (this.#text.charCodeAt(at - 1) === 61 /* = */) return at;
    if (!levels.isBelowLimit || this.#text.startsWith("-->", at - 2)) return UNDECIDED;
    levels.angles = Math.max(0, levels.angles - 1);
    levels.links += role.OPERATOR;
    return at;
  }

  /**
   * Tells the place what the bracket in front of `at` ends, if there is one: found out now, as it could have been where it
   * opened, unless a comment stood before it.
   */
  #knowsWhatEnds(at: number): boolean {
    const { place } = this.#scan;
    if (this.#closed === undefined || place.before(at) !== this.#closedAt) return true;
    const { closing, openedAt, commentEnd } = this.#closed;
    const isPlain = closing === 41 /* ) */ || closing === 125; /* } */
    if (isPlain && commentEnd > 0 && isBlank(this.#text, commentEnd, openedAt)) return false;
    place.noteClosed(this.#closedAt, !isPlain || place.opensOperand(openedAt));
    return true;
  }
}

/** What goes on with an operand that ends with a bracket, or ends it: no word. */
const AFTER_OPERAND = ";,.)]";

/** Whether nothing stands between two places, or only what may stand between a comment and the head of a loop. */
function isBlank(text: string, from: number, to: number): boolean {
  return /^\s*(?:await\s*)?$/.test(text.slice(from, to));
}
