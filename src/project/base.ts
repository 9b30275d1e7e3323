/**
 * The whole project as it is on disk: what one scan, its texts, and resolving them give. Immutable; a refresh makes the next one
 * from it, and hands out the same Topology as long as no text and no target has changed.
 */
import { matchesAny } from "../config/path-patterns.js";
import type { GraphSettings } from "../config/settings.js";
import { languageOf } from "../facts/language.js";
import { scan, type Scan, type ScanRules } from "../files/scan.js";
import { sameStamp, type Stamp } from "../files/stamp.js";
import { folderOf } from "../graph/folder-of.js";
import { linkTopology } from "../graph/link.js";
import { leafRow, type ModuleId, type ResolvedModule } from "../graph/resolved-module.js";
import type { GraphHealth, Topology } from "../graph/topology.js";
import type { Resolver } from "../resolve/resolver.js";
import type { BeyondLook } from "./beyond-scan.js";
import type { BodyShelf } from "./body-shelf.js";
import { isConfigFile } from "./config-files.js";
import { factsAt, failureAt, hintsAt, NO_FACTS, type FactsShelf } from "./facts-shelf.js";
import type { ProjectStore } from "./project-store.js";
import { lazyResolver, lookBeyond, resolveSources, type Resolution, type ResolutionContext } from "./resolution.js";
import { UNTIMED, type Timed } from "./stopwatch.js";
import { readSources, sameSources, type Sources } from "./sources.js";
import { modulesByTsconfig } from "./tsconfig-scope.js";

export interface Base {
  readonly shelf: FactsShelf;
  readonly sources: Sources;
  readonly resolution: Resolution;
  readonly beyond: BeyondLook;
  /** Resolver of the project; with an id, as if that module were on disk too. */
  readonly resolver: (newcomer?: ModuleId) => Resolver;
  readonly topology: Topology;
}

/** From this many texts to read, other builders of the same store are worth waiting for. */
const WORTH_A_LOCK = 200;
/** From this many texts read, the next process is spared enough to write the store again. */
const WORTH_A_WRITE = 32;

export interface BaseContext extends ResolutionContext {
  readonly rules: ScanRules;
  readonly store: ProjectStore;
  readonly bodies: BodyShelf;
  /** Who measures where the time goes. */
  readonly timed?: Timed;
}

/** Which files are modules by their path, before .gitignore. */
export function scanRules(settings: GraphSettings): ScanRules {
  const isIncluded = settings.include.length === 0 ? () => true : matchesAny(settings.include);
  const isIgnored = matchesAny(settings.ignore);
  return {
    isConfig: isConfigFile,
    isModule: (path) => languageOf(path) !== undefined && isIncluded(path) && !isIgnored(path),
  };
}

/** The first look of this process: from the store as far as it holds. */
export function openBase(context: BaseContext): Base {
  const { root, rules, store, timed = UNTIMED } = context;
  let stored = timed("store", () => store.load());
  let seen = timed("scan", () => scan(root, rules, stored.sources?.scan));
  const isLarge = staleCount(seen.modules, stored.sources?.scan.modules) >= WORTH_A_LOCK;
  const lock = isLarge ? store.lock() : undefined;
  try {
    if (lock !== undefined) {
      // Another builder may have finished since the first look, whether or not it had to be waited for.
      stored = store.load();
      if (stored.sources !== undefined) seen = scan(root, rules, stored.sources.scan);
    }
    return build(context, stored.shelf, seen, stored.sources, stored.resolution);
  } finally {
    lock?.release();
  }
}

/** The base as of another scan; the same object if nothing has changed. */
export function refreshBase(context: BaseContext, base: Base, seen: Scan): Base {
  return build(context, base.shelf, seen, base.sources, base.resolution, base);
}

/** All modules by name and no edge, with the reason. */
export function blindTopology({ root, rules }: BaseContext, note: string): Topology {
  const rows = [...scan(root, rules).modules.keys()].map(leafRow);
  return linkTopology(rows, () => NO_FACTS, { unparsed: [], tsconfigs: [], manifests: [], notes: [note] });
}

