/** The scan at a bracket that closes. */

import * as role from "./character-roles.js";
import { isWordStart } from "./code-place.js";
import { nextCode, type Scan, skipTemplate } from "./scan.js";

/** Characters after a closing brace that go on with what it ends. */
const CONTINUING = ":?=,.+-*/%&|^<>([`!";

/**
 * A bracket that closes no open one is passed over, for in code the parser stops at it. A brace closes all that is open
 * inside its own, which has been taken for a bracket wrongly.
 */
export function closeBracket(scan: Scan, code: number, at: number): number {
  const { levels, place } = scan;
  if (code === 125 /* } */) return closeBrace(scan, at);
  if (levels.kind !== (code === 41 ? ")" : "]")) return at;
  const level = levels.close();
  place.noteClosed(at, level?.isOperand ?? true);
  if (levels.reading !== "code") return at;
  if (code === 93 /* ] */) levels.links += role.OPERATOR;
  // `if (a) if (b)`: a statement inside a statement without a bracket of its own.
  else if (isWordStart(scan.text.charCodeAt(nextCode(scan, at + 1)))) levels.links += role.LINK;
  return at;
}

function closeBrace(scan: Scan, at: number): number {
  const { levels, place } = scan;
  const level = levels.closeBraces();
  if (level === undefined) return at;
  place.noteClosed(at, level.isOperand);
  if (level.kind === "${}") return skipTemplate(scan, at);
  if (levels.reading !== "code") return at;
  const follows = afterBrace(scan, at);
  if (follows === "link") levels.links += role.LINK;
  else if (follows === "statement") levels.endStatement();
  return at;
}

/** What follows the closing brace at `at`: one more link of its statement, the rest of its operand, or another statement. */
export function afterBrace(scan: Scan, at: number): "link" | "operand" | "statement" {
  const { place, text } = scan;
  const next = nextCode(scan, at + 1);
  if (place.continuesAt(next)) return "link";
  return CONTINUING.includes(text.charAt(next)) && next < text.length ? "operand" : "statement";
}
