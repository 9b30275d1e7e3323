/**
 * Whether a JSON text may be handed to the native resolver, which walks values and paths by recursion and ends the process when
 * its stack does. On the stack of a worker (4 MB) that takes 25,700 levels of nesting, or a path of 18,400 parts; some systems
 * give a quarter of it. One pass over the text, of any content.
 */

const MOST_LEVELS = 500;
/** Of one text in it, taken for a path. */
const MOST_PARTS = 500;
/** Each `*` stands for a part of a specifier: at most `MOST_FILLED` parts. */
const MOST_STARS = 64;
const MOST_FILLED = 32;

const QUOTE = 0x22;
const STAR = 0x2a;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** What of a text is beyond the bounds, in words; undefined if nothing is. */
export function excessIn(text: string): string | undefined {
  const inside = { isText: false, levels: 0, parts: 0, stars: 0 };
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (!inside.isText) {
      if (code === QUOTE) Object.assign(inside, { isText: true, parts: 0, stars: 0 });
      else if (isOpening(code) && ++inside.levels > MOST_LEVELS)
        return `it is nested more than ${MOST_LEVELS} levels deep`;
      else if (isClosing(code)) inside.levels = Math.max(0, inside.levels - 1);
      continue;
    }
    if (code === QUOTE) inside.isText = false;
    if (code === BACKSLASH) {
      const escaped = /^u([\da-f]{4})/i.exec(text.slice(at + 1, at + 6))?.[1];
      code = escaped === undefined ? text.charCodeAt(at + 1) : Number.parseInt(escaped, 16);
      at += escaped === undefined ? 1 : 5;
    }
    if (code === SLASH || code === BACKSLASH) inside.parts++;
    if (code === STAR) inside.stars++;
    if (inside.parts > MOST_PARTS) return `a text in it is a path of more than ${MOST_PARTS} parts`;
    if (inside.stars > MOST_STARS) return `a text in it has more than ${MOST_STARS} stars`;
  }
  return undefined;
}

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}

/** Whether what a specifier has in the place of a `*` may be longer than the bounds reckon with. */
export function isLongFilling(specifier: string): boolean {
  return specifier.split(/[\\/]/).length > MOST_FILLED;
}
