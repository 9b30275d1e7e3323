/**
 * What each character does to the load of a text's nesting.
 *
 * The weights were found by parsing ever deeper texts on a stack of 4 MB: at the limit none takes more than half of it.
 */

import { isSpace } from "./code-place.js";
import { BRACKET } from "./open-levels.js";
import { isLineEnd } from "./skipped-text.js";

export const LIMIT = 30_000;
export const LINK = 20;
/** One link of a chain of operators. */
export const OPERATOR = 2;
const PREFIX = 6;

/** Roles from here on are told apart by the scan; smaller ones are what the character adds to the load. */
export const FIRST_ROLE = 101;
export const OPEN = 101;
export const CLOSE = 102;
export const ANGLE_OPEN = 103;
export const ANGLE_CLOSE = 104;
export const SEPARATOR = 105;
export const SPACE = 106;
export const QUOTE = 107;
export const BACKTICK = 108;
export const SLASH = 109;
export const ASSIGN = 110;
export const QUESTION = 111;
export const COLON = 112;

const ROLES = rolesOf({
  "([{": OPEN,
  ")]}": CLOSE,
  "<": ANGLE_OPEN,
  ">": ANGLE_CLOSE,
  ";,": SEPARATOR,
  " \t\v\f\n\r": SPACE,
  "\"'": QUOTE,
  "`": BACKTICK,
  "/": SLASH,
  "=": ASSIGN,
  "?": QUESTION,
  ":": COLON,
  "!~@-": PREFIX,
  "+.&*%^": OPERATOR,
  // Long unions of types are flat, and half as long chains of `a || b` are not.
  "|": 1,
});

function rolesOf(characters: Readonly<Record<string, number>>): Uint8Array {
  const roles = new Uint8Array(128);
  for (const [group, role] of Object.entries(characters)) {
    for (const character of group) roles[character.charCodeAt(0)] = role;
  }
  return roles;
}

export function roleOf(code: number): number {
  if (code < 128) return ROLES[code] as number;
  return isSpace(code) || isLineEnd(code) ? SPACE : 0;
}

/** The most that one such character adds to the load. */
export function weightOf(character: string): number {
  const role = roleOf(character.charCodeAt(0));
  if (role < FIRST_ROLE) return role;
  return role === ASSIGN || role === QUESTION ? LINK : BRACKET;
}
