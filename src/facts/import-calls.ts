/**
 * Reads `import()` off the module record and the characters in front of it, where these say what the syntax tree would:
 * that the promise is neither awaited while the module loads, nor dropped, nor given to a helper that makes more of it.
 *
 *     () => import("./a")          return import("./a")         [import("./a"), import("./b")]
 *     async () => await import("./a")     load(import("./a"))   web ? import("./a") : import("./b")
 *
 * Such a request is deferred and binds the whole namespace. Cheap, since most texts with `import()` hold nothing else
 * that needs a tree; where it cannot be sure, it says so. O(characters looked at).
 */

import type { DynamicImport, EcmaScriptModule } from "oxc-parser";
import { INTEROP } from "./bound-names.js";
import type { ImportDraft } from "./draft-facts.js";
import { MOCK_METHOD } from "./file-requests.js";

/** How much of the text in front is looked at. */
const REACH = 200;
const LINE_END = /[\n\r\u2028\u2029]/;
const COMMENT_ON_LINE = /\/\/|<!--|-->/;
/** An operand is due, of what neither awaits nor drops it. */
const BEFORE_OPERAND = /[[,?=]$|=>$/;
const BEFORE_OPERAND_ON_LINE = /\breturn$|(?:=>|\breturn)[ \t]+await$/;
const SECOND_CHOICE = /(?:^|[^?])\?[ \t]*import\([ \t]*(?:"[^"\\\n]*"|'[^'\\\n]*')[ \t]*\)[ \t]*:$/;
const CALLED = /([\w$]+)\($/;
/** `await (`, `void (`, and words after which brackets hold a statement. */
const NOT_CALLED = new Set(["await", "void", "else", "do"]);

/** All of a text that parses; undefined if one of them takes a tree. */
export function importCalls({ dynamicImports }: EcmaScriptModule, text: string): ImportDraft[] | undefined {
  const found: ImportDraft[] = [];
  for (const call of dynamicImports) {
    const draft = /^import\s*\(/.test(text.slice(call.start, call.start + REACH)) ? draftOf(call, text) : undefined;
    if (draft === undefined || !isPlainOperand(text, call.start)) return undefined;
    found.push(draft);
  }
  return found;
}

/** Those of a text that breaks off: without a tree, they are known by their specifier only. */
export function importCallsBeforeError({ dynamicImports }: EcmaScriptModule, text: string): ImportDraft[] {
  return dynamicImports.flatMap((call) => draftOf(call, text) ?? []);
}

function draftOf({ moduleRequest: { start, end } }: DynamicImport, text: string): ImportDraft | undefined {
  const [, , specifier] = /^(["'`])((?:(?!\1|\\|\$\{).)+)\1$/.exec(text.slice(start, end)) ?? [];
  if (specifier === undefined) return undefined;
  const names = [{ imported: "*", local: "*" }];
  return { specifier, form: "import-call", label: "deferred", names, range: [start, end] };
}

function isPlainOperand(text: string, at: number): boolean {
  const from = Math.max(0, at - REACH);
  const around = text.slice(from, at);
  const before = around.trimEnd();
  const isOnLine = !LINE_END.test(around.slice(before.length));
  if (!isOnLine && mayEndInComment(before, from === 0)) return false;
  if (BEFORE_OPERAND.test(before) || SECOND_CHOICE.test(before)) return true;
  if (isOnLine && BEFORE_OPERAND_ON_LINE.test(before)) return true;
  const [, name] = CALLED.exec(before) ?? [];
  return name !== undefined && !NOT_CALLED.has(name) && !INTEROP.test(name) && !MOCK_METHOD.test(name);
}

/** Whether a text may end in a comment, or the line it ends on starts before it. */
function mayEndInComment(before: string, isWhole: boolean): boolean {
  const line = before.split(LINE_END).at(-1) ?? "";
  return COMMENT_ON_LINE.test(line) || (line.length === before.length && !isWhole);
}
