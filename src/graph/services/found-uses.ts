/** What is found of services while modules are gone through: uses, and ways by which others come to a client. */
import type { Way } from "../../facts/state/state-facts.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import type { ServiceUse } from "./service-use.js";

/** What leads to a client from outside. */
export interface Provider {
  readonly way: Way;
  readonly use: ServiceUse;
  /** Whether it is the client, and not code that uses it. */
  readonly isClient: boolean;
  /** Of code, what it is called; absent for a class that has a client made as it is made itself. */
  readonly through?: string;
}

/** Of each module by way and service. */
export type Providers = Map<number, Map<string, Provider>>;

/** A module, with what leads to clients from it and was not followed before. */
export interface Passing {
  readonly node: number;
  readonly fresh: readonly Provider[];
  /** Whether a module belongs to a domain. */
  readonly isOwned: (node: number) => boolean;
}

/** What is found so far. */
export interface Found {
  readonly uses: Map<string, ServiceUse>;
  readonly made: Map<string, ServiceUse[]>;
  readonly providers: Providers;
}

/** What a comment says where a client is used or made, or where the one is made that it stands on; a reason before none. */
export function acceptedIn(
  topology: Topology,
  { module, line, client, service: { on } }: ServiceUse,
): { readonly accepted?: string } {
  const places = [client, ...(on === undefined ? [] : [on]), { module, line }];
  const whys = places.flatMap((place) => {
    const { accepted = [] } = stateBodies(topology, [place.module])[0]?.services ?? {};
    return accepted.find(([each]) => each === place.line)?.[1] ?? [];
  });
  const why = whys.find((each) => each !== "") ?? whys[0];
  return why === undefined ? {} : { accepted: why };
}

/** The first use of a service by a module; one that makes a client before one that comes to it. */
export function addUse(uses: Map<string, ServiceUse>, use: ServiceUse): void {
  const key = `${use.module} ${use.service.key}`;
  const known = uses.get(key);
  const isBefore = known !== undefined && known.making === undefined && use.making !== undefined;
  const isEarlier =
    known !== undefined && (known.making === undefined) === (use.making === undefined) && use.line < known.line;
  if (known === undefined || isBefore || isEarlier) uses.set(key, use);
}

/** Whether it is new; each way to one service once. */
export function add(providers: Providers, module: number, provider: Provider): boolean {
  let known = providers.get(module);
  if (known === undefined) providers.set(module, (known = new Map()));
  const key = [...provider.way, provider.use.service.key].join("\0");
  if (known.has(key)) return false;
  known.set(key, provider);
  return true;
}

/** Code that uses a client, by a way to it. */
export function userOf(way: Way, use: ServiceUse): Provider {
  const through = way.at(-1);
  return { way, use, isClient: false, ...(through !== undefined && !UNNAMED.has(through) && { through }) };
}

const UNNAMED = new Set(["()", "new", "*", "default", "="]);

/**
 * The name of the code, for a use that comes to the client by it; of who names an object alone that has such code in it, the name of
 * that object.
 */
export function throughOf({ way, through }: Provider, touched: Way = way): Pick<ServiceUse, "through" | "holding"> {
  if (touched.length >= way.length) return through === undefined ? {} : { through };
  const holding = touched.at(-1);
  return holding === undefined || UNNAMED.has(holding) ? {} : { holding };
}
