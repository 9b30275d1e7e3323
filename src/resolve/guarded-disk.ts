/**
 * The resolver that looks at the disk, asked for nothing for which it would read a file that could end or hang the process: one
 * that is no ordinary file, too large, nested too deep, or with paths too long. What is not asked for leads nowhere.
 */
import { dirname, join, relative } from "node:path";
import type { DiskResolver } from "./disk-resolver.js";
import { createGuardedManifests, type ForbiddenFile } from "./guarded-manifests.js";
import { createGuardedTsconfigs, type TsconfigsAbove } from "./guarded-tsconfigs.js";
import { LONGEST_PATH } from "./longest-path.js";
import { createReach, isUnasked } from "./reach.js";
import type { ResolveInputs } from "./resolve-inputs.js";

const NONE: TsconfigsAbove = { files: [] };

/**
 * @param refuse told of each package.json for which something was not asked; what is wrong with a tsconfig is a problem of it
 * @param parse a tsconfig
 */
export function createGuardedDisk(
  disk: DiskResolver,
  peek: ResolveInputs["peek"],
  parse: (file: string, text: string) => unknown,
  refuse: (file: ForbiddenFile) => void,
): DiskResolver {
  const manifests = createGuardedManifests(peek);
  const tsconfigs = createGuardedTsconfigs(peek, parse, manifests);
  const reach = createReach(manifests);

  function mayAsk(folder: string, specifier: string, { files } = NONE): boolean {
    if (folder.length > LONGEST_PATH || specifier.length > LONGEST_PATH) return false;
    const found = isUnasked(specifier) ? "far" : reach(folder, specifier, files);
    if (found !== undefined && found !== "far") refuse(found);
    return found === undefined;
  }

  function tsconfigsOf(importer: string): TsconfigsAbove {
    const own = tsconfigs.above(dirname(importer));
    // The resolver takes the importer for a specifier, and looks for the tsconfigs of what is before its query.
    const [path = ""] = importer.split(/[?#]/);
    return path === importer || own.forbidden !== undefined ? own : tsconfigs.above(path);
  }

  return {
    withTsconfig(importer, specifier, mode) {
      const above = tsconfigsOf(importer);
      if (above.forbidden !== undefined) return "blocked";
      return mayAsk(dirname(importer), specifier, above) ? disk.withTsconfig(importer, specifier, mode) : undefined;
    },
    withoutTsconfig: (directory, specifier, mode) =>
      mayAsk(directory, specifier) ? disk.withoutTsconfig(directory, specifier, mode) : undefined,
    atPath: (path) => (mayAsk(dirname(path), path) ? disk.atPath(path) : undefined),
    isBlocked(directory) {
      const above = tsconfigsOf(join(directory, "any.ts"));
      return above.forbidden !== undefined || (mayAsk(directory, "./", above) && disk.isBlocked(directory));
    },
    tsconfigProblem(path) {
      const own = tsconfigs.of(path);
      if (own.forbidden !== undefined) return inWords(own.forbidden, path);
      return mayAsk(dirname(path), "./", own) ? disk.tsconfigProblem(path) : undefined;
    },
  };
}

function inWords({ file, reason }: ForbiddenFile, tsconfig: string): string {
  return file === tsconfig ? reason : `${relative(dirname(tsconfig), file)}: ${reason}`;
}
