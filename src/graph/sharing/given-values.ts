/**
 * The objects of libraries in memory, and the containers of the language, that a program hands out without an import: what stands behind a token, what is put on an app, and
 * what one piece of code passes to several makers; each with the modules of domains that are given it.
 *
 *     { provide: "CACHE", useValue: new LRUCache() }     @Inject("CACHE") in auth and in billing
 *     const cache = new LRUCache()                       new Auth(cache), new Billing(cache)
 *
 * Told where the object is made. O(providers, and receivers of those with such an object).
 */
import { type Libraries, librariesWith } from "../../catalogue/lookup.js";
import type { Value } from "../../facts/services/service-facts.js";
import type { Way } from "../../facts/state/state-facts.js";
import { type InjectionIndex, injectionIndex } from "../injection/injection-index.js";
import { memoised } from "../memo.js";
import { locatedValues } from "../services/located-values.js";
import { madeInMemory } from "../services/made-in-memory.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import type { ReceiverAt } from "../injection/receivers.js";
import { type ResolvedToken, wholeToken } from "../injection/token-keys.js";
import { comersTo, type Provided } from "./comers.js";
import { changesOf, containerBehind } from "./given-containers.js";
import {
  type KeptObjectKind,
  type KeptThing,
  type Reach,
  type ReachedThing,
  sharingKey,
  type SharingView,
} from "./sharing-view.js";

/** That a module is given a thing, and ways to its code that uses it; those that set it first. */
interface Given {
  readonly thing: KeptThing;
  readonly reach: Reach;
  readonly ways: readonly (readonly [Way, sets: boolean])[];
  /** Present if the ways lead to a part of what the module gives. */
  readonly isPart?: true;
}

/** Of all modules; each reach once for each way that it is given. Memoised. */
export const givenValues: (topology: Topology, view: SharingView) => readonly ReachedThing[] = memoised(
  (topology, view) => {
    const index = injectionIndex(topology, view.tests);
    const { of } = view.domains;
    const found = new Map<KeptThing["id"], { readonly thing: KeptThing; readonly reaches: Reach[] }>();
    for (const one of [...behindTokens(topology, index, view), ...handedOn(topology, index, view)]) {
      const { thing, reach } = one;
      const known = found.get(thing.id) ?? { thing, reaches: [] };
      found.set(thing.id, known);
      const { reaches } = known;
      if (of[reach.module]! >= 0) reaches.push(reach);
      else if (of[thing.owner]! < 0 && passesOn(thing, view)) reaches.push(...passedOn(topology, view, one));
    }
    return [...found.values()].map(({ thing, reaches }) => ({
      thing,
      reaches: reaches.filter(({ module }) => of[module] !== of[thing.owner]),
    }));
  },
  sharingKey,
);

/** What is done to a container by functions of no domain is asked for by itself. */
function passesOn({ is }: KeptThing, { kinds }: SharingView): boolean {
  return "library" in is || kinds.includes("common state");
}

function passedOn(
  topology: Topology,
  view: SharingView,
  { reach: { module, name }, ways, isPart }: Given,
): readonly Reach[] {
  const provided = ways.map(([way, sets]): Provided => {
    if (isPart) return { way, name, how: "itself", isPart };
    return { way, name: way.at(-1) ?? "", how: "function", ...(sets && { sets }) };
  });
  return comersTo(topology, module, provided, { view, whileLoading: false, through: true });
}

