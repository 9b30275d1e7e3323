/** What a command of the package is: its words, its options, and what it does with them. */
import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal.js";

/** What a command says, and the status it ends with: as ESLint's, 0 for nothing to do, 1 for findings. Trouble (2) is thrown. */
export interface Outcome {
  readonly status: 0 | 1;
  readonly text: string;
}

/** What is written after the name of the command. */
export interface Given {
  /** As parsed by `node:util`, by the names in `options`; what is not given is not there. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

export interface Command {
  /** What it answers, in a few words: for the list of all commands. */
  readonly summary: string;
  /** Lines for `--help`: what it takes, what it does, its options with examples. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** @throws Error with one line for people, if something is given that it does not take, or if it cannot do its work */
  readonly run: (cwd: string, given: Given, terminal: Terminal) => Promise<Outcome>;
}

/**
 * The one of some choices that an option names; the first if it is not given.
 * @throws Error that names all
 */
export function choice<Name extends string>(option: string, given: unknown, choices: readonly Name[]): Name {
  if (given === undefined) return choices[0]!;
  const found = choices.find((name) => name === given);
  if (found !== undefined) return found;
  throw new Error(`--${option} is one of ${choices.join(", ")}, not ${String(given)}`);
}
