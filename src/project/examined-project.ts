/** A project as one look of this very process finds it, with what the look took and what it found stored. */
import type { GraphSettings } from "../config/settings.js";
import type { Topology } from "../graph/topology.js";
import { readConfigFiles } from "./config-files.js";
import { openProject } from "./open-project.js";
import { projectStore, type StoreState } from "./project-store.js";
import { stopwatch, type Phase } from "./stopwatch.js";
import { modulesByTsconfig } from "./tsconfig-scope.js";
import { readVersions, type Versions } from "./versions.js";

export interface ExaminedProject {
  readonly topology: Topology;
  /** Before the look, which may have written it. */
  readonly store: StoreState | undefined;
  readonly spent: ReadonlyMap<Phase, { readonly ms: number; readonly times: number }>;
  readonly versions: Versions;
  /** Folder of each tsconfig that is the nearest one of modules, with their number; a tsconfig further up may apply to the rest. */
  readonly tsconfigs: ReadonlyMap<string, number>;
  /** Folder to name of each package of the workspace. */
  readonly packageNames: ReadonlyMap<string, string>;
}

/** @param root real path */
export function examineProject(root: string, settings: GraphSettings): ExaminedProject {
  const watch = stopwatch();
  const versions = readVersions();
  const store = projectStore(root, settings, versions).state();
  const project = openProject(root, settings, versions, undefined, watch.timed);
  const topology = project.topologyNow();
  const spent = new Map([...watch.spent].map(([phase, entry]) => [phase, { ...entry }]));
  const common = { topology, store, spent, versions };
  if (topology.health.notes.length > 0) return { ...common, tsconfigs: new Map(), packageNames: new Map() };
  const { keys, hashes } = project.look().sources;
  const { manifests } = readConfigFiles(root, hashes.keys());
  const packageNames = topology.packages.flatMap((folder): [string, string][] => {
    const name = (manifests.get(folder) as { readonly name?: unknown } | undefined)?.name;
    return typeof name === "string" ? [[folder, name]] : [];
  });
  const counts = modulesByTsconfig(keys.keys(), hashes.keys());
  const hasOwn = (folder: string): boolean =>
    ["tsconfig.json", "jsconfig.json"].some((name) => hashes.has(folder === "" ? name : `${folder}/${name}`));
  const tsconfigs = new Map([...counts].filter(([folder]) => hasOwn(folder)));
  return { ...common, tsconfigs, packageNames: new Map(packageNames) };
}
