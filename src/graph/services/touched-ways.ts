/**
 * What one module uses of another by its imports: ways to the other's values, and for each the ways by which its own code that does
 * so is had from outside.
 */
import type { Way } from "../../facts/state/state-facts.js";
import { nameLeads } from "../state/name-leads.js";
import type { Topology } from "../topology.js";
import type { StateBody } from "../state/state-bodies.js";

export interface TouchedWay {
  readonly way: Way;
  /** Index of the import. */
  readonly request: number;
  /** Of the import. */
  readonly line: number;
  /** Ways to the routines of the module that use it. */
  readonly ways: readonly Way[];
  /** Present if it is used while the module loads, and that is all that is known. */
  readonly loading?: true;
}

/** In source order. O(uses of imported names). */
export function touchedWays(
  topology: Topology,
  module: number,
  body: StateBody,
  owner: number,
  via: ReadonlySet<number>,
): readonly TouchedWay[] {
  const { imports } = topology.factsOf(module);
  const { targets } = topology.rows[module]!;
  const ways = waysByTouch(body);
  const found: TouchedWay[] = [];
  const add = (request: number, name: number, path: Way, passed: readonly Way[], loading?: true): void => {
    const target = targets[request];
    const node = typeof target === "string" ? topology.nodeOf(target) : undefined;
    if (node === undefined || !via.has(node)) return;
    const { line, names } = imports[request]!;
    for (const lead of nameLeads(topology, node, names[name]!.imported, path)) {
      if (lead.node === owner) found.push({ way: lead.way, request, line, ways: passed, ...(loading && { loading }) });
    }
  };
  const touched = new Set<string>();
  for (const [index, { request, name, path, instance }] of body.state.touches.entries()) {
    touched.add(`${request} ${name}`);
    add(request, name, instance === undefined ? path : ["new", ...path], ways.get(index) ?? []);
  }
  for (const [request, names] of body.uses.entries()) {
    for (const [name, { position, loading }] of names.entries()) {
      if (position === "value" && !touched.has(`${request} ${name}`)) {
        const members = loading.flatMap(({ member }) => (member === undefined ? [] : [[member]]));
        for (const path of members.length > 0 ? members : [[]]) add(request, name, path, [], true);
      }
    }
  }
  return found;
}

/** Ways to the routines of a module that do what one of its touches does, by the index of the touch. O(routines). */
export function waysByTouch({ state: { routines } }: StateBody): ReadonlyMap<number, readonly Way[]> {
  const found = new Map<number, Way[]>();
  for (const { ways, touches } of routines) {
    for (const touch of touches) found.set(touch, [...(found.get(touch) ?? []), ...ways]);
  }
  return found;
}

/** A way and a use of it meet if one is the beginning of the other: who has an object has its members. */
export function doWaysMeet(way: Way, used: Way): boolean {
  const length = Math.min(way.length, used.length);
  // A class by itself is none of its objects.
  if (used.length < way.length && way[length] === "new") return false;
  for (let at = 0; at < length; at++) if (way[at] !== used[at] && way[at] !== "*" && used[at] !== "*") return false;
  return true;
}
