/**
 * All that modules keep in memory and others are given without an import, by who keeps it. O(hinted modules, what they provide, and what
 * `comersTo` takes for each thing); texts alone tell of a project that injects nothing.
 */
import { injectionIndex } from "../injection/injection-index.js";
import { memoised } from "../memo.js";
import { stateBodies } from "../state/state-bodies.js";
import { nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import { givenObjects } from "./given-objects.js";
import { givenValues } from "./given-values.js";
import { behindTwoDomains } from "./behind-two-domains.js";
import { mayKeep } from "./may-be-shared.js";
import { type ReachedThing, sharingKey, type SharingView } from "./sharing-view.js";

/** Memoised. */
export const givenThings: (topology: Topology, view: SharingView) => ReadonlyMap<number, readonly ReachedThing[]> =
  memoised((topology, view) => {
    const found = new Map<number, ReachedThing[]>();
    for (const thing of [
      ...givenValues(topology, view),
      ...keepingClasses(topology, view).flatMap((node) => givenObjects(topology, node, view)),
    ]) {
      if (thing.reaches.length === 0) continue;
      const { owner } = thing.thing;
      const known = found.get(owner);
      if (known === undefined) found.set(owner, [thing]);
      else known.push(thing);
    }
    return found;
  }, sharingKey);

/** Modules that keep such a thing, or are given one other than by an import. Memoised. */
export const giversAndGiven: (topology: Topology, view: SharingView) => ReadonlySet<number> = memoised(
  (topology, view) => {
    const given = givenThings(topology, view);
    const places = [...given.values()]
      .flat()
      .flatMap(({ reaches }) => reaches.filter(({ place }) => place !== undefined));
    return new Set([...given.keys(), ...places.map(({ module }) => module)]);
  },
  sharingKey,
);

/** Modules with classes that a container may make one object of, and that may keep something which another domain comes to. */
function keepingClasses(topology: Topology, view: SharingView): readonly number[] {
  const { standIns } = injectionIndex(topology, view.tests);
  const named = new Set(
    [...standIns.values()].flatMap((all) => all.flatMap(({ entry }) => entry.of?.definition?.node ?? [])),
  );
  const found = topology.rows.flatMap(({ key }, node) => {
    if (key === undefined || view.tests.flags[node] === 1) return [];
    // In this order: most texts say nothing of injection.
    const isNamed = named.has(node);
    if (!isNamed && !isHinted(topology, node)) return [];
    return mayKeepInFields(topology, node, view) && (isNamed || mayBeGiven(topology, node, view)) ? [node] : [];
  });
  stateBodies(topology, found);
  return found;
}

function isHinted(topology: Topology, node: number): boolean {
  return topology.hintsOf(node).mayInject !== undefined;
}

/** Hints of states are of the top level. */
function mayKeepInFields(topology: Topology, node: number, view: SharingView): boolean {
  const isState = view.kinds.includes(view.domains.of[node]! >= 0 ? "state" : "common state");
  return isState || mayKeep(topology, node, view);
}

/** Whether domains other than its own, and two of them if it is in none, may be given an object of its classes, by their imports. */
function mayBeGiven(topology: Topology, node: number, view: SharingView): boolean {
  const { of } = view.domains;
  if (of[node]! < 0) return behindTwoDomains(topology, view.domains, view.tests)[node] === 1;
  const { importers } = nameUsers(topology, node, view.tests);
  return importers.some((one) => of[one]! >= 0 && of[one] !== of[node] && isHinted(topology, one));
}