function behindTokens(topology: Topology, index: InjectionIndex, view: SharingView): readonly Given[] {
  const libraries = librariesWith(view.libraries);
  return [...index.providers.values()].flatMap((entries) => {
    const things = new Map(
      entries.flatMap((entry) => {
        const { value, lifetime } = entry.provider;
        const called = entry.token.definition?.name ?? entry.token.word;
        if (lifetime !== "singleton") return [];
        const thing =
          (value && thingOf(topology, libraries, view, { module: entry.module, value, called })) ??
          (view.kinds.includes("state") ? containerBehind(topology, entry, called) : undefined);
        return thing === undefined ? [] : [[entry, thing] as const];
      }),
    );
    if (things.size === 0) return [];
    const meant = (module: number): readonly KeptThing[] =>
      index.nearest(entries, module).flatMap((entry) => things.get(entry) ?? []);
    const given = index.receiversOf(entries[0]!.token).flatMap((at) =>
      // What is given and never used is not shared.
      at.receiver.uses.length === 0 ? [] : meant(at.module).map((thing) => givenTo(thing, at)),
    );
    given.push(...partsOfWhole(topology, index, view, entries[0]!.token, meant));
    const isChanged = new Set(given.flatMap(({ thing, reach, ways }) => (doesSet(reach, ways) ? [thing] : [])));
    return given.filter(({ thing }) => "library" in thing.is || isChanged.has(thing));
  });
}

function givenTo(thing: KeptThing, { module, index, receiver: { uses, line, name } }: ReceiverAt): Given {
  const setting = new Set("state" in thing.is ? changesOf(thing.is.state, uses) : []);
  const sets = setting.size > 0 ? { sets: true as const } : {};
  const ways = uses.flatMap((use) => use[1].map((way) => [way, setting.has(use)] as const));
  return {
    thing,
    reach: { module, place: { receiver: index }, line, name, how: "itself", ...sets },
    ways: ways.toSorted(([, a], [, b]) => Number(b) - Number(a)),
  };
}

/** Of code in no domain that gives all of which one token means a part, as a hook gives the value of a context. */
function partsOfWhole(
  topology: Topology,
  index: InjectionIndex,
  { domains }: SharingView,
  token: ResolvedToken,
  meant: (module: number) => readonly KeptThing[],
): readonly Given[] {
  const whole = wholeToken(topology, token);
  if (whole === undefined) return [];
  const receivers = index.receiversOf(whole).filter(({ module }) => domains.of[module]! < 0);
  return receivers.flatMap(({ module, index: receiver, receiver: { uses, line } }) => {
    const ways = uses.flatMap(([member, each]) => (member === "*" ? each : []));
    const parts = ways.map((way) => [[...way, "()", whole.part], false] as const);
    const reach: Reach = { module, place: { receiver }, line, name: whole.part, how: "itself" };
    return parts.length === 0
      ? []
      : meant(module).map((thing) => ({ thing, reach, ways: parts, isPart: true as const }));
  });
}

function doesSet({ sets }: Reach, ways: Given["ways"]): boolean {
  return sets === true || ways.some(([, one]) => one);
}

/** What is made again each time that the code runs is another one each time. */
function handedOn(topology: Topology, { handed }: InjectionIndex, view: SharingView): readonly Given[] {
  const libraries = librariesWith(view.libraries);
  return handed.flatMap(({ module, handed: { value, name: called, once }, to }) => {
    const thing = once ? thingOf(topology, libraries, view, { module, value, called }) : undefined;
    if (thing === undefined) return [];
    return to.map(({ module: node, signature, parameter, line, name, way }): Given => {
      const reach: Reach = { module: node, place: { signature, parameter }, line, name, how: "itself" };
      return { thing, reach, ways: [[way, false]] };
    });
  });
}

/** @param called by what those know it who are given it */
function thingOf(
  topology: Topology,
  libraries: Libraries,
  { kinds, domains }: SharingView,
  { module, value, called }: { readonly module: number; readonly value: Value; readonly called: string },
): KeptThing | undefined {
  for (const located of locatedValues(topology, { node: module }, value, [])) {
    if (located.is !== "client") continue;
    const { node: owner, making } = located;
    const made = madeInMemory(topology, libraries, owner, making);
    const library = kinds.find((one): one is KeptObjectKind => one === made?.library.kind);
    // Who is given an object of a domain's class asks for an answer.
    if (library === undefined || (made?.inside && domains.of[owner]! >= 0)) continue;
    const { name: own, once, range, line, accepted } = stateBodies(topology, [owner])[0]!.services.makings[making]!;
    const name = once === true && own !== "" ? own : called;
    return { id: `${topology.modules[owner]}#${name}`, name, owner, range, line, is: { library, making }, accepted };
  }
  return undefined;
}
