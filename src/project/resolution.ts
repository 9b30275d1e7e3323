/**
 * Where every specifier of the project leads, resolved anew only where the answer may differ.
 *
 * An answer depends on the module's facts, on which modules there are, and on the configuration (package.json, tsconfig and
 * workspace files, conditions, version of the resolver), which `digest` stands for. Another digest resolves all; other modules
 * under the same digest resolve those whose facts mention one of the names that came or went; else only changed modules.
 */
import type { GraphSettings } from "../config/settings.js";
import { contentHash } from "../files/content-hash.js";
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import { createResolver, type Resolver } from "../resolve/resolver.js";
import { isConfigFile, readConfigFiles } from "./config-files.js";
import { extendedHash, type ExtendedTsconfig } from "./extended-tsconfigs.js";
import { factsAt, type FactsShelf } from "./facts-shelf.js";
import { mentionsAny, type ChangedNames } from "./changed-names.js";
import { resolveModule } from "./resolve-modules.js";
import type { Sources } from "./sources.js";

/** Version of everything in src/resolve that decides an answer; a changed answer raises it. */
const RESOLUTION_VERSION = 2;

/** A tsconfig that cannot be used; the modules below it are resolved without it. */
interface FailedTsconfig {
  readonly id: string;
  readonly message: string;
}

export interface Resolution {
  readonly digest: string;
  readonly extended: readonly ExtendedTsconfig[];
  readonly rows: ReadonlyMap<ModuleId, ResolvedModule>;
  readonly failures: readonly FailedTsconfig[];
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
): (newcomer?: ModuleId) => Resolver {
  let latest: { readonly newcomer: ModuleId | undefined; readonly resolver: Resolver } | undefined;
  return (newcomer) => {
    if (latest === undefined || latest.newcomer !== newcomer) {
      const modules = new Set(sources.keys.keys());
      if (newcomer !== undefined) modules.add(newcomer);
      const configs = readConfigFiles(root, sources.hashes.keys());
      const resolver = createResolver({ root, modules, ...configs, conditions: settings.conditions });
      latest = { newcomer, resolver };
    }
    return latest.resolver;
  };
}

export function resolveSources(
  context: ResolutionContext,
  sources: Sources,
  shelf: FactsShelf,
  resolver: () => Resolver,
  previous: Resolution | undefined,
): Resolution {
  const { digest, extended } = digestOf(context, sources, previous);
  const known = previous?.digest === digest ? previous : undefined;
  const mentions = known && mentionsAny(changedNames(context.root, sources, known));
  const rows = new Map<ModuleId, ResolvedModule>();
  let isResolvedAnew = false;
  for (const [id, key] of sources.keys) {
    const row = known?.rows.get(id);
    if (row?.key === key && mentions !== undefined && !mentions(shelf.get(key) ?? "")) {
      rows.set(id, row);
    } else {
      rows.set(id, resolveModule(id, key, factsAt(shelf, key), resolver()));
      isResolvedAnew = true;
    }
  }
  const failures = mergeFailures(known?.failures ?? [], isResolvedAnew ? resolver().failures : []);
  return { digest, extended, rows, failures };
}

function digestOf(
  { root, settings, resolverVersion }: ResolutionContext,
  sources: Sources,
  previous: Resolution | undefined,
): Pick<Resolution, "digest" | "extended"> {
  const configs = [...sources.hashes].filter(([path]) => isConfigFile(path.slice(path.lastIndexOf("/") + 1)));
  const own = JSON.stringify([RESOLUTION_VERSION, resolverVersion, settings.conditions, configs.sort(byPath)]);
  const withExtended = (extended: readonly ExtendedTsconfig[]): string =>
    contentHash(own + JSON.stringify(extended.map((entry) => [entry, extendedHash(root, entry)])));
  // The same digest proves that the same tsconfigs extend the same files, so that they need not be parsed to know which.
  if (previous !== undefined && withExtended(previous.extended) === previous.digest) return previous;
  const { extended } = readConfigFiles(root, sources.hashes.keys());
  return { digest: withExtended(extended), extended };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

/** Modules that came or went since the rows were resolved. */
function changedNames(root: string, sources: Sources, known: Resolution): ChangedNames {
  const ids = [...sources.keys.keys()].filter((id) => !known.rows.has(id));
  for (const id of known.rows.keys()) if (!sources.keys.has(id)) ids.push(id);
  return { ids, configTexts: () => configTexts(root, sources) };
}

function configTexts(root: string, sources: Sources): readonly string[] {
  const { manifests, tsconfigs } = readConfigFiles(root, sources.hashes.keys());
  return [...manifests.values(), ...tsconfigs.values()].map((content) => JSON.stringify(content) ?? "");
}

function mergeFailures(known: readonly FailedTsconfig[], found: readonly FailedTsconfig[]): readonly FailedTsconfig[] {
  const merged = new Map([...known, ...found].map(({ id, message }) => [id, { id, message }]));
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
