/**
 * A specifier that is no path: aliases of the tsconfig, `#imports`, the package's own name, workspace packages, packages of
 * the project that are linked into a node_modules, and last packages of others, which lead outside whether they are installed
 * or not. A package that lies in a node_modules itself is one of others, wherever its entry leads.
 */
import { isBuiltin } from "node:module";
import { isAsset } from "./extensions.js";
import { missing, OUTSIDE, type NamedPackages } from "./named-packages.js";
import type { PackageEntry } from "./package-entry.js";
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import { hasScheme, looksLikeAlias, packageRequest, specifierForms } from "./specifier.js";
import { aliasesOf, baseUrlTargets, dependsOnModule, type TsconfigScope } from "./tsconfig-paths.js";
import type { Workspace } from "./workspace.js";

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
  readonly named: NamedPackages;
  readonly packages: PackageEntry;
  /** Where a path leads that `paths` give, which may be build output. */
  readonly pathTarget: (path: string) => Resolution | undefined;
  /** What is there at a path. */
  readonly fileAt: (path: string) => Resolution | undefined;
}

export type ResolveBare = (specifier: string, query: BareQuery) => Resolution;

export function createBareSpecifier(parts: BareSpecifierParts): ResolveBare {
  const { workspace, named, packages, pathTarget, fileAt } = parts;

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
    return (
      named.fromManifests(directory, forms, mode) ??
      early ??
      ask(form) ??
      named.fromInstalled(directory, forms, mode) ??
      (isDependency(directory, form) ? OUTSIDE : missing(form))
    );
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
    const own = firstOf(baseUrlTargets(scope, form), fileAt) ?? named.fromManifests(directory, forms, mode);
    if (own !== undefined) return own;
    if (isBuiltin(form) && !dependsOnModule(scope, form)) return OUTSIDE;
    const found = ask(form) ?? named.fromInstalled(directory, forms, mode);
    return found ?? (looksLikeAlias(form) ? missing(form) : OUTSIDE);
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
