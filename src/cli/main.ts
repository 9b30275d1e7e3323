#!/usr/bin/env node
/** The command of the package: reads the arguments, runs the one command there is, and ends with a status like ESLint's. */
import { parseArgs } from "node:util";
import { PLUGIN_VERSION } from "../project/versions.js";
import { baselineCommand, type Outcome } from "./baseline-command.js";

const HELP = `eslint-plugin-topology baseline [paths…]

Lints the paths (default: .) with the ESLint and the config of this project, and writes the findings of eslint-plugin-topology
that are there today to topology-baseline.json at the root of the project, or to the file in settings.topology.baseline.
A baseline that is there loses the entries whose findings are gone, and gets no new ones.

  --grow       also add new findings
  --check      write nothing; status 1 if something would change
  --help, -h   this text
  --version    the version of the package

Status: 0 the baseline says what is there, 1 there are findings that it does not have, 2 trouble.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { status, text } = await run(args);
    process.stdout.write(text);
    return status;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function run(args: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      grow: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      version: { type: "boolean", default: false },
    },
  });
  const { grow, check, help, version } = values;
  const [command, ...paths] = positionals;
  if (help) return { status: 0, text: HELP };
  if (version) return { status: 0, text: `${PLUGIN_VERSION}\n` };
  if (command !== "baseline")
    throw new Error(`${command === undefined ? "No command" : `Unknown command ${command}`}\n\n${HELP}`);
  if (grow && check) throw new Error("--grow writes and --check writes nothing: give one of them");
  return baselineCommand(process.cwd(), { paths: paths.length === 0 ? ["."] : paths, grow, check });
}
