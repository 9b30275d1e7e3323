import { parseSettings } from "../src/config/settings.js";
import type { Topology } from "../src/graph/topology.js";
import { openProject } from "../src/project/open-project.js";
import type { Project } from "../src/project/project.js";
import { readVersions } from "../src/project/versions.js";

/** The topology of a folder as it is on disk, without a store. */
export function topologyOf(root: string, given: object = {}): Topology {
  return projectOf(root, given).look().topology;
}

export function projectOf(root: string, given: object = {}, clock?: () => number): Project {
  const settings = parseSettings({ cache: false, ...given }).graph;
  return openProject(root.replace(/\/$/, ""), settings, readVersions(), clock);
}
