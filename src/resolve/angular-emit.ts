/**
 * Which modules Angular's compiler emits, besides those whose tsconfig has options for it: all whose nearest package.json
 * depends on `@angular/core`.
 */
import type { Emit } from "./emit-options.js";
import type { PackageManifest } from "./resolve-inputs.js";
import type { Workspace } from "./workspace.js";

/** The emit by directory, told of Angular. One answer per directory. */
export function withAngular(
  emitIn: (directory: string) => Emit,
  workspace: Workspace,
  manifests: ReadonlyMap<string, PackageManifest>,
): (directory: string) => Emit {
  const byDirectory = new Map<string, Emit>();
  return (directory) => {
    const known = byDirectory.get(directory);
    if (known !== undefined) return known;
    const emit = emitIn(directory);
    const home = workspace.nearestManifest(directory, () => true);
    const isAngular = home !== undefined && manifests.get(home)?.dependencies.has("@angular/core") === true;
    const told: Emit = isAngular ? { ...emit, angular: true } : emit;
    byDirectory.set(directory, told);
    return told;
  };
}
