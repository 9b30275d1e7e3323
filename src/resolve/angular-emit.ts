/**
 * Which modules Angular's compiler emits, besides those whose tsconfig has options for it: all whose nearest package.json
 * depends on `@angular/core`.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import { parentOf } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";
import type { Workspace } from "./workspace.js";

/** The emit by module, told of Angular. */
export function withAngular(
  emitOf: (module: string) => EmitOptions,
  workspace: Workspace,
  manifests: ReadonlyMap<string, PackageManifest>,
): (module: string) => EmitOptions {
  const isAngularIn = new Map<string, boolean>();
  const told = new Map<EmitOptions, EmitOptions>();

  function isAngular(directory: string): boolean {
    const known = isAngularIn.get(directory);
    if (known !== undefined) return known;
    const home = workspace.nearestManifest(directory, () => true);
    const answer = home !== undefined && manifests.get(home)?.dependencies.has("@angular/core") === true;
    isAngularIn.set(directory, answer);
    return answer;
  }

  return (module) => {
    const emit = emitOf(module);
    if (!isAngular(parentOf(module))) return emit;
    const angular = told.get(emit) ?? { ...emit, angular: true };
    told.set(emit, angular);
    return angular;
  };
}