function build(
  context: BaseContext,
  shelf: FactsShelf,
  seen: Scan,
  before: Sources | undefined,
  resolved: Resolution | undefined,
  base?: Base,
): Base {
  const { timed = UNTIMED } = context;
  const sources = seen === base?.sources.scan ? base.sources : readSources(context.root, seen, shelf, before, timed);
  const beyond = timed("resolve", () => lookBeyond(context, sources, resolved, base?.beyond));
  if (base !== undefined && isSame(base, sources, beyond)) return renewed(base, sources, beyond);
  const resolver = lazyResolver(context, sources, beyond);
  const resolution = timed("resolve", () => resolveSources(context, sources, shelf, resolver, beyond, resolved));
  const isWorthAWrite =
    before === undefined ||
    resolved?.digest !== resolution.digest ||
    beyond.changed.length > 0 ||
    !haveSameIds(resolved.rows, resolution.rows) ||
    staleCount(seen.modules, before.scan.modules) >= WORTH_A_WRITE;
  if (isWorthAWrite) timed("store", () => context.store.save(shelf, sources, resolution));
  if (shelf.size > 2 * sources.keys.size + 1000) dropUnused(shelf, sources);
  const topology = timed("link", () => link(context.bodies, shelf, sources, resolution));
  return { shelf, sources, resolution, beyond, resolver, topology };
}

/** Whether everything that the Topology depends on is as the base has it. */
function isSame({ sources: before, resolution }: Base, sources: Sources, { digest, changed }: BeyondLook): boolean {
  return digest === resolution.digest && changed.length === 0 && (sources === before || sameSources(sources, before));
}

/** The base with the latest stamps; itself if those too are as they were. Its resolver goes on to tell what it asks. */
function renewed(base: Base, sources: Sources, beyond: BeyondLook): Base {
  if (sources === base.sources && beyond === base.beyond) return base;
  const { asked, tell } = base.beyond;
  return { ...base, sources, beyond: { ...beyond, asked, tell } };
}

function link(bodies: BodyShelf, shelf: FactsShelf, sources: Sources, resolution: Resolution): Topology {
  const { rows, failures, unread, packages, frameworks, published } = resolution;
  const leaves = new Map<ModuleId, ResolvedModule>();
  const unparsed: { id: ModuleId; line: number; message: string }[] = [];
  for (const { id, key, targets } of rows.values()) {
    for (const target of targets) if (target !== null && !rows.has(target)) leaves.set(target, leafRow(target));
    const failure = key === undefined ? undefined : failureAt(shelf, key);
    if (failure !== undefined) unparsed.push({ id, ...failure });
  }
  unparsed.sort((a, b) => (a.id < b.id ? -1 : 1));
  const health = { unparsed, tsconfigs: failedTsconfigs(sources, failures), manifests: unread, notes: [] };
  const facts = (row: ResolvedModule) => factsAt(shelf, row.key ?? "");
  const hints = (row: ResolvedModule) => hintsAt(shelf, row.key ?? "");
  const bodiesOf = (asked: readonly ResolvedModule[]) => bodies.of(asked, shelf, sources.keys);
  const mayMention = (row: ResolvedModule, words: readonly string[]) => bodies.mayMention(row, words);
  const usesOf = (asked: readonly ResolvedModule[]) => bodies.usesOf(asked, shelf, sources.keys);
  const around = { packages, frameworks, published, bodies: bodiesOf, uses: usesOf, hints, mayMention };
  return linkTopology([...rows.values(), ...leaves.values()], facts, health, around);
}

/** With the number of modules that each concerns now: those it is the nearest of, and those that it keeps from another. */
function failedTsconfigs({ keys, hashes }: Sources, failures: Resolution["failures"]): GraphHealth["tsconfigs"] {
  if (failures.length === 0) return [];
  const counts = modulesByTsconfig(keys.keys(), hashes.keys());
  return failures
    .map(({ id, message, blamedBy }) => ({ id, message, modules: (counts.get(folderOf(id)) ?? 0) + blamedBy.length }))
    .filter(({ modules }) => modules > 0);
}

/** Texts of the past fill the shelf of a process that lives long. */
function dropUnused(shelf: FactsShelf, { keys }: Sources): void {
  const used = new Set(keys.values());
  for (const key of shelf.keys()) if (!used.has(key)) shelf.delete(key);
}

function haveSameIds(a: Resolution["rows"], b: Resolution["rows"]): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const id of a.keys()) if (!b.has(id)) return false;
  return true;
}

function staleCount(stamps: ReadonlyMap<string, Stamp>, before: ReadonlyMap<string, Stamp> | undefined): number {
  if (stamps === before) return 0;
  let count = 0;
  for (const [id, stamp] of stamps) if (!sameStamp(stamp, before?.get(id))) count++;
  return count;
}
