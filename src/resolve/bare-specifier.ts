/**
 * A specifier that is no path: aliases of the tsconfig, `#imports`, the package's own name, workspace packages, and last
 * packages of others, which lead outside whether they are installed or not.
 */
import { isBuiltin } from "node:module";
import type { AskDisk } from "./ask-disk.js";
import { isAsset } from "./extensions.js";
import { parentOf } from "./module-path.js";
import type { PackageEntry } from "./package-entry.js";
import type { ResolveSpecifier } from "./relative-specifier.js";
import type { Region } from "./region.js";
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import { hasScheme, looksLikeAlias, packageRequest, specifierForms } from "./specifier.js";
import { aliasesOf, baseUrlTargets, dependsOnModule } from "./tsconfig-paths.js";
import type { Workspace } from "./workspace.js";

const OUTSIDE: Resolution = { kind: "outside" };

export interface BareSpecifierParts {
  readonly workspace: Workspace;
  readonly packages: PackageEntry;
  readonly pathTarget: (path: string) => Resolution | undefined;
  readonly askDisk: AskDisk;
}

export function createBareSpecifier({ workspace, packages, pathTarget, askDisk }: BareSpecifierParts): ResolveSpecifier {
  /** What package.json files say of a specifier; undefined if it asks for no package of this project. */
  function fromManifests(directory: string, forms: readonly string[], mode: ResolveMode): Resolution | undefined {
    const form = forms.at(-1) ?? "";
    const request = isBuiltin(form) ? undefined : packageRequest(form);
    const home = request === undefined ? undefined : workspace.packageDirectory(directory, request.name);
    if (home === undefined) return undefined;
    for (const each of forms) {
      const subpath = packageRequest(each)?.subpath;
      const found = subpath === undefined ? undefined : packages.resolve(home, subpath, mode);
      if (found !== undefined) return found;
    }
    return missing(form);
  }

  /** Whether a package.json above lists the package: then it is one of others, though an alias claims it. */
  function isDependency(directory: string, form: string): boolean {
    const name = packageRequest(form)?.name;
    return name !== undefined && workspace.nearestManifest(directory, (each) => each.dependencies.has(name)) !== undefined;
  }

  const fromAlias: AskDisk = (importer, specifier, mode, region) => {
    const forms = specifierForms(specifier);
    const form = forms.at(-1) ?? "";
    const aliases = aliasesOf(region.scope, form);
    if (aliases === undefined) return undefined;
    const early = aliases.isAmbiguous ? askDisk(importer, form, mode, region) : undefined;
    if (early !== undefined && early.kind !== "outside") return early;
    for (const each of forms) {
      const found = firstOf(aliasesOf(region.scope, each)?.targets ?? [], pathTarget);
      if (found !== undefined) return found;
    }
    const directory = parentOf(importer);
    const installed = fromManifests(directory, forms, mode) ?? early ?? askDisk(importer, form, mode, region);
    return installed ?? (isDependency(directory, form) ? OUTSIDE : missing(form));
  };

  const fromImports: ResolveSpecifier = (importer, specifier, mode, region) => {
    const home = workspace.nearestManifest(parentOf(importer), ({ imports }) => imports !== undefined);
    const forms = specifierForms(specifier);
    for (const form of home === undefined ? [] : forms) {
      const found = packages.resolveImport(home ?? "", form, mode);
      if (typeof found === "string") return fromPackage(importer, found, mode, region);
      if (found !== undefined) return found;
    }
    const form = forms.at(-1) ?? specifier;
    const onDisk = askDisk(importer, form, mode, region);
    if (onDisk !== undefined) return onDisk;
    return home === undefined && !isAsset(form) ? { kind: "unresolved", firstParty: false } : missing(form);
  };

  const fromPackage: ResolveSpecifier = (importer, specifier, mode, region) => {
    const forms = specifierForms(specifier);
    const form = forms.at(-1) ?? "";
    if (form === "" || hasScheme(form)) return OUTSIDE;
    const own = firstOf(baseUrlTargets(region.scope, form), pathTarget) ?? fromManifests(parentOf(importer), forms, mode);
    if (own !== undefined) return own;
    if (isBuiltin(form) && !dependsOnModule(region.scope, form)) return OUTSIDE;
    const onDisk = askDisk(importer, form, mode, region);
    if (onDisk !== undefined) return onDisk;
    return looksLikeAlias(form) ? missing(form) : OUTSIDE;
  };

  return (importer, specifier, mode, region) =>
    fromAlias(importer, specifier, mode, region) ??
    (specifier.startsWith("#") ? fromImports : fromPackage)(importer, specifier, mode, region);
}

function firstOf(
  paths: readonly string[], target: (path: string) => Resolution | undefined,
): Resolution | undefined {
  for (const path of paths) {
    const found = target(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A file of this project that is not there. */
function missing(form: string): Resolution {
  return isAsset(form) ? OUTSIDE : { kind: "unresolved", firstParty: true };
}
