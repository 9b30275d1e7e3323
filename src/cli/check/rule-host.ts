/**
 * What rules of this plugin say of modules as the disk has them, without ESLint: nothing is read or parsed where they find nothing.
 * What they then say is what ESLint would have them say, but for comments, which are ESLint's affair.
 */
import type { AST } from "eslint";
import { placeLookup, type TextPlace } from "../../facts/lines.js";
import type { LintContext } from "../../project/get-topology.js";
import parser from "../../parser.js";
import { reportsOf, type AskedText } from "../../rules/asked-rule.js";
import type { RuleUse } from "../rule-uses.js";
import { sourceText } from "./source-text.js";

export interface Message {
  readonly rule: string;
  readonly severity: 1 | 2;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** In the order of rules; what a rule throws, as at wrong settings, is thrown. */
export function messagesOf(path: string, settings: LintContext["settings"], uses: readonly RuleUse[]): Message[] {
  const module = { filename: path, physicalFilename: path, settings, sourceCode: new TextOnDisk(path) };
  return uses.flatMap((use) =>
    reportsOf(use, module).map(({ messageId, data = {}, loc: { start } }) => ({
      rule: use.id,
      severity: use.severity,
      line: start.line,
      column: start.column + 1,
      message: interpolated(use.rule.meta?.messages?.[messageId] ?? "", data),
    })),
  );
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
class TextOnDisk implements AskedText {
  readonly text = undefined;
  readonly #path: string;
  #read: ReadText | undefined;
  #tree: AST.Program | undefined;
  readonly ast: AskedText["ast"];

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
