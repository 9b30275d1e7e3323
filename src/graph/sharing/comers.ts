/**
 * Which modules of domains come to some values of one module: by importing them, by being given an object of a class that has them, or
 * by code of modules in no domain that uses them.
 *
 *     shared/cache.ts: export const cache = new LRUCache()     shared/plans.ts: export const planOf = (id) => cache.get(id)
 *     billing/price.ts: planOf(id)                             comes to cache by shared/plans.ts
 *
 * Code of a domain is not passed through: who calls it, or an object of its classes, asks that domain for an answer. Breadth first
 * against imports and injections; asks for the bodies of those that import a name of it, round by round. O(uses of imported names in
 * the modules met, and of what these are given).
 */
import type { Way } from "../../facts/state/state-facts.js";
import type { ReceiverAt } from "../injection/receivers.js";
import { isLifecycle } from "../injection/changed-fields.js";
import { classReceivers } from "../services/injected-uses.js";
import { doWaysMeet, touchedWays } from "../services/touched-ways.js";
import { stateBodies } from "../state/state-bodies.js";
import { namesFrom, nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import type { Reach, SharingView } from "./sharing-view.js";

/** A way to a value of a module, and what it is. */
export interface Provided extends Pick<Reach, "name" | "how" | "sets"> {
  readonly way: Way;
  /** Present if who has only what it is a part of has not come to it. */
  readonly isPart?: true;
}

export interface ComersQuestion {
  /** Whether what a module does while it loads counts. */
  readonly whileLoading: boolean;
  /** Whether modules in no domain pass on what they use. */
  readonly through: boolean;
  /** Of what each object of a class has, who is given the one that is meant; whoever imports the class has another. */
  readonly isGiven?: (receiver: ReceiverAt) => boolean;
  readonly view: Pick<SharingView, "tests" | "domains">;
}

/** Values of a module, and modules in no domain that pass some on. */
interface Step {
  readonly node: number;
  readonly provided: readonly Provided[];
}

/** One use of what a step provides, and ways to the code that does so. */
interface Coming {
  readonly reach: Reach;
  readonly ways: readonly Way[];
}

/** The first way by which each comes, by module. */
export function comersTo(
  topology: Topology,
  start: number,
  provided: readonly Provided[],
  question: ComersQuestion,
): readonly Reach[] {
  const { view, through, isGiven } = question;
  const found = new Map<number, Reach>();
  const seen = new Set<string>();
  const pending: Step[] = [{ node: start, provided }];
  for (const [at, step] of pending.entries()) {
    const comings =
      at === 0 && isGiven !== undefined
        ? givenOf(topology, step, view, isGiven)
        : [...importingOf(topology, step, question), ...givenOf(topology, step, view)];
    const passed = new Map<number, Provided[]>();
    for (const { reach, ways } of comings) {
      const { module } = reach;
      if (view.domains.of[module]! >= 0) addFirst(found, reach);
      if (view.domains.of[module]! >= 0 || !through) continue;
      const { sets } = reach;
      for (const way of ways) {
        if (!isNew(seen, `${module} ${way.join(" ")} ${String(sets)}`)) continue;
        const one: Provided = { way, name: nameOf(way), how: "function", ...(sets && { sets }) };
        passed.set(module, [...(passed.get(module) ?? []), one]);
      }
    }
    for (const [node, ways] of passed) pending.push({ node, provided: ways });
  }
  return [...found.values()].sort((a, b) => a.module - b.module);
}

/** What is used by the names that others import. */
function importingOf(
  topology: Topology,
  { node, provided }: Step,
  { view, whileLoading }: ComersQuestion,
): readonly Coming[] {
  const { importers, via } = nameUsers(topology, node, view.tests);
  const asked = importers.filter((importer) => mayCome(topology, importer, node, via, provided));
  return stateBodies(topology, asked).flatMap((body, at): readonly Coming[] => {
    if (body === undefined) return [];
    const module = asked[at]!;
    return touchedWays(topology, module, body, node, via).flatMap(({ way: used, request, line, loading, ways }) => {
      if (loading && !whileLoading) return [];
      const met = provided.find(({ way, isPart }) => doWaysMeet(way, used) && !(isPart && used.length < way.length));
      if (met === undefined) return [];
      const { way: _, isPart: __, ...rest } = met;
      return [{ reach: { module, request, line, ...rest }, ways: isUsed(met, used) ? ways : [] }];
    });
  });
}

/**
 * What is used of objects that others are given. Of those of a domain's class only what is taken out of them by its name, as they answer
 * for their domain, whoever they are handed to; of what is handed on, nobody knows whether it is set, and what is set as a program begins is
 * set once.
 */
function givenOf(
  topology: Topology,
  { node, provided }: Step,
  { tests, domains }: ComersQuestion["view"],
  isGiven?: (receiver: ReceiverAt) => boolean,
): readonly Coming[] {
  const classes = new Set(provided.flatMap(({ way: [head = "", second] }) => (second === "new" ? [head] : [])));
  const isOwned = domains.of[node]! >= 0;
  return [...classes].flatMap((exported) =>
    classReceivers(topology, tests, node, exported).flatMap((at): readonly Coming[] => {
      if (isGiven?.(at) === false) return [];
      const { module, index, receiver } = at;
      return receiver.uses.flatMap(([member, ways]): readonly Coming[] => {
        const isWhole = member === "*";
        const isStart = ways.length > 0 && ways.every((way) => isLifecycle(way.at(-1)!));
        const used = isWhole ? [exported, "new"] : [exported, "new", member];
        const met = provided.find(({ way }) => doWaysMeet(way, used) && !(isOwned && used.length < way.length));
        if (met === undefined) return [];
        const { way: _, sets, ...rest } = met;
        const reach = { module, place: { receiver: index }, line: receiver.line, ...rest };
        return [{ reach: sets && !isWhole && !isStart ? { ...reach, sets } : reach, ways }];
      });
    }),
  );
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

/** One that sets it before one that does not, then by lines. */
function addFirst(found: Map<number, Reach>, reach: Reach): void {
  const known = found.get(reach.module);
  const doSet = Number(reach.sets === true) - Number(known?.sets === true);
  if (known === undefined || doSet > 0 || (doSet === 0 && reach.line < known.line)) found.set(reach.module, reach);
}

function isNew(seen: Set<string>, key: string): boolean {
  const { size } = seen;
  return seen.add(key).size > size;
}

/** The last name of a way: `planOf` of `[plans, planOf, ()]`. */
function nameOf(way: Way): string {
  return way.findLast((step) => step !== "()" && step !== "new" && step !== "*" && step !== "=") ?? "";
}
