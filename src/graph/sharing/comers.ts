/**
 * Which modules of domains come to some values of one module: by importing them, or code of modules in no domain that uses them.
 *
 *     shared/cache.ts: export const cache = new LRUCache()     shared/plans.ts: export const planOf = (id) => cache.get(id)
 *     billing/price.ts: planOf(id)                             comes to cache by shared/plans.ts
 *
 * Code of a domain is not passed through: who calls it asks that domain for an answer. Breadth first against imports; asks for the
 * bodies of those that import a name of it, round by round. O(uses of imported names in the modules met).
 */
import type { Way } from "../../facts/state/state-facts.js";
import { doWaysMeet, touchedWays, type TouchedWay } from "../services/touched-ways.js";
import { stateBodies } from "../state/state-bodies.js";
import { namesFrom, nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import type { Reach, SharingView } from "./sharing-view.js";

/** A way to a value of a module, and what it is. */
export interface Provided extends Pick<Reach, "name" | "how" | "sets"> {
  readonly way: Way;
}

export interface ComersQuestion {
  /** Whether what a module does while it loads counts. */
  readonly whileLoading: boolean;
  /** Whether modules in no domain pass on what they use. */
  readonly through: boolean;
  readonly view: Pick<SharingView, "tests" | "domains">;
}

/** The first way by which each comes, by module. */
export function comersTo(
  topology: Topology,
  start: number,
  provided: readonly Provided[],
  { view, whileLoading, through }: ComersQuestion,
): readonly Reach[] {
  const found = new Map<number, Reach>();
  const seen = new Set<string>();
  const pending: { readonly node: number; readonly provided: readonly Provided[] }[] = [{ node: start, provided }];
  for (const { node, provided: ways } of pending) {
    const { importers, via } = nameUsers(topology, node, view.tests);
    const asked = importers.filter((importer) => mayCome(topology, importer, node, via, ways));
    for (const [at, body] of stateBodies(topology, asked).entries()) {
      if (body === undefined) continue;
      const module = asked[at]!;
      const passed: Provided[] = [];
      for (const touched of touchedWays(topology, module, body, node, via)) {
        const met = touched.loading && !whileLoading ? undefined : ways.find(({ way }) => doWaysMeet(way, touched.way));
        if (met === undefined) continue;
        if (view.domains.of[module]! >= 0) addFirst(found, reachOf(module, touched, met));
        else if (through && isUsed(met, touched.way))
          passed.push(...touched.ways.map((way) => ({ ...met, way, name: nameOf(way), how: "function" as const })));
      }
      const fresh = passed.filter(({ way }) => isNew(seen, `${module} ${way.join(" ")}`));
      if (fresh.length > 0) pending.push({ node: module, provided: fresh });
    }
  }
  return [...found.values()].sort((a, b) => a.module - b.module);
}

/** What is only named, as a component in a table of views, may never be called; a thing itself is used by whoever names it. */
function isUsed({ way, how }: Provided, used: Way): boolean {
  return how === "itself" || used[way.length] === "()" || used.at(-1) === "new";
}

/** Whether a module imports a name by which one of the ways begins. */
function mayCome(
  topology: Topology,
  importer: number,
  node: number,
  via: ReadonlySet<number>,
  ways: readonly Provided[],
): boolean {
  const { names, isNamespace } = namesFrom(topology, importer, node, via);
  return isNamespace || ways.some(({ way: [first] }) => first === "=" || names.includes(first!) || names.includes("="));
}

function reachOf(module: number, { request, line }: TouchedWay, { way: _, ...met }: Provided): Reach {
  return { module, request, line, ...met };
}

function addFirst(found: Map<number, Reach>, reach: Reach): void {
  const known = found.get(reach.module);
  if (known === undefined || reach.line < known.line) found.set(reach.module, reach);
}

function isNew(seen: Set<string>, key: string): boolean {
  const { size } = seen;
  return seen.add(key).size > size;
}

/** The last name of a way: `planOf` of `[plans, planOf, ()]`. */
function nameOf(way: Way): string {
  return way.findLast((step) => step !== "()" && step !== "new" && step !== "*" && step !== "=") ?? "";
}
