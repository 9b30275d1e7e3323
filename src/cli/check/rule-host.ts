/**
 * Runs rules of this plugin over modules as the disk has them, without ESLint: they ask the graph, so that nothing is read or parsed
 * where they find nothing. What they then say is what ESLint would have them say, but for comments, which are ESLint's affair.
 */
import type { AST, Rule } from "eslint";
import { placeLookup, type TextPlace } from "../../facts/lines.js";
import parser from "../../parser.js";
import { sourceText } from "./source-text.js";
import type { RuleUse } from "../rule-uses.js";

export interface Message {
  readonly rule: string;
  readonly severity: 1 | 2;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Report {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly loc: { readonly start: TextPlace };
}

/** In the order of rules; what a rule throws, as at wrong settings, is thrown. */
export function messagesOf(path: string, settings: object, uses: readonly RuleUse[]): Message[] {
  const messages: Message[] = [];
  const sourceCode = new TextOnDisk(path);
  for (const { id, severity, options, rule } of uses) {
    const report = ({ messageId, data = {}, loc }: Report): void => {
      const { line, column } = loc.start;
      const message = interpolated(rule.meta?.messages?.[messageId] ?? "", data);
      messages.push({ rule: id, severity, line, column: column + 1, message });
    };
    const context = { id, options, report, sourceCode, settings, filename: path, physicalFilename: path };
    // Our rules listen to nothing but the program.
    const { Program: visit } = rule.create(context as unknown as Rule.RuleContext);
    visit?.(sourceCode.ast as AST.Program);
  }
  return messages;
}

/** As ESLint fills them in. */
function interpolated(message: string, data: Readonly<Record<string, unknown>>): string {
  return message.replaceAll(/\{\{([^{}]+?)\}\}/gu, (whole, name: string) => {
    const key = name.trim();
    return key in data ? String(data[key]) : whole;
  });
}

interface ReadText {
  readonly text: string;
  readonly placeOf: (offset: number) => TextPlace;
}

/** What rules ask of the text of a file, which is read when they do. */
class TextOnDisk {
  /** As on disk: it need not be compared. */
  readonly text = undefined;
  readonly #path: string;
  #read: ReadText | undefined;
  #tree: AST.Program | undefined;
  /** The program with what rules ask of it. */
  readonly ast: Pick<AST.Program, "body" | "loc">;

  constructor(path: string) {
    this.#path = path;
    const tree = (): AST.Program => this.#parsed;
    this.ast = {
      get body() {
        return tree().body;
      },
      get loc() {
        return tree().loc;
      },
    };
  }

  get lines(): readonly string[] {
    return this.#source.text.split(/\r\n|[\r\n\u2028\u2029]/u);
  }

  get #parsed(): AST.Program {
    return (this.#tree ??= parser.parseForESLint(this.#source.text, { filePath: this.#path }).ast);
  }

  getLocFromIndex(offset: number): TextPlace {
    return this.#source.placeOf(offset);
  }

  get #source(): ReadText {
    if (this.#read === undefined) {
      const text = sourceText(this.#path) ?? "";
      this.#read = { text, placeOf: placeLookup(text) };
    }
    return this.#read;
  }
}
