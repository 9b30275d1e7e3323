/**
 * Services that domains share by a client which belongs to none of them, as the module that makes it is to be told of them.
 *
 * Nobody owns the imports of such a client, so it is told once and not at each of them. A domain that makes a client of its own, or
 * takes that of another domain, is told where it does so; and with an owner a service belongs to a domain, wherever its client is made.
 */
import type { NodeDomains } from "../node-domains.js";
import type { UsedClient } from "./made-service.js";
import type { ServiceUse } from "./service-use.js";
import type { ServiceUses } from "./service-uses.js";
import { type SharedService, sharedServices, type Sharing } from "./shared-services.js";

export interface CommonService {
  readonly client: UsedClient;
  /** The first use by this client, and one by another domain: by this client too, if there is one. */
  readonly pair: readonly [ServiceUse, ServiceUse];
  /** Whether both come by this client. */
  readonly isOneClient: boolean;
  readonly domains: readonly [string, string];
  /** Number of domains that use the service. */
  readonly reach: number;
  /** Whether a comment accepts it without saying why. */
  readonly lacksReason: boolean;
}

/** The client of no domain that is told in the place of a use of it: the one that connects, whatever stands on it. */
export function toldClient(
  { use: { making, client, service }, owner }: SharedService,
  { of }: NodeDomains,
): UsedClient | undefined {
  const isOfNone = ({ module }: UsedClient): boolean => of[module]! < 0;
  if (owner !== undefined) return undefined;
  if (service.on !== undefined && isOfNone(service.on)) return service.on;
  return making === undefined && isOfNone(client) ? client : undefined;
}

/** A use, and the client that is told in its place. */
interface Told {
  readonly shared: SharedService;
  readonly client: UsedClient;
}

/** One for each service, in source order. O(uses of the services by those that have a client of the module). */
export function commonServices(
  uses: ServiceUses,
  domains: NodeDomains,
  node: number,
  sharing: Sharing,
): readonly CommonService[] {
  if (domains.of[node]! >= 0) return [];
  const receivers = new Set((uses.byMaker.get(node) ?? []).map(({ module }) => module));
  const byService = new Map<string, Told[]>();
  for (const receiver of receivers) {
    for (const shared of sharedServices(uses, domains, receiver, sharing)) {
      const client = toldClient(shared, domains);
      if (client?.module !== node) continue;
      const { key } = shared.use.service;
      const known = byService.get(key);
      if (known === undefined) byService.set(key, [{ shared, client }]);
      else known.push({ shared, client });
    }
  }
  return [...byService.values()]
    .map((all) => commonService(all, domains))
    .sort((a, b) => a.client.line - b.client.line);
}

/** @param all uses of one service by clients of one module */
function commonService(all: readonly Told[], { names, of }: NodeDomains): CommonService {
  const [{ shared, client }] = all as [Told];
  const { use, domain, others, other } = shared;
  const same = others.find((each) => comesBy(each, client));
  const second = same ?? other;
  return {
    client,
    isOneClient: same !== undefined,
    pair: [use, second],
    domains: [domain, names[of[second.module]!]!],
    reach: 1 + new Set(others.map(({ module }) => of[module])).size,
    lacksReason: all.every((each) => each.shared.use.accepted !== undefined),
  };
}

function comesBy({ client, service: { on } }: ServiceUse, { module, line }: UsedClient): boolean {
  return [client, on].some((each) => each?.module === module && each.line === line);
}
