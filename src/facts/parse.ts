/**
 * Parses one text with oxc-parser, whatever the text is.
 *
 * Text is read as a module first. Where that fails it is read as CommonJS, which allows `await` as a name and HTML
 * comments; a `.js` text that still fails is read with TypeScript's grammar, which gets through much of Flow's. The
 * first reading without a fatal error wins, else the one whose module record goes furthest. Errors the parser recovers
 * from (a `return` outside a function, a name declared twice) lose nothing and are no failure.
 *
 * Of 14,224 published `.js` files 13,703 parse at once, two with such errors; the other 519 are Flow.
 */

import type { Comment, EcmaScriptModule, Program } from "oxc-parser";
import { lineCounter } from "./lines.js";
import type { Language, ParseFailure } from "./module-facts.js";
import { nativeParser, type ParseAnswer, type Parser } from "./native-parser.js";
import { tooDeepAt } from "./nesting.js";

/** The native parser cannot be loaded: its package for this platform is not installed, or cannot run here. */
export class ParserMissingError extends Error {
  override readonly name = "ParserMissingError";

  constructor(cause: unknown) {
    super(`oxc-parser cannot be loaded: ${messageOf(cause)}`, { cause });
  }
}

export interface ParsedText {
  /** Static imports and exports up to the first fatal error. */
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  /** The syntax tree, made on first use; its body is empty after a failure. */
  readonly program: Program;
  /** For each type of node the keys that hold nodes. */
  readonly visitorKeys: Parser["visitorKeys"];
  readonly failure?: ParseFailure;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Grammar = "jsx" | "ts" | "tsx" | "dts";
type Reading = readonly [grammar: Grammar, sourceType: "module" | "commonjs"];
type Readings = readonly [Reading, ...Reading[]];

const READINGS: Readonly<Record<Language, Readings>> = {
  js: [
    ["jsx", "module"],
    ["jsx", "commonjs"],
    ["tsx", "module"],
  ],
  ts: [
    ["ts", "module"],
    ["ts", "commonjs"],
  ],
  tsx: [
    ["tsx", "module"],
    ["tsx", "commonjs"],
  ],
  dts: [["dts", "module"]],
};

/**
 * Parses a text without byte order mark.
 *
 * @throws {ParserMissingError} if `load` does; nothing else, for any text.
 */
export function parseText(text: string, language: Language, load: () => Parser = nativeParser): ParsedText {
  const parser = loaded(load);
  const deep = tooDeepAt(text, language);
  if (deep !== undefined) return unread(parser, "Too deeply nested to be parsed", lineCounter(text)(deep));
  try {
    return bestReading(parser, text, READINGS[language]);
  } catch (error) {
    // The tree of a text of some 10 MB does not fit into one string, and the parser throws.
    return unread(parser, `Cannot be parsed: ${messageOf(error)}`, 1);
  }
}

/** The syntax tree of a text as scope analysis takes it: every node with its range and all fields of TypeScript's. */
export interface ScopedTree {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly visitorKeys: Parser["visitorKeys"];
}

/**
 * Parses a text for scope analysis.
 *
 * @returns undefined for a text that does not parse
 * @throws {ParserMissingError} if `load` does; nothing else, for any text.
 */
export function parseTree(text: string, language: Language, load: () => Parser = nativeParser): ScopedTree | undefined {
  const parser = loaded(load);
  if (tooDeepAt(text, language) !== undefined) return undefined;
  for (const [lang, sourceType] of READINGS[language]) {
    try {
      const result = parser.parseSync("", text, {
        lang,
        sourceType,
        preserveParens: false,
        range: true,
        astType: "ts",
      });
      if (failureOf(result, text) !== undefined) continue;
      return { program: result.program, comments: result.comments, visitorKeys: parser.visitorKeys };
    } catch {
      // As in parseText: the tree does not fit into one string.
      return undefined;
    }
  }
  return undefined;
}

/** Whether a text is JavaScript without any error, not even one that is recovered from: what every parser reads. */
export function isJavaScript(
  text: string,
  { jsx, sourceType }: { readonly jsx: boolean; readonly sourceType: "module" | "commonjs" | "script" },
): boolean {
  const parser = loaded(nativeParser);
  const lang = jsx ? "jsx" : "js";
  if (tooDeepAt(text, "js") !== undefined) return false;
  return parser.parseSync("", text, { lang, sourceType, preserveParens: false }).errors.length === 0;
}

function bestReading(parser: Parser, text: string, [first, ...others]: Readings): ParsedText {
  let best = read(parser, text, first);
  for (const reading of others) {
    if (best.failure === undefined) break;
    const parsed = read(parser, text, reading);
    if (parsed.failure === undefined || extentOf(parsed) > extentOf(best)) best = parsed;
  }
  return best;
}

function loaded(load: () => Parser): Parser {
  try {
    return load();
  } catch (error) {
    throw new ParserMissingError(error);
  }
}

function read(parser: Parser, text: string, [lang, sourceType]: Reading): ParsedText {
  const result = parser.parseSync("", text, { lang, sourceType, preserveParens: false });
  return new ReadText(result, parser, failureOf(result, text));
}

/** A class for the reason that `native-parser.ts` gives: an object with a getter of its own would live long. */
class ReadText implements ParsedText {
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  readonly visitorKeys: Parser["visitorKeys"];
  readonly failure?: ParseFailure;
  readonly #answer: ParseAnswer;

  constructor(answer: ParseAnswer, { visitorKeys }: Parser, failure: ParseFailure | undefined) {
    this.module = answer.module;
    this.comments = answer.comments;
    this.visitorKeys = visitorKeys;
    if (failure !== undefined) this.failure = failure;
    this.#answer = answer;
  }

  get program(): Program {
    return this.#answer.program;
  }
}

/** After a fatal error the tree is empty, whatever the record still lists; after any other it is whole. */
function failureOf(result: ParseAnswer, text: string): ParseFailure | undefined {
  const [error] = result.errors;
  if (error === undefined || result.program.body.length > 0) return undefined;
  return { message: error.message, line: lineCounter(text)(error.labels[0]?.start ?? 0) };
}

function extentOf({ module }: ParsedText): number {
  return module.staticImports.length + module.staticExports.length + module.dynamicImports.length;
}

/** The outcome for a text the parser could not be given, or broke on. */
function unread(parser: Parser, message: string, line: number): ParsedText {
  return {
    module: { hasModuleSyntax: false, staticImports: [], staticExports: [], dynamicImports: [], importMetas: [] },
    comments: [],
    program: { type: "Program", body: [], sourceType: "module", hashbang: null, start: 0, end: 0 },
    visitorKeys: parser.visitorKeys,
    failure: { message, line },
  };
}
