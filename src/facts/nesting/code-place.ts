/**
 * What stands before a place in a text: enough to tell a regular expression from a division, an element of JSX from a
 * comparison, and a new statement from one that goes on.
 *
 * Looks back over white space and comments, of which it is told, as of brackets that close. Wrong in rare code only
 * (`x = function () {} / 2`), where the scan of nesting takes care that being wrong hides no brackets.
 */

import { isLineEnd } from "./skipped-text.js";

/** Words that an expression follows. */
const BEFORE_EXPRESSION = words(
  "await case default delete do else extends in instanceof new of return throw typeof void yield",
);
/** Words that no statement ends with, and that can stand in a row. */
const UNFINISHED = words(
  "as asserts await case class delete do else extends in infer instanceof is keyof new readonly return satisfies throw",
  "typeof unique void yield",
);
/** Words that a statement goes on with. */
const CONTINUING = words("as else extends in instanceof is satisfies");
const CONTINUING_INITIALS = "aeis";
const BEFORE_CONDITION = words("for if while with");
/** Length of the longest of these words; longer ones are not looked at to their end. */
const LONGEST = "instanceof".length;

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}

export function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
}

/** Letters and digits; all beyond ASCII counts as a letter, but for spaces. */
export function isWordPart(code: number): boolean {
  return isWordStart(code) || (code >= 48 && code <= 57) || (code >= 128 && !isSpace(code));
}

export function isSpace(code: number): boolean {
  if (code <= 32) return true;
  return code >= 160 && (code === 160 || code === 0xfeff || isLineEnd(code) || /\s/.test(String.fromCharCode(code)));
}

/** Whether a character ends a string, a template or a pair of square brackets. */
export function endsLiteral(code: number): boolean {
  return code === 34 || code === 39 || code === 93 || code === 96;
}

export class CodePlace {
  readonly #text: string;
  /** The last run of comments with nothing but space between them. */
  #comments = { start: -1, end: -1 };
  /** The last bracket that closed, and whether a statement or an operand ends with it. */
  #closed = { at: -1, endsOperand: true };

  constructor(text: string) {
    this.#text = text;
  }

  noteComment(start: number, end: number): void {
    const joins = this.#comments.end !== -1 && this.#beforeSpace(start) < this.#comments.end;
    this.#comments = { start: joins ? this.#comments.start : start, end };
  }

  noteClosed(at: number, endsOperand: boolean): void {
    this.#closed = { at, endsOperand };
  }

  /** Index of the last character of code before `at`; -1 if there is none. */
  before(at: number): number {
    const index = this.#beforeSpace(at);
    return index >= 0 && index === this.#comments.end - 1 ? this.#beforeSpace(this.#comments.start) : index;
  }

