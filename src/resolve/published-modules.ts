/** Which modules others may import from the packages of a project: what those export that have a name and are not private. */
import type { PackageEntry } from "./package-entry.js";
import type { PackageManifest } from "./resolve-inputs.js";
import { isRecord } from "./manifest.js";

/**
 * Ascending. What a pattern of `exports` admits is not told apart: then it is all that lies in the package. O(keys of `exports`), and
 * O(modules) for each package with a pattern.
 */
export function publishedModules(
  manifests: ReadonlyMap<string, PackageManifest>,
  modules: ReadonlySet<string>,
  packages: Pick<PackageEntry, "resolve">,
): readonly string[] {
  const found = new Set<string>();
  for (const [directory, manifest] of manifests) {
    if (manifest.name === undefined || manifest.isPrivate) continue;
    const start = directory === "" ? "" : `${directory}/`;
    for (const subpath of subpathsOf(manifest.exports)) {
      if (subpath.includes("*")) for (const id of modules) if (id.startsWith(start)) found.add(id);
      for (const mode of ["import", "require"] as const) {
        const entry = packages.resolve(directory, subpath, mode);
        if (entry?.kind === "module") found.add(entry.id);
      }
    }
  }
  return [...found].sort();
}

/** Without `./`; empty for the package itself. */
function subpathsOf(exports: unknown): readonly string[] {
  const keys = isRecord(exports) ? Object.keys(exports).filter((key) => key.startsWith(".")) : [];
  return keys.length === 0 ? [""] : keys.map((key) => key.replace(/^\.\/?/, ""));
}
