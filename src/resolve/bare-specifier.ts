/**
 * A specifier that is no path: aliases of the tsconfig, `#imports`, the package's own name, workspace packages, and
 * last packages of others, which lead outside whether they are installed or not.
 */
import { isBuiltin } from "node:module";
import { isAsset } from "./extensions.js";
import type { PackageEntry } from "./package-entry.js";
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import { hasScheme, looksLikeAlias, packageRequest, specifierForms } from "./specifier.js";
import { aliasesOf, baseUrlTargets, dependsOnModule, type TsconfigScope } from "./tsconfig-paths.js";
import type { Workspace } from "./workspace.js";

const OUTSIDE: Resolution = { kind: "outside" };

interface BareQuery {
  /** Of the importer. */
  readonly directory: string;
  readonly mode: ResolveMode;
  readonly scope: TsconfigScope;
  /** What the disk has for the importer. */
  readonly ask: (specifier: string) => Resolution | undefined;
}

export interface BareSpecifierParts {
  readonly workspace: Workspace;
  readonly packages: PackageEntry;
  /** Where a path leads that `paths` give, which may be build output. */
  readonly pathTarget: (path: string) => Resolution | undefined;
  /** What is there at a path. */
  readonly fileAt: (path: string) => Resolution | undefined;
}

export type ResolveBare = (specifier: string, query: BareQuery) => Resolution;

export function createBareSpecifier({ workspace, packages, pathTarget, fileAt }: BareSpecifierParts): ResolveBare {
  /** What package.json files say of a specifier; undefined if it asks for no package of this project. */
  function fromManifests(directory: string, forms: readonly string[], mode: ResolveMode): Resolution | undefined {
    const form = forms.at(-1) ?? "";
    const request = isBuiltin(form) ? undefined : packageRequest(form);
    if (request === undefined) return undefined;
    const home = workspace.packageDirectory(directory, request.name);
    // The disk is not asked: it may have a link to the member, for others.
    if (home === undefined) return workspace.hasPublished(directory, request.name) ? OUTSIDE : undefined;
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
    return (
      name !== undefined && workspace.nearestManifest(directory, (each) => each.dependencies.has(name)) !== undefined
    );
  }

  function fromAlias(forms: readonly string[], { directory, mode, scope, ask }: BareQuery): Resolution | undefined {
    const form = forms.at(-1) ?? "";
    const aliases = aliasesOf(scope, form);
    if (aliases === undefined) return undefined;
    const early = aliases.isAmbiguous ? ask(form) : undefined;
    if (early !== undefined && early.kind !== "outside") return early;
    for (const each of forms) {
      const found = firstOf(aliasesOf(scope, each)?.targets ?? [], pathTarget);
      if (found !== undefined) return found;
    }
    const installed = fromManifests(directory, forms, mode) ?? early ?? ask(form);
    return installed ?? (isDependency(directory, form) ? OUTSIDE : missing(form));
  }

  function fromImports(forms: readonly string[], query: BareQuery): Resolution {
    const home = workspace.nearestManifest(query.directory, ({ imports }) => imports !== undefined);
    for (const form of home === undefined ? [] : forms) {
      const found = packages.resolveImport(home ?? "", form, query.mode);
      if (typeof found === "string") return fromPackage(specifierForms(found), query);
      if (found !== undefined) return found;
    }
    const form = forms.at(-1) ?? "";
    const onDisk = query.ask(form);
    if (onDisk !== undefined) return onDisk;
    return home === undefined && !isAsset(form) ? { kind: "unresolved", firstParty: false } : missing(form);
  }

  function fromPackage(forms: readonly string[], { directory, mode, scope, ask }: BareQuery): Resolution {
    const form = forms.at(-1) ?? "";
    if (form === "" || hasScheme(form)) return OUTSIDE;
    const own = firstOf(baseUrlTargets(scope, form), fileAt) ?? fromManifests(directory, forms, mode);
    if (own !== undefined) return own;
    if (isBuiltin(form) && !dependsOnModule(scope, form)) return OUTSIDE;
    return ask(form) ?? (looksLikeAlias(form) ? missing(form) : OUTSIDE);
  }

  return (specifier, query) => {
    const forms = specifierForms(specifier);
    return fromAlias(forms, query) ?? (specifier.startsWith("#") ? fromImports : fromPackage)(forms, query);
  };
}

function firstOf(paths: readonly string[], target: (path: string) => Resolution | undefined): Resolution | undefined {
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
