/** `doctor`: what the plugin sees of a project, how it came to that, and what is to be looked at. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseSettings } from "../../config/settings.js";
import { realPath } from "../../files/real-path.js";
import { rootAround, type RootMark } from "../../files/root.js";
import type { Topology } from "../../graph/topology.js";
import { readVersions } from "../../project/versions.js";
import { choice, type Command, type Outcome } from "../command.js";
import { topologySettings } from "../project-eslint.js";
import type { Terminal } from "../terminal.js";
import { diagnose } from "./diagnosis.js";
import { projectLint, type ProjectLint } from "./project-lint.js";
import { writeSettings } from "./write-settings.js";
import { DOCTOR_FORMATS, type DoctorFormat } from "./doctor-report.js";

const FORMATS = Object.keys(DOCTOR_FORMATS) as DoctorFormat[];

export const doctor: Command = {
  summary: "what the plugin sees of a project, and proposed settings",
  help: `doctor
  Says what the plugin sees of this project: its root and why, the settings in force, domains and how each came about, modules and
  imports, what leads nowhere or does not parse, tsconfigs, rules that have nothing to say and why, the store, versions, and what this
  very look took. Status 1: there is something to look at.

    npx eslint-plugin-topology doctor
    npx eslint-plugin-topology doctor --write

  --write      instead: propose domains, shared code and modules that start the program, by folders and imports, and write what is
               shown to topology.settings.mjs at the root, for the ESLint config to import; a file that is there stays
  --format     text or json (default: text)
`,
  options: { format: { type: "string" }, write: { type: "boolean" } },
  run: async (cwd, { values, positionals }, terminal) => {
    if (positionals.length > 0)
      throw new Error("doctor takes no paths: it looks at the project around the working directory");
    const format = choice("format", values["format"], FORMATS);
    return doctorOf(cwd, { format, write: values["write"] === true }, terminal);
  },
};

interface DoctorOptions {
  readonly format: DoctorFormat;
  readonly write: boolean;
}

async function doctorOf(cwd: string, { format, write }: DoctorOptions, terminal: Terminal): Promise<Outcome> {
  const given = ((await topologySettings(cwd, "index.ts")) ?? {}) as object;
  const settings = parseSettings(given);
  const found = rootAround(realPath(cwd));
  const root = settings.graph.root === undefined ? found?.root : realPath(settings.graph.root);
  if (root === undefined)
    throw new Error(`No package.json is in ${cwd} or above it, so there is no project to ask about`);
  const why = settings.graph.root === undefined ? WHY[found!.by] : "settings.topology.root names it";
  terminal.progress(`Looking at ${root}`);
  if (write) return writeSettings(root, given, settings, format);
  const lintOf = (topology: Topology): Promise<ProjectLint> => projectLint(cwd, root, topology);
  const diagnosis = await diagnose({ root, why, given, settings, versions: versionsAround(cwd) }, lintOf);
  return { status: diagnosis.lookAt.length > 0 ? 1 : 0, text: DOCTOR_FORMATS[format](diagnosis, terminal) };
}

const WHY: Readonly<Record<RootMark, string>> = {
  "nx.json": "the nearest folder upward that marks a workspace: it has an nx.json",
  "workspaces of package.json":
    "the nearest folder upward that marks a workspace: `workspaces` of its package.json take this package in",
  "pnpm-workspace.yaml": "the nearest folder upward that marks a workspace: it has a pnpm-workspace.yaml",
  "nearest package.json": "the nearest package.json upward, and no workspace around it takes it in",
};

function versionsAround(cwd: string): Readonly<Record<string, string>> {
  const { plugin, parser, resolver, scopes } = readVersions();
  return {
    "eslint-plugin-topology": plugin,
    node: process.versions.node,
    eslint: versionIn(cwd, "eslint"),
    "oxc-parser": parser.slice(parser.lastIndexOf("@") + 1),
    "oxc-resolver": resolver,
    "@typescript-eslint/scope-manager": scopes.slice(scopes.lastIndexOf("@") + 1),
    typescript: versionIn(cwd, "typescript"),
  };
}

function versionIn(cwd: string, name: string): string {
  try {
    const load = createRequire(join(cwd, "package.json"));
    return (load(`${name}/package.json`) as { readonly version: string }).version;
  } catch {
    return "not installed";
  }
}
