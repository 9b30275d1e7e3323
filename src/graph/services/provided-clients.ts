/**
 * The clients behind what is handed out without an import: what a provider's value or factory makes, what it is made of, and what a
 * factory is injected with.
 *
 *     { provide: "REDIS", useFactory: () => new Redis(url) }                                REDIS is a client
 *     { provide: CACHE, useFactory: (redis) => new Cache(redis), inject: ["REDIS"] }        CACHE stands on it
 *
 * What a class of a domain is made of is that domain's affair. Bounded in depth and number.
 */
import type { Libraries } from "../../catalogue/lookup.js";
import type { Token } from "../../facts/injection/injection-facts.js";
import type { Making, Value } from "../../facts/services/service-facts.js";
import { nameLeads } from "../state/name-leads.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import { locatedValues, type Site } from "./located-values.js";
import type { MadeService, UsedClient } from "./made-service.js";
import { madeServices } from "./made-services.js";

export interface ProvidedClient {
  readonly service: MadeService;
  readonly client: UsedClient;
}

export interface ProvidedClientsInput {
  readonly topology: Topology;
  readonly libraries: Libraries;
  readonly isOwned: (node: number) => boolean;
  /** Clients behind a token that a factory of a module is injected with. */
  readonly behind: (module: number, token: Token) => readonly ProvidedClient[];
}

const STEPS_AT_MOST = 24;

/** What is handed out. */
interface Provided {
  readonly value: Value;
  /** By what those know it who are given it. */
  readonly called: string;
  readonly inject: readonly Token[];
  /** Present if it is waited for: it is then a client, or what a client answers, but nothing that stands on one. */
  readonly awaited?: true;
}

export function providedClients(
  { topology, libraries, isOwned, behind }: ProvidedClientsInput,
  module: number,
  { value, called, inject, awaited }: Provided,
): readonly ProvidedClient[] {
  const found: ProvidedClient[] = [];
  const pending: (readonly [Site, Value])[] = [[{ node: module }, value]];
  for (let taken = 0; pending.length > 0 && taken < STEPS_AT_MOST; taken++) {
    const [site, one] = pending.shift()!;
    if (one[0] === "parameter" && site.node === module) {
      const token = inject[one[1]];
      if (token !== undefined) found.push(...behind(module, token));
      continue;
    }
    for (const located of locatedValues(topology, site, one, [])) {
      if (located.is !== "client") continue;
      const { node, making } = located;
      const made = stateBodies(topology, [node])[0]!.services.makings[making]!;
      const services = madeServices(topology, libraries, node, making, called);
      const client = {
        name: made.once === true && made.name !== "" ? made.name : called,
        module: node,
        line: made.line,
      };
      found.push(
        ...services.map((service) => ({ service, client: { ...client, at: { making }, kind: service.kind } })),
      );
      if (services.length === 0 && awaited !== true && !isOwned(makerOf(topology, node, made.callee)))
        pending.push(...made.arguments.flatMap(parts).map((part) => [located.site, part] as const));
    }
  }
  return found;
}

/** An argument, and what stands in one that is an object. */
function parts(value: Value): readonly Value[] {
  return value[0] === "object" ? value[1].map(([, part]) => part) : [value];
}

/** The module of the class or function that is called. */
function makerOf(topology: Topology, node: number, callee: Making["callee"]): number {
  if (!("request" in callee)) return node;
  const target = topology.rows[node]!.targets[callee.request];
  if (typeof target !== "string") return node;
  const { imported } = topology.factsOf(node).imports[callee.request]!.names[callee.name]!;
  return nameLeads(topology, topology.nodeOf(target)!, imported, [])[0]?.node ?? node;
}
