/**
 * The shortest way from a function that runs once for each request to some functions of one module, by what modules do with the
 * names they import.
 *
 * Breadth first against the direction of calls, module by module in the order of their paths, so that the answer does not depend
 * on who asks first; at most FARTHEST modules away. Of each step the bodies of those modules are asked for, all at once, that
 * import one of the names in question. A value that travels by other ways (an argument, a container for injection) is not
 * followed. O(uses of imported names in the modules met).
 */
import type { Routine, StateFacts, Way } from "../../facts/state/state-facts.js";
import { importsOf, isPrefix, pathOf } from "./name-importers.js";
import { nameLeads } from "./name-leads.js";
import type { NodeSet } from "../node-set.js";
import { stateBodies } from "./state-bodies.js";
import { nameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

/** What a framework calls in a module for a request. */
export interface ModuleHandlers {
  /** Exported names. */
  readonly names: ReadonlySet<string>;
  /** Whether all that a module with `"use server"` exports is called. */
  readonly hasServerActions: boolean;
  /** Whether it renders a page, on the server too. */
  readonly rendersPage: boolean;
}

/** Of a node; undefined for a module of a package that depends on no framework for servers. */
export type RequestHandlers = (node: number) => ModuleHandlers | undefined;

export interface RequestView {
  readonly handlers: RequestHandlers;
  /** Modules that handle no request. */
  readonly tests: NodeSet;
}

/** Functions of one module, and ways to values of it. */
export interface Start {
  readonly node: number;
  readonly state: StateFacts;
  readonly routines: readonly Routine[];
  readonly ways: readonly Way[];
  /** Only by calls that pass on something of what their function is given; any other tells nothing of the request. */
  readonly byValue?: true;
}

export interface RequestPath {
  /** The module that handles the request first, then those it goes through, with the lines where they use the next one. */
  readonly steps: readonly Step[];
  /** The function that handles the request. */
  readonly routine: Routine;
  /** Which of the functions asked about it leads to; undefined if to a value. */
  readonly to: Routine | undefined;
  /** Names the function that handles the request. */
  readonly key: string;
}

interface Step {
  readonly node: number;
  /** Undefined in the module where the search began. */
  readonly line: number | undefined;
}

interface Reached {
  readonly node: number;
  readonly routine: Routine;
  readonly to: Routine | undefined;
  readonly steps: readonly Step[];
}

const FARTHEST = 5;
/** A name that more modules use is asked of these only, in the order of their paths. */
const MOST_IMPORTERS = 200;

/**
 * @param isWanted whether the function that handles the request is one that the question is about
 * @returns undefined if no request leads there, as far as can be seen
 */
export function requestPath(
  topology: Topology,
  start: Start,
  view: RequestView,
  isWanted: (found: RequestPath) => boolean = () => true,
): RequestPath | undefined {
  const stateAt = (node: number): StateFacts | undefined =>
    node === start.node ? start.state : stateBodies(topology, [node])[0]?.state;
  const keyOf = (node: number, routine: Routine): string =>
    `${topology.modules[node]} ${stateAt(node)?.routines.indexOf(routine)}`;
  const first = { node: start.node, line: undefined };
  const seen = new Set<string>();
  let level = start.routines.map((routine): Reached => ({ node: start.node, routine, to: routine, steps: [first] }));
  let targets: readonly Target[] = [{ node: start.node, ways: start.ways, to: undefined, steps: [first] }];
  for (let distance = 0; ; distance++) {
    for (const { node, routine, to, steps } of level) {
      if (!servesRequests(node, routine, stateAt(node), view)) continue;
      const found = { steps, routine, to, key: keyOf(node, routine) };
      if (isWanted(found)) return found;
    }
    if (distance === FARTHEST) return undefined;
    targets = [...targets, ...level.map(({ routine, ...rest }) => ({ ...rest, ways: routine.ways }))];
    level = targets.flatMap((target) => callersOf(topology, target, view.tests, start.byValue === true));
    level = level.filter(({ node, routine }) => {
      const key = keyOf(node, routine);
      return !seen.has(key) && seen.add(key);
    });
    if (level.length === 0) return undefined;
    targets = [];
  }
}

function servesRequests(
  node: number,
  { serves, ways }: Routine,
  state: StateFacts | undefined,
  view: RequestView,
): boolean {
  const handlers = view.handlers(node);
  if (handlers === undefined || view.tests.flags[node] === 1) return false;
  if (serves) return true;
  const areAll = handlers.hasServerActions && state?.directive === "server";
  return ways.some(([name, ...rest]) => (areAll && rest.length === 0) || handlers.names.has(name!));
}

interface Target {
  readonly node: number;
  readonly ways: readonly Way[];
  readonly to: Routine | undefined;
  readonly steps: readonly Step[];
}

/** Functions of other modules that use one of the ways, by module and in the order of the text. */
function callersOf(
  topology: Topology,
  { node, ways, to, steps }: Target,
  tests: NodeSet,
  byValue: boolean,
): readonly Reached[] {
  if (ways.length === 0) return [];
  const { importers, via } = nameUsers(topology, node, tests);
  const named = importers.filter((importer) => importsOf(topology, importer, { node, via, ways }).length > 0);
  const modules = named.slice(0, MOST_IMPORTERS);
  return stateBodies(topology, modules).flatMap((body, at): Reached[] => {
    const state = body?.state;
    const importer = modules[at]!;
    if (state === undefined || state.directive === "client") return [];
    const { imports } = topology.factsOf(importer);
    const used = state.touches.map((touch) => {
      const target = topology.nodeOf(topology.rows[importer]!.targets[touch.request] ?? "");
      if (target === undefined || !via.has(target) || (byValue && touch.constant)) return false;
      const { imported } = imports[touch.request]!.names[touch.name]!;
      const path = pathOf(touch);
      return nameLeads(topology, target, imported, path).some(
        (lead) => lead.node === node && ways.some((way) => isPrefix(way, lead.way)),
      );
    });
    return state.routines.flatMap((routine): Reached[] => {
      const touch = routine.touches.find((index) => used[index]);
      if (touch === undefined) return [];
      return [{ node: importer, routine, to, steps: [{ node: importer, line: state.touches[touch]!.line }, ...steps] }];
    });
  });
}
