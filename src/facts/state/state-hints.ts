/**
 * Whether a text may keep something between the calls of its functions, so that its body is worth its price: a cheap test, made
 * once for each text and kept with its import facts.
 *
 * It goes by what stands at the beginning of a line, as every formatter leaves it: variables of the top level, static fields, and
 * constants whose contents the text itself may change or that begin empty. What only others change (a list with entries that is
 * sorted elsewhere) does not count: no-foreign-mutation tells of that. A text whose top level is indented is passed over. Linear.
 */

import { mayWrite } from "../write-hints.js";

const DECLARATION =
  /^(?:export\s+)?(?:(let|var)\s|const\s+([\w$\u0080-\uffff]+)\s*(?:(?::(?:[^=\n]|=>)*)?=(?!>)\s*(new\b|\[\s*\]|\{\s*\}|\{|[\w$]+(?:<[^=\n]*>)?\([^()\n]*\(\)\s*=>)?|(:))?|const\s*[{[])/gm;
const STATIC_FIELD =
  /^\s+(?:(?:public|private|protected|override|accessor)\s+)*static\s+(?:(?:override|readonly|accessor)\s+)*[#\w$]+\s*[!?]?\s*[:=;]/m;
const DEFAULT_INSTANCE = /^(?:export\s+default|module\.exports\s*=)\s+(?:new\b|\{)/m;

export function mayHoldState(text: string): boolean {
  const constants = new Set<string>();
  for (const [whole, variable, name = "", value, longType] of text.matchAll(DECLARATION)) {
    if (variable !== undefined) return true;
    // An object, or a call that keeps one: `singleton("db", () => new Db())`.
    if (value === "new" || value?.endsWith("=>") === true) return true;
    if (value !== undefined && value !== "{" && whole.startsWith("export")) return true;
    if (name !== "") constants.add(name);
    // The methods of an object change it by `this`.
    if (value === "{" || longType !== undefined) constants.add("this");
  }
  if (STATIC_FIELD.test(text) || DEFAULT_INSTANCE.test(text)) return true;
  return constants.size > 0 && mayWrite(text, constants);
}
