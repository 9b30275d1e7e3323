/**
 * Uses of services by those that are given a client, or an object of a class that has one, without importing it.
 *
 * An object of a domain's class answers for that domain, whoever asks it; only its client, taken out of it, is used by who takes it.
 */
import { librariesWith } from "../../catalogue/lookup.js";
import { derivedClasses } from "../injection/derived-classes.js";
import type { Topology } from "../topology.js";
import { acceptedIn, add, addUse, type Found, type Passing, type Provider, throughOf, userOf } from "./found-uses.js";
import { doWaysMeet } from "./touched-ways.js";
import { classReceivers, givenClients } from "./injected-uses.js";
import type { ServiceView } from "./service-use.js";

/** Adds the uses by those that are given a client without an import. */
export function addGiven(
  topology: Topology,
  { tests, kinds, libraries }: ServiceView,
  isOwned: (node: number) => boolean,
  counted: Set<string>,
  { uses, providers }: Found,
): void {
  for (const { module, service, client, line, place, ways } of givenClients({
    topology,
    tests,
    libraries: librariesWith(libraries),
    isOwned,
  })) {
    if (kinds.includes(service.kind)) counted.add(service.key);
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

/** Adds what the classes have that extend one of a module; gives the modules of those. */
export function derivedFrom(
  topology: Topology,
  { tests }: ServiceView,
  { node, fresh }: { readonly node: number; readonly fresh: readonly Provider[] },
  { providers }: Found,
): readonly number[] {
  const passing: number[] = [];
  const classes = new Set(fresh.flatMap(({ way: [head = "", second] }) => (second === "new" ? [head] : [])));
  for (const base of classes) {
    for (const { module, name } of derivedClasses(topology, tests, node, base)) {
      for (const provider of fresh) {
        const [head, second, ...rest] = provider.way;
        if (head !== base || second !== "new") continue;
        if (add(providers, module, { ...provider, way: [name, "new", ...rest], isClient: false })) passing.push(module);
      }
    }
  }
  return passing;
}
