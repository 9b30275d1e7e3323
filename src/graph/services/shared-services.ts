/** Services that two domains use, as one module of one of them has it, and services that are a queue and a cache at once. */
import type { LibraryKind } from "../../catalogue/library.js";
import type { NodeDomains } from "../node-domains.js";
import type { ServiceUse } from "./service-use.js";
import type { ServiceUses } from "./service-uses.js";

/** What counts as sharing. */
export interface Sharing {
  /** Kinds of which one of the two uses must be. */
  readonly kinds: ReadonlySet<LibraryKind>;
  /** Domains by the services that they own, whose use is nobody else's affair. */
  readonly ownerOf: (service: string) => string | undefined;
}

export interface SharedService {
  readonly use: ServiceUse;
  readonly domain: string;
  /** All uses by other domains that count. */
  readonly others: readonly ServiceUse[];
  /** The owner's use if there is one, else the first of these. */
  readonly other: ServiceUse;
  readonly otherDomain: string;
  readonly owner: string | undefined;
}

/** In source order. O(uses of the services that the module uses). */
export function sharedServices(
  { byModule, byService }: ServiceUses,
  domains: NodeDomains,
  node: number,
  { kinds, ownerOf }: Sharing,
): readonly SharedService[] {
  const own = domains.of[node]!;
  if (own < 0) return [];
  const domain = domains.names[own]!;
  const shared = (byModule.get(node) ?? []).flatMap((use): readonly SharedService[] => {
    const { key } = use.service;
    const owner = ownerOf(key);
    if (owner === domain) return [];
    const counts = (other: ServiceUse): boolean => kinds.has(use.service.kind) || kinds.has(other.service.kind);
    const others = byService.get(key)!.filter((other) => {
      const of = domains.of[other.module]!;
      return of >= 0 && of !== own && counts(other);
    });
    const other = others.find(({ module }) => domains.names[domains.of[module]!] === owner) ?? others[0];
    if (other === undefined) return [];
    return [{ use, domain, others, other, otherDomain: domains.names[domains.of[other.module]!]!, owner }];
  });
  // What is told together is accepted together, as by a baseline.
  return onePerName(shared).filter(({ use: { accepted } }) => !accepted);
}

/**
 * Services of one kind to which one imported or given name leads are mended together, as where settings choose among several
 * clients; and what an injected client is made of is that client, whatever of it is used.
 */
function onePerName(shared: readonly SharedService[]): readonly SharedService[] {
  const whole = new Set(shared.flatMap(({ use }) => (use.by === undefined ? [placeKey(use)] : [])));
  const told = new Set<string>();
  return shared.filter(({ use }) => {
    const { request, place, by } = use;
    if (request === undefined && place === undefined) return true;
    if (place !== undefined && by !== undefined && whole.has(placeKey(use))) return false;
    const key = JSON.stringify([placeKey(use), by]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

function placeKey({ request, place, service }: ServiceUse): string {
  return JSON.stringify([request, place, service.kind]);
}

export interface MixedService {
  readonly use: ServiceUse;
  readonly is: "queue" | "cache";
  readonly other: ServiceUse;
}

/** In source order; of a module's makings on one service the first of either kind. */
export function mixedServices({ made }: ServiceUses, node: number): readonly MixedService[] {
  const found: MixedService[] = [];
  for (const uses of made.values()) {
    const queues = uses.filter(({ service: { kind, docs } }) => kind === "queue" && docs !== undefined);
    const caches = uses.filter(({ service: { kind } }) => kind === "cache");
    if (queues.length === 0 || caches.length === 0) continue;
    for (const [is, these, others] of [
      ["queue", queues, caches],
      ["cache", caches, queues],
    ] as const) {
      const use = these.find(({ module }) => module === node);
      if (use !== undefined && !use.accepted)
        found.push({ use, is, other: others.find(({ module }) => module === node) ?? others[0]! });
    }
  }
  return found.sort((a, b) => a.use.line - b.use.line);
}
