/**
 * What a package name means in the project: a package of it, by package.json files or by a link in a node_modules, or one of
 * others. A package that lies in a node_modules itself is one of others, wherever its entry leads. O(depth) a question.
 */
import { isBuiltin } from "node:module";
import { isAsset } from "./extensions.js";
import type { PackageEntry } from "./package-entry.js";
import type { Resolution, ResolveInputs, ResolveMode } from "./resolve-inputs.js";
import { packageRequest } from "./specifier.js";
import type { Workspace } from "./workspace.js";

export const OUTSIDE: Resolution = { kind: "outside" };

/** `forms` are what of a specifier may name a file, the shortest last. */
type FromPackage = (directory: string, forms: readonly string[], mode: ResolveMode) => Resolution | undefined;

export interface NamedPackages {
  /** What package.json files say of a specifier; undefined if it asks for no package of this project. */
  readonly fromManifests: FromPackage;
  /** What a node_modules has under a specifier, the same for all of a region; undefined if it has no package of that name. */
  readonly fromInstalled: FromPackage;
}

export function createNamedPackages(
  workspace: Workspace,
  installed: ResolveInputs["installed"],
  packages: PackageEntry,
): NamedPackages {
  function inPackage(home: string, forms: readonly string[], mode: ResolveMode): Resolution | undefined {
    for (const form of forms) {
      const subpath = packageRequest(form)?.subpath;
      const found = subpath === undefined ? undefined : packages.resolve(home, subpath, mode);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return {
    fromManifests(directory, forms, mode) {
      const form = forms.at(-1) ?? "";
      const request = isBuiltin(form) ? undefined : packageRequest(form);
      if (request === undefined) return undefined;
      const home = workspace.packageDirectory(directory, request.name);
      // A link to the member is not asked for: it is there for others.
      if (home === undefined) return workspace.hasPublished(directory, request.name) ? OUTSIDE : undefined;
      return inPackage(home, forms, mode) ?? missing(form);
    },

    fromInstalled(directory, forms, mode) {
      const request = packageRequest(forms.at(-1) ?? "");
      const home = workspace.nearestManifest(directory, () => true) ?? "";
      const found = request && installed(home, request.name);
      return found === "others" ? OUTSIDE : found && inPackage(found.folder, forms, mode);
    },
  };
}

/** A file of this project that is not there. */
export function missing(form: string): Resolution {
  return isAsset(form) ? OUTSIDE : { kind: "unresolved", firstParty: true };
}
