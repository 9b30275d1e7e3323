/**
 * The part of the project in which a bare specifier means one thing: the directories with the same nearest package.json
 * and the same nearest tsconfig. Found once per directory.
 */
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import type { TsconfigScope } from "./tsconfig-paths.js";
import type { Workspace } from "./workspace.js";

export interface Region {
  /** Directory of the nearest package.json; the root if there is none. */
  readonly home: string;
  readonly scope: TsconfigScope;
  /** Answers so far that hold for all of the region. */
  readonly answers: Readonly<Record<ResolveMode, Map<string, Resolution>>>;
}

export function createRegions(
  workspace: Workspace,
  scopeOf: (directory: string) => TsconfigScope,
): (directory: string) => Region {
  const byDirectory = new Map<string, Region>();
  const regions = new Map<string, Region>();

  return (directory) => {
    const known = byDirectory.get(directory);
    if (known !== undefined) return known;
    const home = workspace.nearestManifest(directory, () => true) ?? "";
    const scope = scopeOf(directory);
    const key = JSON.stringify([home, scope.nearest]);
    const region = regions.get(key) ?? { home, scope, answers: { import: new Map(), require: new Map() } };
    regions.set(key, region);
    byDirectory.set(directory, region);
    return region;
  };
}
