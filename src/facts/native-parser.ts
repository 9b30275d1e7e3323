/**
 * oxc's parser, taken from the modules of oxc-parser that its index is made of.
 *
 * The index answers with objects that each have getters of their own. V8 makes a shape for each of them, and the shape holds the
 * getter and what it closes over, the whole tree as a string, until the next full collection: while a project was built, every
 * collection of young objects carried them on, 130 MB in 7,373 modules. The getter of a class is one for all.
 */
import { createRequire } from "node:module";
import type { Comment, EcmaScriptModule, OxcError, ParserOptions, Program } from "oxc-parser";

/** What the parser says of a text. */
export interface ParseAnswer {
  /** Made from its serialised form on first use. */
  readonly program: Program;
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  readonly errors: readonly OxcError[];
}

export interface Parser {
  parseSync(filename: string, text: string, options: ParserOptions): ParseAnswer;
  /** For each type of node the keys that hold nodes. */
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
}

/** Each getter takes its part out of native memory, which nobody frees in time otherwise. */
interface NativeAnswer extends Omit<ParseAnswer, "program"> {
  readonly program: string;
}

interface Binding {
  parseSync(...asked: Parameters<Parser["parseSync"]>): NativeAnswer;
}

type ParseProgram = (serialised: string) => Program;

const requireHere = createRequire(import.meta.url);

/** @throws what `require` does, if the package or its binding for this platform is not there */
export function nativeParser(): Parser {
  const { parseSync } = requireHere("oxc-parser/src-js/bindings") as Binding;
  const { jsonParseAst } = requireHere("oxc-parser/src-js/wrap") as { readonly jsonParseAst: ParseProgram };
  const keys = requireHere("oxc-parser/src-js/generated/visit/keys") as { readonly default: Parser["visitorKeys"] };
  return {
    parseSync: (...asked) => new TakenAnswer(parseSync(...asked), jsonParseAst),
    visitorKeys: keys.default,
  };
}

class TakenAnswer implements ParseAnswer {
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
  readonly errors: readonly OxcError[];
  readonly #parse: ParseProgram;
  #serialised: string;
  #program: Program | undefined;

  constructor({ module, comments, errors, program }: NativeAnswer, parse: ParseProgram) {
    this.module = module;
    this.comments = comments;
    this.errors = errors;
    this.#serialised = program;
    this.#parse = parse;
  }

  get program(): Program {
    if (this.#program === undefined) {
      this.#program = this.#parse(this.#serialised);
      this.#serialised = "";
    }
    return this.#program;
  }
}
