/**
 * Which edges that are cut out of cycles need not be: those that are not there, and those that are on no cycle of edges that
 * run, neither of modules nor of domains. Left where they are, they would let the same import close a cycle later and nobody
 * would hear of it.
 *
 * Each edge is judged as if none were cut, so that of two cuts through one cycle neither makes the other stale. In a graph
 * with gaps none is stale: the missing edges may be what closes its cycle.
 */
import { isCyclicEdge } from "./components.js";
import { namedEdge, type EdgeName } from "./cut-edges.js";
import { cyclicModules } from "./cyclic-modules.js";
import { domainCycleImporters } from "./domain-cycle-importers.js";
import { isInDomainCycle } from "./domain-graph.js";
import type { EdgeSelection } from "./edge-selection.js";
import { firstNode, gapsInWords } from "./health.js";
import type { NodeDomains } from "./node-domains.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface StaleCut extends EdgeName {
  /** Undefined if there is no such edge. */
  readonly edge: number | undefined;
}

/** The modules whose imports decide which cuts are stale. */
export function decidersOfCuts(topology: Topology, tests: NodeSet, domains: NodeDomains): NodeSet {
  const selection = running(tests);
  const ofDomains = domainCycleImporters(topology, selection, domains).flags;
  return flaggedNodes(cyclicModules(topology, selection).flags.map((flag, node) => flag | ofDomains[node]!));
}

/** The stale ones among these that are to be told at a module: at their importer, or at the first module if nobody lints it. */
export function staleCutsAt(
  topology: Topology,
  { tests, domains }: { readonly tests: NodeSet; readonly domains: NodeDomains },
  cuts: readonly EdgeName[],
  node: number,
): readonly StaleCut[] {
  if (gapsInWords(topology).length > 0) return [];
  const selection = running(tests);
  const isNeeded = (edge: number): boolean =>
    isCyclicEdge(topology, selection, edge) || isInDomainCycle(topology, selection, domains, edge);
  return cuts
    .filter(({ from }) => node === tellerOf(topology, from))
    .map(({ from, to }) => ({ from, to, edge: namedEdge(topology, { from, to }) }))
    .filter(({ edge }) => edge === undefined || !isNeeded(edge));
}

function running(tests: NodeSet): EdgeSelection {
  return { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests };
}

function tellerOf(topology: Topology, from: string): number {
  const importer = topology.nodeOf(from);
  const isRead = importer !== undefined && topology.rows[importer]!.key !== undefined;
  return isRead ? importer : firstNode(topology, "");
}
