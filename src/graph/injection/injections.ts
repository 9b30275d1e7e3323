/**
 * All that is made in one place and given to others without an import of theirs: what it is, who provides it, how many there are of it
 * and who receives it.
 *
 * A singleton is one instance for all receivers, so that what one does to it the others find. Things of which there is one for each
 * request, or for each who asks, are listed too: they share their code alone. Where several modules of a container provide one token,
 * each receiver means the nearest. O(providers, receivers and the tokens they name).
 */
import type { Lifetime, ReceivedBy } from "../../facts/injection/injection-facts.js";
import type { Topology } from "../topology.js";
import type { HandedThing } from "./handed-things.js";
import { injectionFacts } from "./injection-bodies.js";
import { nearestProviders, type PackageImports, type ProviderAt } from "./providers.js";
import type { ReceiverAt } from "./receivers.js";

interface Reception {
  readonly module: number;
  readonly line: number;
  /** The parameter, field or variable. */
  readonly name: string;
  readonly how: ReceivedBy | "composition root";
}

export interface Injection {
  /** What it is asked for by: `path#Name` of a definition, `package#Name`, or a text. */
  readonly token: string;
  /** Where it is provided; of a class that a container makes by itself its declaration. */
  readonly provider: { readonly module: number; readonly line: number };
  /** The class that it is, as `path#Name`, if that is known. */
  readonly of?: string;
  readonly lifetime: Lifetime;
  /** In order of modules and lines. */
  readonly receivers: readonly Reception[];
}

export interface InjectionParts {
  /** Modules that may be given something, or make what is. */
  readonly receiving: readonly number[];
  readonly providers: ReadonlyMap<string, readonly ProviderAt[]>;
  readonly packageImports: PackageImports;
  readonly handed: readonly HandedThing[];
  readonly receiversIn: (module: number) => ReadonlyMap<string, readonly ReceiverAt[]>;
}

/** By token, then by provider; without what nobody receives. */
export function findInjections(topology: Topology, parts: InjectionParts): readonly Injection[] {
  const classes = providedClasses(topology, parts.receiving);
  const received = new Map<string, ReceiverAt[]>();
  for (const module of parts.receiving) {
    for (const [key, all] of parts.receiversIn(module)) {
      // Who passes it an object of that type, and which, is not known.
      const list = all.filter(({ receiver: { by } }) => by !== "typed");
      if (list.length === 0) continue;
      const known = received.get(key);
      if (known === undefined) received.set(key, list);
      else known.push(...list);
    }
  }
  const found = [...received].flatMap(([token, receivers]) => ofToken(topology, { token, receivers, classes }, parts));
  return [...found, ...parts.handed.map((each) => ofHanded(topology, each))].sort(
    (a, b) =>
      (a.token < b.token ? -1 : a.token > b.token ? 1 : 0) ||
      a.provider.module - b.provider.module ||
      a.provider.line - b.provider.line,
  );
}

interface ClassAt {
  readonly module: number;
  readonly line: number;
  readonly lifetime: Lifetime;
}

/** Classes that containers make, by `path#Name`. */
function providedClasses(topology: Topology, modules: readonly number[]): ReadonlyMap<string, ClassAt> {
  const found = new Map<string, ClassAt>();
  for (const [at, facts] of injectionFacts(topology, modules).entries()) {
    const module = modules[at]!;
    for (const { name, line, lifetime } of facts?.classes ?? [])
      found.set(`${topology.modules[module]}#${name}`, { module, line, lifetime });
  }
  return found;
}

interface Asked {
  readonly token: string;
  readonly receivers: readonly ReceiverAt[];
  readonly classes: ReadonlyMap<string, ClassAt>;
}

function ofToken(
  topology: Topology,
  { token, receivers, classes }: Asked,
  { providers, packageImports }: InjectionParts,
): readonly Injection[] {
  const all = providers.get(token) ?? [];
  const own = classes.get(token);
  if (all.every(({ provider }) => provider.by === "listed")) {
    if (own === undefined) return [];
    const { module, line, lifetime } = own;
    return [{ token, provider: { module, line }, of: token, lifetime, receivers: receivers.map(receptionOf) }];
  }
  const byProvider = new Map<ProviderAt, Reception[]>(all.map((entry) => [entry, []]));
  for (const receiver of receivers)
    for (const entry of nearestProviders(topology, packageImports, all, receiver.module))
      byProvider.get(entry)!.push(receptionOf(receiver));
  return [...byProvider].flatMap(([{ module, provider, of }, list]): readonly Injection[] => {
    if (list.length === 0) return [];
    const { line, lifetime: said } = provider;
    // A module that lists the class itself has one of its own.
    const is = provider.by === "listed" ? token : of?.key;
    const lifetime = said === "unknown" ? (classes.get(is ?? "")?.lifetime ?? "unknown") : said;
    return [{ token, provider: { module, line }, ...(is !== undefined && { of: is }), lifetime, receivers: list }];
  });
}

function receptionOf({ module, receiver: { line, name, by } }: ReceiverAt): Reception {
  return { module, line, name, how: by };
}

function ofHanded(topology: Topology, { module, handed: { name, line, once }, to }: HandedThing): Injection {
  const receivers = to.map((each) => ({
    ...{ module: each.module, line: each.line, name: each.name },
    how: "composition root" as const,
  }));
  const token = `${topology.modules[module]}#${name}`;
  return { token, provider: { module, line }, lifetime: once ? "singleton" : "unknown", receivers };
}
