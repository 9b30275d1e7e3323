/**
 * Uses of services by those that are given a client, or an object of a class that has one, without importing it.
 *
 * An object of a domain's class answers for that domain, whoever asks it; only its client, taken out of it, is used by who takes it.
 */
import { librariesWith } from "../../catalogue/lookup.js";
import { derivedClasses } from "../injection/derived-classes.js";
import type { Topology } from "../topology.js";
import { acceptedIn, add, addUse, type Found, type Passing, type Provider, throughOf, userOf } from "./found-uses.js";
import type { MadeService } from "./made-service.js";
import { doWaysMeet } from "./touched-ways.js";
import { classReceivers, givenClients } from "./injected-uses.js";
import type { ServiceUse, ServiceView } from "./service-use.js";

/** Adds the uses by those that are given a client without an import. */
export function addGiven(
  topology: Topology,
  { tests, kinds, libraries }: ServiceView,
  isOwned: (node: number) => boolean,
  counted: Set<string>,
  { uses, providers }: Found,
): void {
  const counting = (services: readonly MadeService[]) => {
    for (const { kind, key } of services) if (kinds.includes(kind)) counted.add(key);
    return ({ key }: MadeService): boolean => counted.has(key);
  };
  const view = { topology, tests, libraries: librariesWith(libraries), isOwned, counting };
  for (const { module, service, client, line, place, ways } of givenClients(view)) {
    const where = { module, service, client, line, place };
    addUse(uses, { ...where, ...acceptedIn(topology, where) });
    if (isOwned(module)) continue;
    for (const way of ways) add(providers, module, userOf(way, where));
  }
}

/** Adds the uses by those that are given objects of a module's classes; gives those that pass them on. */
export function givenFrom(
  topology: Topology,
  { tests }: ServiceView,
  { node, fresh, isOwned }: Passing,
  { uses, providers }: Found,
): readonly number[] {
  const passing: number[] = [];
  const classes = new Set(fresh.flatMap(({ way: [head = "", second] }) => (second === "new" ? [head] : [])));
  for (const exported of classes) {
    for (const { module, index, receiver } of classReceivers(topology, tests, node, exported)) {
      for (const [member, ways] of receiver.uses) {
        const used = member === "*" ? [exported, "new"] : [exported, "new", member];
        for (const provider of fresh) {
          const { way, use, isClient } = provider;
          // An object of a domain that is handed on answers for that domain; its client, if it is taken out of it, does not.
          if (!doWaysMeet(way, used) || (isOwned(node) && isClient && used.length < way.length)) continue;
          const { service, client } = use;
          const place = { receiver: index };
          const { line } = receiver;
          const where = { module, service, client, line, place, by: member, ...throughOf(provider) };
          if (module !== node) addUse(uses, { ...where, ...acceptedIn(topology, where) });
          if (isOwned(module)) continue;
          for (const passed of ways) if (add(providers, module, userOf(passed, where))) passing.push(module);
        }
      }
    }
  }
  return passing;
}

/**
 * Adds what the classes have that extend one of a module, and what their own code uses of that; gives the modules of those that pass
 * it on.
 */
export function derivedFrom(
  topology: Topology,
  { tests }: ServiceView,
  { node, fresh, isOwned }: Passing,
  { uses, providers }: Found,
): readonly number[] {
  const passing: number[] = [];
  const bases = new Set(fresh.flatMap(({ way: [head = "", second] }) => (second === "new" ? [head] : [])));
  for (const base of bases) {
    for (const { module, index, derived, names } of derivedClasses(topology, tests, node, base)) {
      for (const provider of fresh) {
        const [head, second, ...rest] = provider.way;
        if (head !== base || second !== "new") continue;
        const pass = (passed: Provider): void => {
          if (add(providers, module, passed)) passing.push(module);
        };
        for (const name of names) pass({ ...provider, way: [name, "new", ...rest], isClient: false });
        if (module === node || !isAtKnownPlace(topology, provider.use)) continue;
        for (const [member, ways] of derived.uses) {
          const used = [base, "new", member];
          // What an object of a domain does for itself is that domain's code, also in an object of another class.
          if (!doWaysMeet(provider.way, used) || (isOwned(node) && used.length < provider.way.length)) continue;
          const { service, client } = provider.use;
          const place = { derived: index };
          const where = { module, service, client, line: derived.line, place, by: member, ...throughOf(provider) };
          addUse(uses, { ...where, ...acceptedIn(topology, where) });
          if (!isOwned(module)) for (const way of ways) pass(userOf(way, where));
        }
      }
    }
  }
  return passing;
}

/** Each object has a client of its own, which may be at another place if nobody knows where. */
function isAtKnownPlace({ modules }: Topology, { service: { key }, client: { module, name } }: ServiceUse): boolean {
  return key !== `${modules[module]}#${name}`;
}
