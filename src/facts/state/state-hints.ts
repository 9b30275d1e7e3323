/**
 * Whether a text may keep something between the calls of its functions, so that its body is worth its price: a cheap test, made
 * once for each text and kept with its import facts.
 *
 * It goes by what stands at the beginning of a line, as every formatter leaves it: variables of the top level, static fields, and
 * constants whose contents the text itself may change or that begin empty. What only others change (a list with entries that is
 * sorted elsewhere) does not count: no-foreign-mutation tells of that. A text whose top level is indented is passed over. Linear.
 */

import type { StateHint } from "../module-facts.js";
import type { WriteHints } from "../write-hints.js";
import { mayAssign } from "./assigned-names.js";

const DECLARATION =
  /^(?:export\s+)?(?:(?:let|var)\s+([^\n]*)|const\s+([\w$\u0080-\uffff]+)\s*(?:(?::(?:[^=\n]|=>)*)?=(?!>)\s*(new\b|\[\s*\]|\{\s*\}|\{|[\w$]+(?:<[^=\n]*>)?\([^()\n]*\(\)\s*=>)?|(:))?|const\s*[{[])/gm;
const STATIC_FIELD =
  /^\s+(?:(?:public|private|protected|override|accessor)\s+)*static\s+(?:(?:override|readonly|accessor)\s+)*[#\w$]+\s*[!?]?\s*[:=;]/m;
/** Its object has fields of its own. */
const STATIC_OBJECT = /^\s+(?:[a-z]+\s+){0,3}static\s+[^\n(]*=\s*new\b/m;
/** Code in which `this` is the class. */
const STATIC_CODE =
  /^\s+(?:(?:public|private|protected|override)\s+)*static\s+(?:\{|(?:override\s+|async\s+|get\s+|set\s+|\*\s*)*[#\w$]+\s*[<(])/m;
const CLASS = /\bclass\s+([\w$\u0080-\uffff]+)/g;
const DEFAULT_INSTANCE = /^(?:export\s+default|module\.exports\s*=)\s+(?:new\b|\{)/m;
const VARIABLE = /^[\w$\u0080-\uffff]+/;

/**
 * `here` if its own code may set it, `elsewhere` if only other modules may; undefined if nobody does.
 * @param writes of the same text
 */
export function stateHint(text: string, writes: WriteHints): StateHint | undefined {
  const constants = new Set<string>();
  const variables = new Map<string, boolean>();
  let isOpen = false;
  for (const [whole, variable, name = "", value, longType] of text.matchAll(DECLARATION)) {
    if (variable !== undefined) {
      const declared = VARIABLE.exec(variable)?.[0];
      // A pattern, several in one declaration, an object of a class, or a call that keeps one.
      if (declared === undefined || /,|\bnew\b|=>/.test(variable)) return "here";
      variables.set(declared, /=\s*(?:false|!1)\b/.test(variable));
      constants.add(declared);
      if (variable.includes("{")) constants.add("this");
      continue;
    }
    // An object, or a call that keeps one: `singleton("db", () => new Db())`.
    if (value === "new" || value?.endsWith("=>") === true) return "here";
    if (value !== undefined && value !== "{" && whole.startsWith("export")) isOpen = true;
    if (name !== "") constants.add(name);
    // The methods of an object change it by `this`.
    if (value === "{" || longType !== undefined) constants.add("this");
  }
  const mayBeStatic = text.includes("static");
  if (DEFAULT_INSTANCE.test(text) || (mayBeStatic && STATIC_OBJECT.test(text))) return "here";
  if (mayBeStatic && STATIC_FIELD.test(text)) {
    isOpen = true;
    for (const [, name = ""] of text.matchAll(CLASS)) constants.add(name);
    if (STATIC_CODE.test(text)) constants.add("this");
  }
  if (variables.size > 0 && mayAssign(text, variables)) return "here";
  if (constants.size > 0 && writes.mayWrite(constants)) return "here";
  return isOpen ? "elsewhere" : undefined;
}
