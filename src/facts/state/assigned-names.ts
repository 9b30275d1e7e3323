/**
 * Whether a text may assign one of some names after their declaration, by what stands before an assignment: a cheap test for hints.
 *
 * A name that begins as false and only ever becomes true is none of them: that announces something once (see isFlag). Counts a
 * parameter or a variable of the same name, and what stands near a pattern that is assigned. Linear in the text.
 */

const NAME = /[\w$\u0080-\uffff]+/.source;
const ASSIGNMENT = new RegExp(
  `(?<![\\w$.\\u0080-\\uffff])(${NAME})\\s*(?:\\+\\+|--|(?:\\*\\*|<<|>>>?|&&|\\|\\||\\?\\?|[-+*/%&|^])?=(?![=>])(?:\\s*(true\\b|!0))?)`,
  "g",
);
const BEHIND = new RegExp(`(?:\\+\\+|--)\\s*(${NAME})|\\bfor\\s*(?:await\\s*)?\\(\\s*(${NAME})\\s+(?:of|in)\\b`, "g");
/** Behind a pattern or brackets, `[a, b] = …`, `({ a: { b } } = …)`, `(a as B) = …`: what stands there is looked for in the text in front. */
const CLOSED = /[\]})]\s*=(?![=>])/g;
const REACH = 200;
const WORDS = new RegExp(NAME, "g");
const DECLARED = /\b(?:let|var|const)\s+$/;
const DECLARES_AT_MOST = 12;

/** @param names each with whether it begins as false */
export function mayAssign(text: string, names: ReadonlyMap<string, boolean>): boolean {
  for (const { 0: whole, 1: name = "", 2: isRaised, index } of text.matchAll(ASSIGNMENT)) {
    const beginsFalse = names.get(name);
    if (beginsFalse === undefined || (beginsFalse && isRaised !== undefined && !whole.includes("!="))) continue;
    if (!DECLARED.test(text.slice(Math.max(0, index - DECLARES_AT_MOST), index))) return true;
  }
  for (const [, name = "", item = ""] of text.matchAll(BEHIND)) if (names.has(name) || names.has(item)) return true;
  let looked = 0;
  for (const { index } of text.matchAll(CLOSED)) {
    const front = text.slice(Math.max(looked, index - REACH), index);
    looked = index;
    for (const [name] of front.matchAll(WORDS)) if (names.has(name)) return true;
  }
  return false;
}
