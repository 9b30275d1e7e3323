#!/usr/bin/env node
/** The command of the package: reads the arguments, runs what they ask for, and ends with a status like ESLint's. */
import { parseArgs } from "node:util";
import { PLUGIN_VERSION } from "../project/versions.js";
import { baselineCommand, type Outcome } from "./baseline-command.js";
import { impactCommand } from "./impact-command.js";
import { IMPACT_FORMATS, type ImpactFormat } from "./impact-report.js";

const HELP = `eslint-plugin-topology <command>

baseline [paths…]
  Lints the paths (default: .) with the ESLint and the config of this project, and writes the findings of eslint-plugin-topology
  that are there today to topology-baseline.json at the root of the project, or to the file in settings.topology.baseline.
  A baseline that is there loses the entries whose findings are gone, and gets no new ones.

  --grow       also add new findings
  --check      write nothing; status 1 if something would change

impact <module | module#state | service>
  Says what fails when something fails: who imports it, who uses it, who reads what those set, at any distance.

    eslint-plugin-topology impact src/db/client.ts
    eslint-plugin-topology impact src/auth/sessions.ts#sessions
    eslint-plugin-topology impact REDIS_URL

  --format     text, json or mermaid (default: text)

--help, -h     this text
--version      the version of the package

Status: 0 the question is answered, and the baseline says what is there; 1 there are findings that it does not have; 2 trouble.
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
      grow: { type: "boolean" },
      check: { type: "boolean" },
      format: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
      version: { type: "boolean", default: false },
    },
  });
  const { grow, check, format, help, version } = values;
  const [command, ...given] = positionals;
  if (help) return { status: 0, text: HELP };
  if (version) return { status: 0, text: `${PLUGIN_VERSION}\n` };
  if (command === "baseline") {
    only(command, { format });
    if (grow && check) throw new Error("--grow writes and --check writes nothing: give one of them");
    const paths = given.length === 0 ? ["."] : given;
    return baselineCommand(process.cwd(), { paths, grow: grow === true, check: check === true });
  }
  if (command === "impact") {
    only(command, { grow, check });
    const [name, ...others] = given;
    if (name === undefined || others.length > 0) throw new Error("impact takes one module, module#state or service");
    return impactCommand(process.cwd(), name, formatOf(format ?? "text"));
  }
  throw new Error(`${command === undefined ? "No command" : `Unknown command ${command}`}\n\n${HELP}`);
}

/** Refuses options of another command, which would do nothing. */
function only(command: string, others: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined) throw new Error(`--${name} is no option of ${command}`);
  }
}

function formatOf(given: string): ImpactFormat {
  if (Object.hasOwn(IMPACT_FORMATS, given)) return given as ImpactFormat;
  throw new Error(`--format is one of ${Object.keys(IMPACT_FORMATS).join(", ")}, not ${given}`);
}
