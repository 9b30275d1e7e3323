/**
 * The cycle of domains that an import is to be reported for.
 *
 * From one domain to another lead any number of imports, and all of them have to go before a cycle is gone. So each step is
 * judged by the shortest cycle it is on (of several, the first by names): it is one to cut if no other step of that cycle has
 * fewer imports. Of two domains that import each other, the direction with fewer imports is to be cut, or either if both have
 * as many. An import that closes a cycle as the first of its step is one to cut, and of each knot of domains at least one step
 * is: the one with the fewest imports of all.
 *
 * Which steps these are depends on the graph alone, not on which module is asked about.
 */
import { cycleThrough } from "./cycle-through.js";
import { domainGraph } from "./domain-graph.js";
import { edgeBetween, importedOf, importerOf } from "./edge-lookup.js";
import { EVERY_EDGE, selectedEdges } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import type { NodeDomains } from "./node-domains.js";
import type { Topology } from "./topology.js";

/** All imports that lead from one domain to another. */
export interface DomainStep {
  readonly from: string;
  readonly to: string;
  /** Edges of the Topology, ascending. */
  readonly imports: readonly number[];
}

/**
 * The steps of the cycle in order, that of the edge first; undefined if the edge is none to cut. O(domains and their edges),
 * once the graph of the domains is known.
 */
export function domainCycleAt(
  topology: Topology,
  selection: EdgeSelection,
  nodeDomains: NodeDomains,
  edge: number,
): readonly DomainStep[] | undefined {
  const from = nodeDomains.of[importerOf(topology, edge)]!;
  const to = nodeDomains.of[importedOf(topology, edge)]!;
  if (from < 0 || to < 0 || from === to || selectedEdges(topology, selection)[edge] === 0) return undefined;
  const { domains, imports } = domainGraph(topology, selection, nodeDomains);
  const cycle = cycleThrough(domains, EVERY_EDGE, edgeBetween(domains, from, to)!);
  const steps = cycle?.map((step) => ({
    from: domains.modules[importerOf(domains, step)]!,
    to: domains.modules[importedOf(domains, step)]!,
    imports: imports[step]!,
  }));
  const own = steps?.[0]?.imports.length;
  return own !== undefined && steps?.every((step) => own <= step.imports.length) === true ? steps : undefined;
}