  #beforeSpace(at: number): number {
    let index = at - 1;
    while (index >= 0 && isSpace(this.#text.charCodeAt(index))) index--;
    return index;
  }

  /** The word that ends at an index, unless it is the name of a property. */
  #wordEndingAt(index: number): string {
    let start = index;
    while (index - start <= LONGEST && isWordPart(this.#text.charCodeAt(start))) start--;
    return this.#text.charCodeAt(start) === 46 /* . */ ? "" : this.#text.slice(start + 1, index + 1);
  }

  /** Whether an operand is due at `at`, rather than an operator. */
  startsOperand(at: number): boolean {
    const index = this.before(at);
    const code = index < 0 ? 59 /* ; */ : this.#text.charCodeAt(index);
    if (isWordPart(code)) return BEFORE_EXPRESSION.has(this.#wordEndingAt(index));
    switch (code) {
      case 47 /* the end of a regular expression */:
        return false;
      case 41 /* ) */:
      case 125 /* } */:
        return !this.#endsOperand(index);
      case 43 /* ++ */:
      case 45 /* -- */:
        return this.#text.charCodeAt(index - 1) !== code;
      case 33 /* ! */: {
        const asserted = this.#text.charCodeAt(index - 1);
        return !isWordPart(asserted) && asserted !== 41 && asserted !== 93;
      }
      default:
        return !endsLiteral(code);
    }
  }

  #endsOperand(index: number): boolean {
    return index === this.#closed.at ? this.#closed.endsOperand : this.#text.charCodeAt(index) === 41;
  }

  /** Whether the bracket that opens at `at` opens an operand: a group, a call, an object; not a condition or a block. */
  opensOperand(at: number): boolean {
    const index = this.before(at);
    const code = index < 0 ? 59 /* ; */ : this.#text.charCodeAt(index);
    if (this.#text.charCodeAt(at) === 40 /* ( */) return !isWordPart(code) || !this.#isCondition(index);
    if (isWordPart(code)) return BEFORE_EXPRESSION.has(this.#wordEndingAt(index)) && !this.#isBlockWord(index);
    // After `)`, `;`, braces and `=>` a block.
    const isArrow = code === 62 && this.#text.charCodeAt(index - 1) === 61;
    return !isArrow && code !== 41 && code !== 59 && code !== 123 && code !== 125;
  }

  /** Whether the word that ends at an index comes before a condition; in `for await (` it is the one before. */
  #isCondition(index: number): boolean {
    const word = this.#wordEndingAt(index);
    return BEFORE_CONDITION.has(word === "await" ? this.#wordEndingAt(this.before(index - 4)) : word);
  }

  #isBlockWord(index: number): boolean {
    const word = this.#wordEndingAt(index);
    return word === "do" || word === "else";
  }

  /** What the colon at `at` ends: a label as in `a: b: for (;;)`, the key of a property after the first, or neither. */
  colonAt(at: number): "label" | "key" | "other" {
    let start = this.before(at);
    if (!isWordPart(this.#text.charCodeAt(start))) return "other";
    while (isWordPart(this.#text.charCodeAt(start))) start--;
    const index = this.before(start + 1);
    const code = index < 0 ? 59 /* ; */ : this.#text.charCodeAt(index);
    if (code === 44 /* , */) return "key";
    if (code === 41 /* ) */ || code === 59 || code === 58 /* : */ || code === 123 || code === 125) return "label";
    return isWordPart(code) && this.#isBlockWord(index) ? "label" : "other";
  }

  /** What the word at `at` does after what stands before: starts a statement, or follows an operand or another word. */
  wordAt(at: number): "statement" | "next word" | "other" {
    const index = this.before(at);
    if (index < 0) return "statement";
    const code = this.#text.charCodeAt(index);
    const follows = isWordPart(code) || endsLiteral(code);
    if (!follows && code !== 41 /* ) */ && code !== 125 /* } */) return "other";
    const startsLine = this.#hasLineEnd(index + 1, at);
    // Before a class on a line of its own, there may be a decorator: `class extends @a`.
    const goesOn = this.continuesAt(at) || this.#text.startsWith("class", at);
    if (startsLine && this.#endsStatement(index, code) && !goesOn) return "statement";
    return follows ? "next word" : "other";
  }

  /** Whether nothing but space and comments stands before `at` on its line. */
  startsLine(at: number): boolean {
    const index = this.before(at);
    return index < 0 || this.#hasLineEnd(index + 1, at);
  }

  /** Whether the word at `at` goes on with a statement: `else`, `instanceof`. */
  continuesAt(at: number): boolean {
    if (!CONTINUING_INITIALS.includes(this.#text.charAt(at))) return false;
    let end = at;
    while (end - at <= LONGEST && isWordPart(this.#text.charCodeAt(end))) end++;
    return CONTINUING.has(this.#text.slice(at, end));
  }

  #hasLineEnd(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isLineEnd(this.#text.charCodeAt(at))) return true;
    return false;
  }

  #endsStatement(index: number, code: number): boolean {
    if (isWordPart(code)) return !UNFINISHED.has(this.#wordEndingAt(index));
    if (code === 41 /* ) */) return this.#endsOperand(index);
    return endsLiteral(code) || code === 125;
  }
}
