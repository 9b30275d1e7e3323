/**
 * Where every specifier of the project leads, resolved anew only where the answer may differ.
 *
 * An answer depends on the module's facts, on which modules there are, on what else lies on the disk where it was asked, and on
 * the configuration (package.json, tsconfig and workspace files, links between packages, conditions, version of the resolver),
 * which `digest` stands for. Another digest resolves all; other files under the same digest resolve those modules whose facts
 * mention one of the names that came or went; else only changed modules.
 */
import type { GraphSettings } from "../config/settings.js";
import { installedPackages } from "../files/package-links.js";
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import type { PackageFrameworks } from "../graph/topology.js";
import type { TsconfigFailure, UnreadManifest } from "../resolve/resolve-inputs.js";
import { createResolver, type Resolver } from "../resolve/resolver.js";
import { keptOf, lookBeyondScan, type BeyondLook, type BeyondScan } from "./beyond-scan.js";
import { configurationText, isConfigFile, jsoncOf, readConfigFiles, type ConfigFiles } from "./config-files.js";
import { factsAt, type FactsShelf } from "./facts-shelf.js";
import { mentionsAny, type ChangedNames } from "./changed-names.js";
import { lookAtTsconfigs } from "./outside-tsconfigs.js";
import { resolveModule } from "./resolve-modules.js";
import type { Sources } from "./sources.js";
import { packageFrameworks } from "./package-frameworks.js";
import { workspacePackages } from "./workspace-packages.js";

/** Version of everything in src/resolve that decides an answer; a changed answer raises it. */
const RESOLUTION_VERSION = 19;

/** A tsconfig that cannot be used; the modules below it are resolved without it. */
interface FailedTsconfig {
  readonly id: string;
  readonly message: string;
  /** Modules that it keeps from being resolved though another is their nearest; ascending. */
  readonly blamedBy: readonly ModuleId[];
}

export interface Resolution {
  readonly digest: string;
  readonly beyond: BeyondScan;
  readonly rows: ReadonlyMap<ModuleId, ResolvedModule>;
  readonly failures: readonly FailedTsconfig[];
  /** By id, ascending. */
  readonly unread: readonly UnreadManifest[];
  /** Folders of the packages of a workspace at the root, ascending. */
  readonly packages: readonly string[];
  readonly frameworks: PackageFrameworks;
  /** Modules that packages export which others may install, ascending. */
  readonly published: readonly ModuleId[];
}

/** What to resolve with. */
export interface ResolutionContext {
  readonly root: string;
  readonly settings: GraphSettings;
  readonly resolverVersion: string;
}

/** A resolver for exactly these sources, and a module that is not saved yet, made on first use. */
export function lazyResolver(
  { root, settings }: ResolutionContext,
  sources: Sources,
  { tell, seen }: BeyondLook,
): (newcomer?: ModuleId) => Resolver {
  let latest: { readonly newcomer: ModuleId | undefined; readonly resolver: Resolver } | undefined;
  return (newcomer) => {
    if (latest === undefined || latest.newcomer !== newcomer) {
      const modules = new Set(sources.keys.keys());
      if (newcomer !== undefined) modules.add(newcomer);
      const scanned = readConfigFiles(root, sources.hashes.keys());
      const { contents } = lookAtTsconfigs(root).find(scanned);
      const configs = { ...scanned, tsconfigs: new Map([...scanned.tsconfigs, ...contents]) };
      const resolver = createResolver({
        root,
        modules,
        ...configs,
        installed: installedPackages(seen.links),
        peek: configurationText,
        parseTsconfig: jsoncOf,
        conditions: settings.conditions,
        tell,
      });
      latest = { newcomer, resolver };
    }
    return latest.resolver;
  };
}

/** What answers depend on beyond the scan, as it is now. Arguments as for `lookBeyondScan`. */
export function lookBeyond(
  { root, settings, resolverVersion }: ResolutionContext,
  sources: Sources,
  previous: Resolution | undefined,
  before: BeyondLook | undefined,
): BeyondLook {
  const configs = [...sources.hashes].filter(([path]) => isConfigFile(path.slice(path.lastIndexOf("/") + 1)));
  const own = JSON.stringify([RESOLUTION_VERSION, resolverVersion, settings.conditions, configs.sort(byPath)]);
  return lookBeyondScan(root, sources, own, previous, before);
}

