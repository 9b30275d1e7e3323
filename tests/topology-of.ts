import { parseSettings } from "../src/config/settings.js";
import type { Topology } from "../src/graph/topology.js";
import { scanRules } from "../src/project/base.js";
import { Project } from "../src/project/project.js";
import { projectStore } from "../src/project/project-store.js";
import { readVersions } from "../src/project/versions.js";

/** The topology of a folder as it is on disk, without a store. */
export function topologyOf(root: string, given: object = {}): Topology {
  return projectOf(root, given).look().topology;
}

export function projectOf(root: string, given: object = {}, clock?: () => number): Project {
  const settings = parseSettings({ cache: false, ...given }).graph;
  const versions = readVersions();
  const context = {
    root: root.replace(/\/$/, ""),
    settings,
    resolverVersion: versions.resolver,
    rules: scanRules(settings),
    store: projectStore(root, settings, versions),
  };
  return new Project(context, clock);
}
