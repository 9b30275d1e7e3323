/**
 * Processes that lint, as many as a test wants within one: what a process remembers lies under one symbol, so whoever puts
 * another state there is another process. Time is a number; what the rules say is data.
 */
import { tmpdir } from "node:os";
import { parse } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter, SourceCode } from "eslint";
import { vi } from "vitest";
import plugin from "../src/index.js";

const STATE = Symbol.for(`${plugin.meta.name}@${plugin.meta.version}`);
const holder = globalThis as { [STATE]?: unknown };

const { "no-cycle": noCycle, "no-domain-cycle": noDomainCycle, ...others } = plugin.rules;
/** All rules, those with options that matter once more. */
const rules = {
  ...others,
  "no-cycle": noCycle!,
  "no-domain-cycle": noDomainCycle!,
  "no-cycle-at-all": noCycle!,
  "no-domain-cycle-at-all": noDomainCycle!,
};
const ENTRIES: Linter.RulesRecord = {
  "t/no-cycle": "error",
  "t/no-cycle-at-all": ["error", { deferred: true, types: true }],
  "t/no-domain-cycle": "error",
  "t/no-domain-cycle-at-all": ["error", { deferred: true, types: true }],
  "t/max-fan-in": ["error", { max: 1, limits: { "src/auth/**": 2 } }],
  "t/graph-health": ["error", { unresolved: true, settings: true, cuts: true }],
};

export interface Clock {
  pass(ms: number): void;
}

/** Time from now on is what `pass` makes it, and a little for each look at it. */
export function stoppedClock(): Clock {
  let now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => (now += 0.001));
  return { pass: (ms) => void (now += ms) };
}

/** What a lint of one text says: one line a finding, or the mistake in the settings. */
export type Findings = readonly string[];

export class Process {
  readonly #linter = new Linter({ configType: "flat", cwd: parse(tmpdir()).root });
  #state: unknown = undefined;

  lint(file: string, text: string, settings: object): Findings {
    const before = holder[STATE];
    holder[STATE] = this.#state;
    try {
      const config: Linter.Config = {
        files: ["**/*.{js,ts,tsx,mts}"],
        plugins: { t: { rules } },
        rules: ENTRIES,
        settings: { topology: settings },
      };
      return this.#linter.verify(sourceCodeOf(file, text), [config], { filename: file }).map(lineOf);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "SettingsError") throw error;
      return [error.message.split("\nOccurred")[0]!];
    } finally {
      this.#state = holder[STATE];
      holder[STATE] = before;
    }
  }
}

function lineOf({ line, column, endLine, endColumn, ruleId, message, suggestions }: Linter.LintMessage): string {
  if (ruleId === null) throw new Error(`no finding of a rule: ${message}`);
  const suggested = suggestions === undefined ? "" : ` ${JSON.stringify(suggestions)}`;
  return `${line}:${column}-${endLine}:${endColumn} ${ruleId} ${message}${suggested}`;
}

const parsed = new Map<string, SourceCode>();

/** A text as ESLint has it; one that ESLint cannot parse with an empty tree, so that the rules are asked all the same. */
function sourceCodeOf(file: string, text: string): SourceCode {
  const key = `${/\.[^.]*$/.exec(file)?.[0]}\n${text}`;
  let sourceCode = parsed.get(key);
  if (sourceCode === undefined) {
    if (parsed.size > 5000) parsed.clear();
    parsed.set(key, (sourceCode = parseText(file, text)));
  }
  return sourceCode;
}

function parseText(file: string, text: string): SourceCode {
  try {
    const options = { range: true, loc: true, tokens: true, comment: true, filePath: file, jsx: file.endsWith("x") };
    const { ast, ...rest } = tsParser.parseForESLint(text, options);
    return new SourceCode({ text, ...rest, ast } as unknown as SourceCode.Config);
  } catch {
    const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
    const ast = {
      type: "Program",
      body: [],
      tokens: [],
      comments: [],
      range: [0, text.length],
      loc,
      sourceType: "module",
    };
    return new SourceCode({ text, ast } as unknown as SourceCode.Config);
  }
}
