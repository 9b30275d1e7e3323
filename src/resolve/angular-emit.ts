/**
 * Which modules Angular's compiler emits, besides those whose tsconfig has options for it: all whose nearest package.json
 * depends on `@angular/core`.
 */
import type { PackageManifest } from "./resolve-inputs.js";
import type { Workspace } from "./workspace.js";

/** A test for the modules of a directory. One answer per directory. */
export function angularTest(
  workspace: Workspace,
  manifests: ReadonlyMap<string, PackageManifest>,
): (directory: string) => boolean {
  const known = new Map<string, boolean>();
  return (directory) => {
    const answer = known.get(directory);
    if (answer !== undefined) return answer;
    const home = workspace.nearestManifest(directory, () => true);
    const isAngular = home !== undefined && manifests.get(home)?.dependencies.has("@angular/core") === true;
    known.set(directory, isAngular);
    return isAngular;
  };
}
