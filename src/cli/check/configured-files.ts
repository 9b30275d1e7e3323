/**
 * The files of some paths that ESLint lints and the graph knows, each with its config: what `eslint` takes for these paths, without a walk
 * over the disk, since the scan of the project has been there.
 */
import { resolve, relative, sep } from "node:path";
import { exists, isFolder } from "../../files/disk.js";
import { globBase, matchesAny } from "../../config/path-patterns.js";
import type { CheckedConfig } from "./checked-config.js";
import { rulesIn, type FileConfig } from "../rule-uses.js";

export interface ConfiguredFile {
  readonly path: string;
  readonly config: FileConfig;
}

/**
 * In the order of paths.
 * @param modulesAround absolute paths of all modules of the project in which a folder is
 * @throws Error for a path that leads to nothing
 */
export async function configuredFiles(
  config: CheckedConfig,
  paths: readonly string[],
  modulesAround: (folder: string) => Promise<readonly string[]>,
): Promise<readonly ConfiguredFile[]> {
  const found = new Map<string, FileConfig>();
  for (const path of paths) {
    for (const file of await filesAt(config.cwd, path, modulesAround)) {
      const own = found.has(file) ? undefined : await config.of(file);
      if (own !== undefined) found.set(file, own);
    }
  }
  return [...found].map(([path, own]) => ({ path, config: own })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function hasOwnRules(files: readonly ConfiguredFile[]): boolean {
  return files.some(({ config }) => rulesIn(config).length > 0);
}

async function filesAt(
  cwd: string,
  path: string,
  modulesAround: (folder: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const at = resolve(cwd, path);
  if (isFolder(at))
    return (await modulesAround(at)).filter((file) => file.startsWith(at.endsWith(sep) ? at : at + sep));
  if (exists(at)) return [at];
  const base = globBase(path);
  const matches = matchesAny([path.replace(/^\.\//, "")]);
  const files = base === undefined ? [] : await modulesAround(resolve(cwd, base));
  const matching = files.filter((file) => matches(relative(cwd, file).split(sep).join("/")));
  if (matching.length === 0) throw new Error(`No files match ${path}`);
  return matching;
}
