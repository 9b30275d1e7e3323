/**
 * What stands behind each token, by all that say so: entries of modules, bindings, registrations, and what is put on an app. Classes
 * that a container makes by themselves are none of these: they stand where they are defined.
 */
import type { Provider } from "../../facts/injection/injection-facts.js";
import { packageAround } from "../package-around.js";
import type { Topology } from "../topology.js";
import { injectionFacts } from "./injection-bodies.js";
import { type ResolvedToken, resolvedToken } from "./token-keys.js";

export interface ProviderAt {
  readonly module: number;
  /** Among what its module provides. */
  readonly index: number;
  readonly provider: Provider;
  readonly token: ResolvedToken;
  /** The class or the other token that it is. */
  readonly of: ResolvedToken | undefined;
}

/** By the key of the token, in order of modules and lines. O(entries). @param modules those that may provide something */
export function findProviders(
  topology: Topology,
  modules: readonly number[],
): ReadonlyMap<string, readonly ProviderAt[]> {
  const found = new Map<string, ProviderAt[]>();
  const defaults: ProviderAt[] = [];
  const given = new Set<string>();
  const add = (entry: ProviderAt): void => {
    const known = found.get(entry.token.key);
    if (known === undefined) found.set(entry.token.key, [entry]);
    else known.push(entry);
  };
  for (const [at, facts] of injectionFacts(topology, modules).entries()) {
    const module = modules[at]!;
    for (const [index, provider] of (facts?.providers ?? []).entries()) {
      const token = resolvedToken(topology, module, provider.token);
      if (token === undefined) continue;
      const of = provider.of && resolvedToken(topology, module, provider.of);
      const entry = { module, index, provider, token, of };
      if (provider.by === "default") defaults.push(entry);
      else given.add(token.key);
      if (provider.by !== "default" && provider.by !== "hidden") add(entry);
    }
  }
  for (const entry of defaults) if (!given.has(contextKey(topology, entry))) add(entry);
  return found;
}

/** Of the context itself, if it is a member of its default that is told. */
function contextKey(topology: Topology, { module, provider: { token }, token: { key } }: ProviderAt): string {
  return "local" in token ? (resolvedToken(topology, module, { local: token.local.slice(0, 1) })?.key ?? key) : key;
}

/** A provider of another token that is a class, and all providers of that token. */
export interface StandIn {
  readonly entry: ProviderAt;
  readonly rivals: readonly ProviderAt[];
}

/** By the class that they are. O(providers). */
export function standInsOf(
  providers: ReadonlyMap<string, readonly ProviderAt[]>,
): ReadonlyMap<string, readonly StandIn[]> {
  const found = new Map<string, StandIn[]>();
  for (const rivals of providers.values()) {
    for (const entry of rivals) {
      if (entry.of === undefined || entry.of.key === entry.token.key) continue;
      const known = found.get(entry.of.key);
      if (known === undefined) found.set(entry.of.key, [{ entry, rivals }]);
      else known.push({ entry, rivals });
    }
  }
  return found;
}

/** Folders of packages by those that import from them. */
export type PackageImports = ReadonlyMap<string, ReadonlySet<string>>;

/** O(edges). */
export function packageImportsOf(topology: Topology): PackageImports {
  const found = new Map<string, Set<string>>();
  for (const node of topology.modules.keys()) {
    const from = packageOf(topology, node);
    for (let edge = topology.offsets[node]!; edge < topology.offsets[node + 1]!; edge++) {
      const to = packageOf(topology, topology.targets[edge]!);
      if (to === from) continue;
      const known = found.get(from);
      if (known === undefined) found.set(from, new Set([to]));
      else known.add(to);
    }
  }
  return found;
}

/**
 * The providers of a token that a receiver means, as each module of a container may have its own: of its own text, of its package, else of those that
 * its package imports or that import it; among these the ones whose folder is nearest. None of a package that has nothing to do with
 * its own, as containers of several programs know different things by one name. O(providers).
 */
export function nearestProviders(
  topology: Topology,
  packageImports: PackageImports,
  providers: readonly ProviderAt[],
  receiver: number,
): readonly ProviderAt[] {
  const inItself = providers.filter(({ module }) => module === receiver);
  if (inItself.length > 0) return inItself;
  const { modules } = topology;
  const own = packageOf(topology, receiver);
  const doesImport = (from: string, to: string): boolean => packageImports.get(from)?.has(to) === true;
  const rings = [
    (home: string) => home === own,
    (home: string) => doesImport(own, home),
    (home: string) => doesImport(home, own),
  ];
  for (const isNear of rings) {
    const near = providers.filter(({ module }) => isNear(packageOf(topology, module)));
    if (near.length === 0) continue;
    const nearness = near.map(({ module }) => commonFolders(modules[module]!, modules[receiver]!));
    const nearest = Math.max(...nearness);
    return near.filter((_, at) => nearness[at] === nearest);
  }
  return [];
}

function packageOf({ modules, frameworks }: Topology, node: number): string {
  return packageAround(frameworks, modules[node]!).folder;
}

function commonFolders(a: string, b: string): number {
  const [as, bs] = [a.split("/").slice(0, -1), b.split("/").slice(0, -1)];
  let same = 0;
  while (same < as.length && same < bs.length && as[same] === bs[same]) same++;
  return same;
}
