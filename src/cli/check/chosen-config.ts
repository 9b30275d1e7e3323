/**
 * The config that some paths are checked by, with their files: that of the project if it knows the plugin at any module, since what is off
 * at some paths is then meant to be; else with the preset `recommended`.
 */
import { dirname, resolve, sep } from "node:path";
import { globBase } from "../../config/path-patterns.js";
import { isFolder } from "../../files/disk.js";
import { findRoot } from "../../files/root.js";
import { projectOfFolder } from "../asked-project.js";
import { hasPlugin } from "../rule-uses.js";
import { CheckedConfig } from "./checked-config.js";
import { configuredFiles, type FilesAtPaths } from "./configured-files.js";

export interface ChosenConfig extends FilesAtPaths {
  readonly config: CheckedConfig;
}

/** @throws Error for a path that leads to nothing, and what ESLint throws at a config that cannot be read */
export async function chosenConfig(cwd: string, paths: readonly string[]): Promise<ChosenConfig> {
  const own = CheckedConfig.ofProject(cwd);
  const at = await filesBy(own, paths);
  if (at.files.some(({ config }) => hasPlugin(config)) || (await isKnownBeside(own, cwd, paths)))
    return { config: own, ...at };
  const config = own.withPreset();
  return { config, ...(await filesBy(config, paths)) };
}

/** Whether the config knows the plugin at any module of the projects in which the paths are. */
async function isKnownBeside(config: CheckedConfig, cwd: string, paths: readonly string[]): Promise<boolean> {
  const places = paths.map((path) => resolve(cwd, globBase(path) ?? path));
  for (const folder of new Set(places.map((at) => (isFolder(at) ? at : dirname(at))))) {
    const modules = findRoot(folder) === undefined ? [] : await modulesAround(config, folder);
    for (const module of modules) {
      const own = await config.of(module);
      if (own !== undefined && hasPlugin(own)) return true;
    }
  }
  return false;
}

function filesBy(config: CheckedConfig, paths: readonly string[]): Promise<FilesAtPaths> {
  return configuredFiles(config, paths, (folder) => modulesAround(config, folder));
}

async function modulesAround(config: CheckedConfig, folder: string): Promise<readonly string[]> {
  const { root, topology } = projectOfFolder(folder, await config.settingsIn(folder));
  return topology.modules.map((id) => `${root}${sep}${sep === "/" ? id : id.replaceAll("/", sep)}`);
}
