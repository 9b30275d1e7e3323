/** The project in which a command runs, as its ESLint config and the disk have it. */
import { parseSettings, type Settings } from "../config/settings.js";
import { findRoot } from "../files/root.js";
import type { Topology } from "../graph/topology.js";
import { getTopology, type LintedModule } from "../project/get-topology.js";
import { openCopy, projectAround, projectNow } from "../project/project-now.js";
import { topologySettings } from "./project-eslint.js";
import type { Terminal } from "./terminal.js";

/** The project that is asked about. */
export interface AskedProject extends Settings {
  readonly cwd: string;
  readonly root: string;
  readonly topology: Topology;
  /** Of a copy that has the files of another commit. */
  readonly topologyOfCopy: (folder: string) => Topology;
}

/**
 * With the settings that the project's ESLint config has for a file (from the working directory; it need not be there), or without an
 * ESLint with none.
 * @param givenRoot the root, if it is not to be looked for
 * @throws Error for a folder without a project, a graph that cannot be drawn, or settings that are wrong
 */
export async function askedProject(
  cwd: string,
  file: string,
  { progress }: Terminal,
  givenRoot?: string,
): Promise<AskedProject> {
  const given = (await topologySettings(cwd, file)) ?? {};
  const settings = parseSettings(given);
  const found = givenRoot ?? settings.graph.root ?? findRoot(cwd);
  if (found === undefined)
    throw new Error(`No package.json is in ${cwd} or above it, so there is no project to ask about`);
  progress(`Looking at ${found}`);
  const { root, topology, topologyOfCopy } = projectNow({ ...(given as object), root: found });
  const [note] = topology.health.notes;
  if (note !== undefined) throw new Error(`There is no import graph of ${root}: ${note}`);
  return { cwd, root, topology, topologyOfCopy, ...settings };
}

/**
 * The project of the files in a folder, with settings as their config has them.
 * @throws Error for a folder without a project
 */
export function projectOfFolder(
  folder: string,
  settings: unknown,
): { readonly root: string; readonly topology: Topology } {
  const around = projectAround(folder, settings);
  if (around === undefined)
    throw new Error(`No package.json is in ${folder} or above it, so there is no project to check`);
  return around;
}

/**
 * The graph of a copy of a project, by the settings of some file of it; rules find it for files of the copy.
 * @param root absolute real path, as that of the folder
 */
export function copyForRules(root: string, settings: { readonly [key: string]: unknown }, folder: string): Topology {
  return openCopy(root, settings["topology"], folder);
}

/** A module as the disk has it, in its project; undefined for a file that is none. */
export function moduleAt(path: string, settings: { readonly [key: string]: unknown }): LintedModule | undefined {
  return getTopology({ filename: path, physicalFilename: path, sourceCode: { text: undefined }, settings }, "imports");
}