export function resolveSources(
  { root }: ResolutionContext,
  sources: Sources,
  shelf: FactsShelf,
  resolver: () => Resolver,
  beyond: BeyondLook,
  previous: Resolution | undefined,
): Resolution {
  const { digest, changed } = beyond;
  // What a manifest that is not read keeps from being found is not known by module: then all is resolved anew.
  const known = previous?.digest === digest && previous.unread.length === 0 ? previous : undefined;
  if (known !== undefined && changed.length === 0 && isAsResolved(known, sources)) {
    return { ...known, beyond: keptOf(beyond) };
  }
  const mentions = known && mentionsAny(changedNames(root, sources, known, changed));
  const isLoose = changed.length === 0 ? () => false : leadsBeyond(sources);
  const rows = new Map<ModuleId, ResolvedModule>();
  const kept = new Set<ModuleId>();
  for (const [id, key] of sources.keys) {
    const row = known?.rows.get(id);
    if (row?.key === key && mentions !== undefined && !isLoose(row) && !mentions(shelf.get(key) ?? "")) {
      rows.set(id, row);
      kept.add(id);
    } else {
      rows.set(id, resolveModule(id, key, factsAt(shelf, key), resolver()));
    }
  }
  const isResolvedAnew = kept.size < rows.size;
  const failures = mergeFailures(known?.failures ?? [], isResolvedAnew ? resolver().failures : [], kept);
  const unread = isResolvedAnew ? [...resolver().unread].sort((a, b) => (a.id < b.id ? -1 : 1)) : [];
  // The same digest proves that the same folders are packages.
  const { packages, frameworks } = known ?? packagesIn(readConfigFiles(root, sources.hashes.keys()));
  const published = known !== undefined && !isResolvedAnew ? known.published : resolver().published();
  return { digest, beyond: keptOf(beyond), rows, failures, unread, packages, frameworks, published };
}

function packagesIn(configs: ConfigFiles): Pick<Resolution, "packages" | "frameworks"> {
  return { packages: workspacePackages(configs), frameworks: packageFrameworks(configs) };
}

/** Whether there is a row of each module as it is now, and no other. */
function isAsResolved({ rows }: Resolution, { keys }: Sources): boolean {
  if (rows.size !== keys.size) return false;
  for (const [id, key] of keys) if (rows.get(id)?.key !== key) return false;
  return true;
}

/** Whether a row leads to something that is no module, or nowhere. */
function leadsBeyond({ keys }: Sources): (row: ResolvedModule) => boolean {
  return ({ targets, unresolved }) =>
    unresolved.length > 0 || targets.some((target) => target !== null && !keys.has(target));
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

/** Modules that came or went since the rows were resolved, and what else did. */
function changedNames(root: string, sources: Sources, known: Resolution, changed: readonly string[]): ChangedNames {
  const ids = [...changed, ...[...sources.keys.keys()].filter((id) => !known.rows.has(id))];
  for (const id of known.rows.keys()) if (!sources.keys.has(id)) ids.push(id);
  return { ids, configTexts: () => configTexts(root, sources) };
}

function configTexts(root: string, sources: Sources): readonly string[] {
  const { manifests, tsconfigs } = readConfigFiles(root, sources.hashes.keys());
  return [...manifests.values(), ...tsconfigs.values()].map((content) => JSON.stringify(content) ?? "");
}

/** What failed stays so under one digest, and keeps the modules from being resolved that were not resolved anew. */
function mergeFailures(
  known: readonly FailedTsconfig[],
  found: readonly TsconfigFailure[],
  kept: ReadonlySet<ModuleId>,
): readonly FailedTsconfig[] {
  const still = known.map((failure) => ({ ...failure, blamedBy: failure.blamedBy.filter((id) => kept.has(id)) }));
  const merged = new Map<string, FailedTsconfig>();
  for (const { id, message, blamedBy } of [...still, ...found]) {
    const all = new Set([...(merged.get(id)?.blamedBy ?? []), ...blamedBy]);
    merged.set(id, { id, message, blamedBy: [...all].sort() });
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
