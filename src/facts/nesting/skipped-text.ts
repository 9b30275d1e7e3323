/**
 * Where stretches of a text end that hold no code: strings, comments, templates and regular expressions.
 *
 * For the scan of nesting, which must neither hide code in such a stretch nor read it as code. A stretch that does not
 * end is none: the parser stops at it, or it is part of something else. To search for the same missing end once and not
 * at each of its openings, which would be quadratic, it is remembered up to where there is none.
 */

const NEWLINE = 10;
const RETURN = 13;
const DOLLAR = 36;
const STAR = 42;
const SLASH = 47;
const BACKSLASH = 92;
const BACKTICK = 96;
const BRACE = 123;

export function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN || code === 0x2028 || code === 0x2029;
}

export class SkippedText {
  readonly #text: string;
  /** For the character that ends a stretch, the offset up to which there is none. */
  readonly #endless = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Index of the quote that ends the string which opens at `open`, on the same line; -1 if there is none. */
  endOfString(open: number): number {
    const text = this.#text;
    const quote = text.charCodeAt(open);
    if (open < this.#endlessUntil(quote)) return -1;
    let at = open + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return at;
      if (code === NEWLINE || code === RETURN) break;
      if (code === BACKSLASH) at += text.startsWith("\r\n", at + 1) ? 2 : 1;
    }
    this.#endless.set(quote, at);
    return -1;
  }

  /** The same for the value of an attribute, which knows no escapes and may go on for lines. */
  endOfAttribute(open: number): number {
    return this.#text.indexOf(this.#text.charAt(open), open + 1);
  }

  /** Index of the last character of the comment that opens at `open`; -1 if it is none or has no end. */
  endOfComment(open: number): number {
    const text = this.#text;
    const second = text.charCodeAt(open + 1);
    if (second === SLASH) {
      let at = open + 2;
      while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
      return at - 1;
    }
    if (second !== STAR || open < this.#endlessUntil(STAR)) return -1;
    const end = text.indexOf("*/", open + 2);
    if (end === -1) this.#endless.set(STAR, text.length);
    return end === -1 ? -1 : end + 1;
  }

  /** Index of the backtick that ends a template, or of the brace in the `${` that interrupts it; -1 if there is none. */
  endOfTemplate(from: number): number {
    const text = this.#text;
    if (from < this.#endlessUntil(BACKTICK)) return -1;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKTICK || (code === BRACE && at > from && text.charCodeAt(at - 1) === DOLLAR)) return at;
      if (code === BACKSLASH) at++;
    }
    this.#endless.set(BACKTICK, text.length);
    return -1;
  }

  /**
   * Index of the slash that ends the regular expression which opens at `open`, on the same line; -1 if there is none, or
   * if its groups do not balance, so that no bracket of code can hide in what is a division after all.
   */
  endOfRegex(open: number): number {
    const text = this.#text;
    if (open < this.#endlessUntil(SLASH)) return -1;
    let depth = 0;
    let inClass = false;
    let at = open + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (isLineEnd(code)) break;
      else if (inClass) inClass = code !== 93; /* ] */
      else if (code === 91 /* [ */) inClass = true;
      else if (code === 40 /* ( */) depth++;
      else if (code === 41 /* ) */) depth--;
      else if (code === SLASH) return depth === 0 ? at : -1;
    }
    this.#endless.set(SLASH, at);
    return -1;
  }

  #endlessUntil(code: number): number {
    return this.#endless.get(code) ?? 0;
  }
}
