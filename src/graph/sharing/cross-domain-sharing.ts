/** What one domain shares with another through the memory of a process, as one module is to be told of it. */
import { memoised } from "../memo.js";
import type { Topology } from "../topology.js";
import { giversAndGiven, givenThings } from "./given-things.js";
import { behindTwoDomains } from "./behind-two-domains.js";
import { keepersBehind, mayKeep } from "./may-be-shared.js";
import { reachedObjects } from "./reached-objects.js";
import { headOf, reachedStates } from "./reached-states.js";
import { type KeptThing, type Reach, type ReachedThing, sharingKey, type SharingView } from "./sharing-view.js";

/** A thing of another domain that a module has in its hands. */
export interface ForeignThing {
  readonly thing: KeptThing;
  readonly reach: Reach;
  readonly domain: string;
  readonly owner: string;
  /** All modules that have it, its own first. */
  readonly users: readonly { readonly module: number }[];
}

/** A thing of no domain that two domains use. */
export interface CommonThing {
  readonly thing: KeptThing;
  /** The first use, of a state the first that sets it, and the first by another domain. */
  readonly pair: readonly [Reach, Reach];
  readonly domains: readonly [string, string];
  /** Number of domains that use it. */
  readonly reach: number;
  /** All modules that use it. */
  readonly users: readonly { readonly module: number }[];
}

/** All that a module keeps and others come to. Memoised, since each importer asks. */
export const reachedThings: (topology: Topology, owner: number, view: SharingView) => readonly ReachedThing[] =
  memoised(
    (topology, owner, view) => {
      const objects = reachedObjects(topology, owner, view);
      const known = new Set(objects.map(({ thing: { id } }) => headOf(id)));
      const states = reachedStates(topology, owner, view).filter(({ thing: { id } }) => !known.has(id));
      return joined([...objects, ...states], givenThings(topology, view).get(owner) ?? []);
    },
    (owner, view) => `${owner} ${sharingKey(view)}`,
  );

/** What is imported by some and given to others is one thing. Of a class there may be several objects, which are not joined. */
function joined(imported: readonly ReachedThing[], given: readonly ReachedThing[]): readonly ReachedThing[] {
  const isSame = (a: ReachedThing, b: ReachedThing): boolean => a.thing.id === b.thing.id;
  const both = imported.map((one): ReachedThing => {
    const other = given.find((each) => isSame(each, one));
    if (other === undefined) return one;
    const known = new Set(one.reaches.map(({ module }) => module));
    const reaches = [...one.reaches, ...other.reaches.filter(({ module }) => !known.has(module))];
    return { thing: one.thing, reaches: reaches.toSorted((a, b) => a.module - b.module) };
  });
  return [...both, ...given.filter((one) => !imported.some((each) => isSame(each, one)))];
}

/** Whether a module may be told anything: by imports and texts, so that no body is asked for, or by what is handed out. */
export function mayShare(topology: Topology, node: number, view: SharingView): boolean {
  return mayImport(topology, node, view) || giversAndGiven(topology, view).has(node);
}

function mayImport(topology: Topology, node: number, view: SharingView): boolean {
  if (view.domains.of[node]! >= 0) return keepersBehind(topology, node, view).length > 0;
  return behindTwoDomains(topology, view.domains, view.tests)[node] === 1 && mayKeep(topology, node, view);
}

/** Of a module of a domain, one for each thing that no reason accepts, in the order of its text. */
export function foreignThings(topology: Topology, node: number, view: SharingView): readonly ForeignThing[] {
  const { names, of } = view.domains;
  if (of[node]! < 0) return [];
  const givers = [...givenThings(topology, view).keys()].filter((owner) => of[owner]! >= 0 && of[owner] !== of[node]);
  const owners = new Set([...keepersBehind(topology, node, view), ...givers]);
  const found = [...owners].flatMap((owner) =>
    reachedThings(topology, owner, view).flatMap(({ thing, reaches }): readonly ForeignThing[] => {
      const reach = reaches.find(({ module }) => module === node);
      if (reach === undefined || Boolean(thing.accepted)) return [];
      const users = [{ module: owner }, ...reaches];
      return [{ thing, reach, domain: names[of[node]!]!, owner: names[of[owner]!]!, users }];
    }),
  );
  return onePerPlace(
    onePerThing(found).toSorted((a, b) => a.reach.line - b.reach.line || (a.thing.id < b.thing.id ? -1 : 1)),
  );
}

/** Of a module in no domain, likewise in the order of its text. */
export function commonThings(topology: Topology, node: number, view: SharingView): readonly CommonThing[] {
  const { names, of } = view.domains;
  if (!mayShare(topology, node, view) || of[node]! >= 0) return [];
  const found = reachedThings(topology, node, view).flatMap(({ thing, reaches }): readonly CommonThing[] => {
    // Who only reads a state shares nothing with who only reads it.
    const first = "state" in thing.is ? reaches.find(({ sets }) => sets) : reaches[0];
    const other = first && reaches.find(({ module }) => of[module] !== of[first.module]);
    if (first === undefined || other === undefined || Boolean(thing.accepted)) return [];
    const reach = new Set(reaches.map(({ module }) => of[module])).size;
    const domains = [names[of[first.module]!]!, names[of[other.module]!]!] as const;
    return [{ thing, pair: [first, other], domains, reach, users: reaches }];
  });
  return onePerThing(found).toSorted((a, b) => a.thing.range[0] - b.thing.range[0]);
}

/** Things behind one token are alternatives, of which one who asks for it is given one, and are mended together. */
function onePerPlace(found: readonly ForeignThing[]): readonly ForeignThing[] {
  const told = new Set<string>();
  return found.filter(({ thing: { name, is }, reach: { place } }) => {
    if (place === undefined) return true;
    const at = JSON.stringify([place, name, "library" in is ? is.library : is.state]);
    const isNew = !told.has(at);
    told.add(at);
    return isNew;
  });
}

/** Fields of one object or class are mended together. */
function onePerThing<Found extends { readonly thing: KeptThing }>(found: readonly Found[]): readonly Found[] {
  const told = new Set<string>();
  return found.filter(({ thing: { id } }) => {
    const isNew = !told.has(id);
    told.add(id);
    return isNew;
  });
}
