/** The project in which a command runs, as its ESLint config and the disk have it. */
import { parseSettings, type Settings } from "../config/settings.js";
import { findRoot } from "../files/root.js";
import type { Topology } from "../graph/topology.js";
import { projectNow } from "../project/get-topology.js";
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
 * @throws Error for a folder without a project, a graph that cannot be drawn, or settings that are wrong
 */
export async function askedProject(cwd: string, file: string, { progress }: Terminal): Promise<AskedProject> {
  const given = (await topologySettings(cwd, file)) ?? {};
  const settings = parseSettings(given);
  const found = settings.graph.root ?? findRoot(cwd);
  if (found === undefined)
    throw new Error(`No package.json is in ${cwd} or above it, so there is no project to ask about`);
  progress(`Looking at ${found}`);
  const { root, topology, topologyOfCopy } = projectNow({ ...(given as object), root: found });
  const [note] = topology.health.notes;
  if (note !== undefined) throw new Error(`There is no import graph of ${root}: ${note}`);
  return { cwd, root, topology, topologyOfCopy, ...settings };
}
