/**
 * The files of some paths that ESLint lints and the graph knows, each with its config: what `eslint` takes for these paths, without a walk
 * over the disk, since the scan of the project has been there. And those that it does not lint although nothing ignores them.
 */
import { resolve, relative, sep } from "node:path";
import { languageOf } from "../../facts/language.js";
import { exists, isFolder } from "../../files/disk.js";
import { globBase, matchesAny } from "../../config/path-patterns.js";
import type { CheckedConfig } from "./checked-config.js";
import type { FileConfig } from "../rule-uses.js";

export interface ConfiguredFile {
  readonly path: string;
  readonly config: FileConfig;
}

export interface FilesAtPaths {
  readonly files: readonly ConfiguredFile[];
  /** Absolute paths of code that no entry of the config has, so that no rule reads it; what is in another language may be left out for good reason. */
  readonly notLinted: readonly string[];
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
): Promise<FilesAtPaths> {
  const found = new Map<string, FileConfig>();
  const notLinted = new Set<string>();
  for (const path of paths) {
    const from = walkedFolder(config.cwd, path);
    for (const file of await filesAt(config.cwd, path, modulesAround)) {
      if (from !== undefined && !(await config.isReached(file, from))) continue;
      const own = found.has(file) ? undefined : await config.of(file);
      if (own !== undefined) found.set(file, own);
      else if (!found.has(file) && languageOf(file) !== undefined && !(await config.isIgnored(file)))
        notLinted.add(file);
    }
  }
  const files = [...found].map(([path, own]) => ({ path, config: own })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, notLinted: [...notLinted].sort() };
}

/** The folder over which ESLint walks for a path; undefined for a file. */
function walkedFolder(cwd: string, path: string): string | undefined {
  const at = resolve(cwd, path);
  if (isFolder(at)) return at;
  return exists(at) ? undefined : resolve(cwd, globBase(path) ?? ".");
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
  if (matching.length === 0)
    throw new Error(`No files match ${path} (JavaScript or TypeScript, from the working directory)`);
  return matching;
}
