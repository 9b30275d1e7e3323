/**
 * Finds text that nests too deeply for the parser, before the parser sees it.
 *
 * The native parser and its serializer recurse on the machine stack and take the whole process down when it ends: at
 * about 2,200 nested arrow functions on a stack of 8 MB, half of that on a worker's 4 MB. This scan keeps a load,
 * weighted so that its limit stays at some 2 MB of stack whatever the mixture: 500 brackets, 1,500 links of a chain
 * without brackets of its own (`else if`, `a ? b : c ? d`, `a => b =>`, `if (a) if (b)`), 5,000 prefixes (`!!!a`) or
 * 15,000 links of a chain of operators (`"a" + "b" +`, `a.b.c`). Of 28,000 published files, bundles included, it
 * refuses two.
 *
 * It reads no grammar. Text in quotes is skipped; templates, comments and regular expressions count as code, so a
 * bracket in them can shift the load by one. Nested elements of JSX, labels and repeated keywords (`new new new`) are
 * not seen: they take thousands of levels to do harm. O(length); most texts are let through by a count of some
 * characters, which is ten times as fast.
 */

const LIMIT = 15_000;
const BRACKET = 30;
const LINK = 10;
const PREFIX = 3;

const OPEN = 101;
const CLOSE = 102;
const ANGLE_OPEN = 103;
const ANGLE_CLOSE = 104;
const SEPARATOR = 105;
const NEWLINE = 106;
const QUOTE = 107;
const ASSIGN = 108;
const QUESTION = 109;

/**
 * What each character of the ASCII range does: nothing (0), add that much to the load (below OPEN), or one of the
 * above.
 */
const ROLES = rolesOf({
  "([{": OPEN,
  ")]}": CLOSE,
  "<": ANGLE_OPEN,
  ">": ANGLE_CLOSE,
  ";,": SEPARATOR,
  "\n": NEWLINE,
  "\"'": QUOTE,
  "?": QUESTION,
  "=": ASSIGN,
  "!~@-": PREFIX,
  "+.&`*": 1,
});

function rolesOf(characters: Readonly<Record<string, number>>): Uint8Array {
  const roles = new Uint8Array(128);
  for (const [group, role] of Object.entries(characters)) {
    for (const character of group) roles[character.charCodeAt(0)] = role;
  }
  return roles;
}

/** Whether the counts of characters leave room for a load above the limit at all. */
function mayNestDeeply(text: string): boolean {
  if (text.length * BRACKET <= LIMIT) return false;
  // A chain of operators takes at least two characters a link.
  if (text.length > LIMIT * 2) return true;
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

const COUNTED = "([{<=?!~@-";

/** The most that one such character adds to the load. */
function weightOf(character: string): number {
  const role = ROLES[character.charCodeAt(0)] ?? 0;
  if (role < OPEN) return role;
  return role === ASSIGN || role === QUESTION ? LINK : BRACKET;
}

/** Index of the character that ends the quoted text that opens at `open`: the same quote or the end of the line. */
function endOfQuote(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  let at = open + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote || code === 10) break;
    if (code === 92 /* backslash */) at++;
  }
  return at;
}

/** Index of the first character from `at` on that is not white space. */
function afterSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  return next;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
}

/** Offset at which the text gets too deep for the parser, if it does. */
export function tooDeepAt(text: string): number | undefined {
  return mayNestDeeply(text) ? scan(text) : undefined;
}

function scan(text: string): number | undefined {
  /** Load of the links on each level that is open around the current one. */
  const links: number[] = [];
  let outer = 0;
  let here = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const role = code < 128 ? (ROLES[code] as number) : 0;
    if (role === 0) continue;
    if (role < OPEN) here += role;
    else if (role === OPEN) {
      links.push(here);
      outer += here + BRACKET;
      here = 0;
    } else if (role === CLOSE) {
      const before = links.pop();
      if (before !== undefined) outer -= before + BRACKET;
      here = loadAfterClose(code, before ?? 0, text, at + 1);
    } else if (role === QUOTE) at = endOfQuote(text, at);
    else here = loadAfter(role, here, text, at);
    if (outer + here > LIMIT) return at;
  }
  return undefined;
}

/** The load of a level whose bracket has just closed, or that has just come to a semicolon or a comma. */
function loadAfterClose(code: number, here: number, text: string, from: number): number {
  if (code === 93 /* ] */) return here;
  const next = afterSpace(text, from);
  // `if (a) if (b)`: a statement inside a statement without a bracket of its own.
  if (code === 41 /* ) */) return isLetter(text.charCodeAt(next)) ? here + LINK : here;
  return text.startsWith("else", next) ? here + LINK : 0;
}

/** A string or an object after `=` starts no further link, and is what the attributes of JSX have in any number. */
function endsChain(code: number): boolean {
  return code === 34 || code === 39 || code === 123;
}

/** Whether a question mark is that of `a ? b : c`, and not of `a?.b` or `a ?? b`, which chain as operators do. */
function isConditional(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next !== 46 && next !== 63 && text.charCodeAt(at - 1) !== 63;
}

/** The load of the level after a character that neither opens nor closes a bracket. */
function loadAfter(role: number, here: number, text: string, at: number): number {
  if (role === ASSIGN) return endsChain(text.charCodeAt(at + 1)) ? here : here + LINK;
  if (role === QUESTION) return here + (isConditional(text, at) ? LINK : 1);
  if (role === ANGLE_OPEN) return here + BRACKET;
  if (role === ANGLE_CLOSE) return text.charCodeAt(at - 1) === 61 /* => */ ? here : Math.max(0, here - BRACKET);
  if (role === SEPARATOR) return loadAfterClose(125, here, text, at + 1);
  // A line that starts with a word at its first column starts a statement: code without semicolons has no other sign.
  return isLetter(text.charCodeAt(at + 1)) && !text.startsWith("else", at + 1) ? 0 : here;
}
