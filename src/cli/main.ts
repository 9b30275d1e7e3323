#!/usr/bin/env node
/** The command of the package: reads the arguments, runs what they ask for, and ends with a status like ESLint's. */
import { Console } from "node:console";
import { PLUGIN_VERSION } from "../project/versions.js";
import { didYouMean } from "../words/nearest-name.js";
import { baseline } from "./baseline/baseline-command.js";
import { check } from "./check/check-command.js";
import type { Command, Outcome } from "./command.js";
import { compare } from "./compare/compare-command.js";
import { diff } from "./diff/diff-command.js";
import { doctor } from "./doctor/doctor-command.js";
import { explain } from "./explain/explain-command.js";
import { impact } from "./impact/impact-command.js";
import { givenOptions } from "./given-options.js";
import { processTerminal, type Terminal } from "./terminal.js";

const COMMANDS: Readonly<Record<string, Command>> = { check, diff, compare, impact, explain, doctor, baseline };

const HELP = `eslint-plugin-topology <command>

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join("\n")}

<command> --help says what a command takes, with its options and examples; --version gives the version of the package.
In a project that is new to it, begin with: npx eslint-plugin-topology check

Status: 0 all is well; 1 there is something to look at; 2 trouble.
`;

// A config may print. What is on stdout is the answer and nothing else.
globalThis.console = new Console(process.stderr);
for (const stream of [process.stdout, process.stderr]) stream.on("error", endQuietly);
process.exitCode = await main(process.argv.slice(2));

/** Who reads the answer may stop before its end (`| head`); a disk that is full is trouble. */
function endQuietly({ code }: NodeJS.ErrnoException): void {
  if (code !== "EPIPE") process.exitCode = 2;
}

async function main(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  try {
    const { status, text } = await run(args, terminal);
    terminal.end();
    process.stdout.write(text);
    return status;
  } catch (error) {
    terminal.end();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** The name of the command comes first, as options differ from command to command. */
async function run(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  const [name, ...rest] = args;
  if (name === undefined) throw new Error(`No command\n\n${HELP}`);
  if (name === "--help" || name === "-h") return { status: 0, text: HELP };
  if (name === "--version") return { status: 0, text: `${PLUGIN_VERSION}\n` };
  if (!Object.hasOwn(COMMANDS, name)) throw new Error(unknownText(name));
  const command = COMMANDS[name]!;
  if (rest.includes("--help") || rest.includes("-h")) return { status: 0, text: command.help };
  return command.run(process.cwd(), givenOptions(name, command, rest), terminal);
}

function unknownText(name: string): string {
  const names = Object.keys(COMMANDS);
  return `Unknown command ${name}.${didYouMean(name, names)} The commands are ${names.join(", ")}; --help says more of them`;
}
