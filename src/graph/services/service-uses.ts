/**
 * Which modules use which services: those that make a client, and those that come to one by an import.
 *
 * Code of a domain may use its services for others, which are then asked for an answer; so what counts of a domain's module is
 * that it hands out the client itself. Modules that belong to no domain pass on what they use: a function of theirs that reads
 * from a client is a way to it. Tests use nothing.
 */
import { librariesWith } from "../../catalogue/lookup.js";
import type { Way } from "../../facts/state/state-facts.js";
import { memoised } from "../memo.js";
import { nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import { clientMakers } from "./client-makers.js";
import { knownName } from "./known-names.js";
import { madeServices } from "./made-services.js";
import type { ServiceUse, ServiceView } from "./service-use.js";
import { stateBodies } from "../state/state-bodies.js";
import { acceptedIn, add, addUse, type Found, type Passing, type Providers, throughOf, userOf } from "./found-uses.js";
import { addGiven, derivedFrom, givenFrom } from "./given-uses.js";
import { doWaysMeet, touchedWays } from "./touched-ways.js";

export interface ServiceUses {
  /** By the key of the service, then by module. */
  readonly byService: ReadonlyMap<string, readonly ServiceUse[]>;
  readonly byModule: ReadonlyMap<number, readonly ServiceUse[]>;
  /** By the module that makes the client, or the one that this stands on: those of other modules. */
  readonly byMaker: ReadonlyMap<number, readonly ServiceUse[]>;
  /** All makings of clients by service, but for those that others in the same module stand on. */
  readonly made: ReadonlyMap<string, readonly ServiceUse[]>;
  /** Modules from which others may come to a client. */
  readonly providers: ReadonlySet<number>;
}

/**
 * Memoised; O(makings, and uses of imported names in the modules that import from one with a client). Asks for the bodies of modules
 * that may make clients, and of importers of those that do, each round at once.
 */
export const serviceUses: (topology: Topology, view: ServiceView) => ServiceUses = memoised(
  (topology, view) => {
    const uses = new Map<string, ServiceUse>();
    const made = new Map<string, ServiceUse[]>();
    const providers: Providers = new Map();
    const isOwned = (node: number): boolean => view.domains.of[node]! >= 0;
    const counted = addMakings(topology, view, { uses, made, providers });
    if (view.domains.names.length > 1) addGiven(topology, view, isOwned, counted, { uses, made, providers });
    // A map that grows while it is gone through is gone through to its end; a module that gains providers comes again.
    const pending = [...providers.keys()];
    const done = new Map<number, number>();
    for (const node of pending) {
      const known = [...providers.get(node)!.values()];
      const fresh = known
        .slice(done.get(node) ?? 0)
        .filter(({ isClient, use }) => (isClient || !isOwned(node)) && counted.has(use.service.key));
      done.set(node, known.length);
      if (fresh.length === 0 || view.domains.names.length < 2) continue;
      const found = { uses, made, providers };
      pending.push(...reachedFrom(topology, view, { node, fresh, isOwned }, found));
      pending.push(...givenFrom(topology, view, { node, fresh, isOwned }, found));
      pending.push(...derivedFrom(topology, view, { node, fresh, isOwned }, found));
    }
    return indexed([...uses.values()], made, new Set(providers.keys()));
  },
  ({ tests, domains, kinds, libraries }) => [tests.key, domains.key, ...kinds, JSON.stringify(libraries)].join(),
);

/** Gives the services that are of a kind that counts. */
function addMakings(
  topology: Topology,
  { tests, kinds, libraries }: ServiceView,
  { uses, made, providers }: Found,
): Set<string> {
  const counted = new Set<string>();
  const known = librariesWith(libraries);
  const makers = clientMakers(topology, tests, libraries);
  for (const [at, body] of stateBodies(topology, makers).entries()) {
    const module = makers[at]!;
    const makings = body?.services.makings ?? [];
    const names = makings.map((_, making) => knownName(topology, module, making));
    const services = makings.map((_, making) => madeServices(topology, known, module, making, names[making]));
    const stoodOn = new Set(services.flatMap((each) => each.flatMap(({ through }) => through ?? [])));
    for (const [making, { line, ways, users, name }] of makings.entries()) {
      for (const service of services[making]!) {
        if (kinds.includes(service.kind)) counted.add(service.key);
        const client = { name: names[making] ?? name, module, at: { making }, line, kind: service.kind };
        const where = { module, service, client, making, line };
        const use = { ...where, ...acceptedIn(topology, where) };
        for (const way of ways) add(providers, module, { way, use, isClient: true });
        // Who asks a container for it is told where it does, and not where it imports the class that lists it.
        const isHandedOut = names[making] !== undefined && ways.length === 0;
        for (const way of isHandedOut ? [] : users) add(providers, module, userOf(way, use));
        // What stands on another client says what that one is for.
        if (stoodOn.has(making)) continue;
        addUse(uses, use);
        const list = made.get(service.key);
        if (list === undefined) made.set(service.key, [use]);
        else list.push(use);
      }
    }
  }
  return counted;
}

/** Adds the uses by importers of a module; gives those that pass them on. */
function reachedFrom(
  topology: Topology,
  view: ServiceView,
  { node: owner, fresh, isOwned }: Passing,
  { uses, providers }: Found,
): readonly number[] {
  const passing: number[] = [];
  const { importers, via } = nameUsers(topology, owner, view.tests);
  for (const [at, body] of stateBodies(topology, importers).entries()) {
    if (body === undefined) continue;
    const module = importers[at]!;
    for (const { way: touched, request, line, ways } of touchedWays(topology, module, body, owner, via)) {
      for (const provider of fresh) {
        if (!doWaysMeet(provider.way, touched)) continue;
        if (!provider.isClient && isHeldOnly(touched, provider.way)) continue;
        const { service, client } = provider.use;
        const where = {
          module,
          service,
          client,
          request,
          by: touched.join("."),
          ...throughOf(provider, touched),
          line,
        };
        addUse(uses, { ...where, ...acceptedIn(topology, where) });
        if (isOwned(module)) continue;
        for (const passed of ways) {
          if (add(providers, module, userOf(passed, provider.use))) passing.push(module);
        }
      }
    }
  }
  return passing;
}

/** Who has the object that a function gives has the clients in it, and has called none of its methods. */
function isHeldOnly(touched: Way, way: Way): boolean {
  return touched.length < way.length && (touched.at(-1) === "()" || touched.at(-1) === "new");
}

function indexed(uses: readonly ServiceUse[], made: ServiceUses["made"], providers: ReadonlySet<number>): ServiceUses {
  const byService = new Map<string, ServiceUse[]>();
  const byModule = new Map<number, ServiceUse[]>();
  const byMaker = new Map<number, ServiceUse[]>();
  const push = <Key>(map: Map<Key, ServiceUse[]>, key: Key, use: ServiceUse): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [use]);
    else list.push(use);
  };
  for (const use of uses.toSorted(compared)) {
    push(byService, use.service.key, use);
    push(byModule, use.module, use);
    const makers = new Set([use.client.module, use.service.on?.module ?? use.module]);
    for (const maker of makers) if (maker !== use.module) push(byMaker, maker, use);
  }
  return { byService, byModule, byMaker, made, providers };
}

/** By module and line; what the environment names before what a module does. */
function compared(a: ServiceUse, b: ServiceUse): number {
  const isNamed = ({ service: { key } }: ServiceUse): number => Number(key.includes("#"));
  return (
    a.module - b.module ||
    a.line - b.line ||
    isNamed(a) - isNamed(b) ||
    a.service.key.length - b.service.key.length ||
    (a.service.key < b.service.key ? -1 : 1)
  );
}
