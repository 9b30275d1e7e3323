/**
 * Who is given a client, or an object that uses one, without importing it: receivers of tokens and classes, and parameters to which one
 * piece of code passes the same client.
 */
import type { Libraries } from "../../catalogue/lookup.js";
import type { Provider } from "../../facts/injection/injection-facts.js";
import type { Way } from "../../facts/state/state-facts.js";
import { type InjectionIndex, injectionIndex } from "../injection/injection-index.js";
import type { ProviderAt } from "../injection/providers.js";
import type { ReceiverAt } from "../injection/receivers.js";
import { exportedKey, resolvedToken } from "../injection/token-keys.js";
import type { NodeSet } from "../node-set.js";
import type { Topology } from "../topology.js";
import type { MadeService } from "./made-service.js";
import { type ProvidedClient, providedClients } from "./provided-clients.js";
import type { InjectedPlace } from "./service-use.js";

/** A client as one module is given it. */
export interface GivenClient extends ProvidedClient {
  readonly module: number;
  readonly line: number;
  readonly place: InjectedPlace;
  /** Ways to code of the module that uses it. */
  readonly ways: readonly Way[];
}

export interface InjectionView {
  readonly topology: Topology;
  readonly tests: NodeSet;
  readonly libraries: Libraries;
  readonly isOwned: (node: number) => boolean;
  /** Told of all that are provided; gives whether one of them is worth to look for who is given it. */
  readonly counting: (services: readonly MadeService[]) => (service: MadeService) => boolean;
}

/** Providers whose values stand on one another are looked at this often. */
const ROUNDS = 4;

/** Clients that tokens stand for or that are passed to several, as far as they count. O(providers, and receivers of those with one). */
export function givenClients(view: InjectionView): readonly GivenClient[] {
  const index = injectionIndex(view.topology, view.tests);
  const clients = clientsOfProviders(view, index);
  const passed = passedClients(view, index);
  const isCounted = view.counting([...[...clients.values()].flat(), ...passed].map(({ service }) => service));
  const countedOf = (entry: ProviderAt): readonly ProvidedClient[] =>
    (clients.get(entry) ?? []).filter(({ service }) => isCounted(service));
  const found: GivenClient[] = [];
  for (const entries of index.providers.values()) {
    if (!entries.some((entry) => countedOf(entry).length > 0)) continue;
    for (const { module, index: receiver, receiver: facts } of index.receiversOf(entries[0]!.token)) {
      const ways = facts.uses.flatMap(([, each]) => each);
      for (const client of inAll(index.nearest(entries, module).map(countedOf)))
        found.push({ ...client, module, line: facts.line, place: { receiver }, ways });
    }
  }
  return [...found, ...passed.filter(({ service }) => isCounted(service))];
}

/** Of several providers that are as near, which one is meant is not known: clients of the first whose services all of them have. */
function inAll([first = [], ...others]: readonly (readonly ProvidedClient[])[]): readonly ProvidedClient[] {
  return first.filter(({ service: { key } }) =>
    others.every((each) => each.some(({ service }) => service.key === key)),
  );
}

function clientsOfProviders(
  view: InjectionView,
  { providers, nearest }: InjectionIndex,
): ReadonlyMap<ProviderAt, readonly ProvidedClient[]> {
  const found = new Map<ProviderAt, readonly ProvidedClient[]>();
  const behind = (module: number, token: Parameters<typeof resolvedToken>[2]): readonly ProvidedClient[] => {
    const key = resolvedToken(view.topology, module, token)?.key ?? "";
    return nearest(providers.get(key) ?? [], module).flatMap((entry) => found.get(entry) ?? []);
  };
  const withValue = [...providers.values()].flat().filter(({ provider }) => provider.value !== undefined);
  for (let round = 0; round < ROUNDS; round++) {
    let isNew = false;
    for (const entry of withValue) {
      if ((found.get(entry) ?? []).length > 0) continue;
      const { value, inject } = entry.provider;
      const called = entry.token.definition?.name ?? entry.token.word;
      const clients = providedClients({ ...view, behind }, entry.module, { value: value!, called, inject }).map(
        (client) => (isQueue(entry.provider) ? queueAt(client, entry, called) : client),
      );
      isNew ||= clients.length > 0;
      found.set(entry, clients);
    }
    if (!isNew) break;
  }
  return found;
}

/** Whether it is a queue at the connection that its module of a container has for all. */
function isQueue({ inject: [first] }: Provider): boolean {
  return first !== undefined && "text" in first && first.space === "queue connection";
}

/** Names and places a queue where it is registered, not where its connection is. */
function queueAt(
  { service }: ProvidedClient,
  { module, index, provider: { line } }: ProviderAt,
  name: string,
): ProvidedClient {
  const client = { name, module, at: { provider: index }, line, kind: service.kind };
  return { service: { ...service, parts: [...service.parts, `queue: ${name}`] }, client };
}

/** Clients that one module passes to makers of two or more others. */
function passedClients(view: InjectionView, { handed }: InjectionIndex): readonly GivenClient[] {
  return handed.flatMap(({ module, handed: { value, name, awaited }, to }) => {
    const asked = { value, called: name, inject: [], ...(awaited && { awaited }) };
    const clients = providedClients({ ...view, behind: () => [] }, module, asked);
    return to.flatMap(({ module: node, signature, parameter, line, way }) =>
      clients.map((client) => ({ ...client, module: node, line, place: { signature, parameter }, ways: [way] })),
    );
  });
}

/** Receivers of a class, by its own name and by tokens behind which it stands. O(receivers). @param exported the name of the class */
export function classReceivers(
  topology: Topology,
  tests: NodeSet,
  node: number,
  exported: string,
): readonly ReceiverAt[] {
  const { receiversOf, standIns, nearest } = injectionIndex(topology, tests);
  const own = exportedKey(topology, node, exported);
  const byOthers = (standIns.get(own.key) ?? []).flatMap(({ entry, rivals }) =>
    receiversOf(entry.token).filter(({ module }) => nearest(rivals, module).includes(entry)),
  );
  return [...receiversOf(own), ...byOthers];
}
