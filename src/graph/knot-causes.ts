/**
 * Which of the edges that came to a knot tied it: without them all of its modules would be as loose as they were.
 *
 * If one edge alone is the cause it lies on every cycle that was not there before, so on any one of them; so the edges of one such
 * cycle are tried. If none is, edges are taken one by one until no new cycle is left, and then put back if the knot stays open
 * without the others: no edge of the answer can be spared, but another set may be smaller, as the smallest one is a feedback arc set
 * (Karp, "Reducibility among combinatorial problems", 1972) and nobody can wait for that.
 */
import type { EdgeName } from "./cut-edges.js";
import { namedCycle } from "./named-cycle.js";
import { namedGraph } from "./named-graph.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** Past that many edges nobody reads them, and each costs a search. */
export const CAUSES_FOUND_AT_MOST = 100;

/** The knot that a module was in before, by any number; undefined if it was in none. */
type KnotBefore = (id: ModuleId) => number | undefined;

export interface KnotCauses {
  /** In the order of `added`; none if the knot was there before. Not all that it takes if there are CAUSES_FOUND_AT_MOST of them. */
  readonly edges: readonly EdgeName[];
  /** Modules of the shortest cycle through the first of them, its importer first. */
  readonly cycle: readonly ModuleId[];
}

/**
 * O((edges of a cycle + edges taken) · (n + edges)).
 * @param inside all edges of the knot
 * @param added those that were not there before; of several that are the cause, each alone, the first counts
 */
export function knotCauses(
  inside: readonly EdgeName[],
  knotBefore: KnotBefore,
  added: readonly EdgeName[],
): KnotCauses {
  const rank = new Map(added.map((edge, at) => [keyOf(edge), at]));
  const inOrder = (keys: readonly string[]): string[] => keys.toSorted((a, b) => rank.get(a)! - rank.get(b)!);
  const ofCycle = (without: readonly string[]): readonly string[] =>
    inOrder(newCycle(inside, knotBefore, added, new Set(without)).filter((key) => rank.has(key)));
  const taken: string[] = [];
  for (let cycle = ofCycle([]); cycle.length > 0 && taken.length < CAUSES_FOUND_AT_MOST; cycle = ofCycle(taken)) {
    const last = cycle.find((edge) => ofCycle([...taken, edge]).length === 0);
    taken.push(last ?? cycle[0]!);
  }
  const needed = withoutSpare(taken, (others) => ofCycle(others).length === 0);
  const edges = inOrder(needed).map((key) => added[rank.get(key)!]!);
  const cycle = edges[0] === undefined ? undefined : namedCycle(graphOf(inside, new Set()), edges[0]);
  return { edges, cycle: cycle?.modules ?? [] };
}

/** Keys of the edges of a cycle of modules that were not in one knot before; none if there is no such cycle. */
function newCycle(
  inside: readonly EdgeName[],
  knotBefore: KnotBefore,
  added: readonly EdgeName[],
  without: ReadonlySet<string>,
): readonly string[] {
  const graph = graphOf(inside, without);
  for (const edge of added) {
    const before = knotBefore(edge.from);
    if (without.has(keyOf(edge)) || (before !== undefined && before === knotBefore(edge.to))) continue;
    const { modules } = namedCycle(graph, edge) ?? { modules: [] };
    if (modules.length > 0) return modules.map((from, at) => keyOf({ from, to: modules[(at + 1) % modules.length]! }));
  }
  return [];
}

function graphOf(edges: readonly EdgeName[], without: ReadonlySet<string>): Topology {
  const targets = new Map(edges.flatMap(({ from, to }) => [from, to]).map((id) => [id, [] as string[]]));
  for (const edge of edges) if (!without.has(keyOf(edge))) targets.get(edge.from)!.push(edge.to);
  return namedGraph(targets);
}

function keyOf({ from, to }: EdgeName): string {
  return `${from}\0${to}`;
}

/** Those that are needed beside the others. */
function withoutSpare(edges: readonly string[], isEnough: (edges: readonly string[]) => boolean): readonly string[] {
  let kept = edges;
  for (const edge of edges) {
    const others = kept.filter((one) => one !== edge);
    if (others.length > 0 && isEnough(others)) kept = others;
  }
  return kept;
}
