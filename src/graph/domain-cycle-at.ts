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
import { domainGraph, stepOf } from "./domain-graph.js";
import { importedOf, importerOf } from "./edge-lookup.js";
import { EVERY_EDGE } from "./edge-selection.js";
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
  const own = stepOf(topology, selection, nodeDomains, edge);
  if (own === undefined) return undefined;
  const { domains, imports } = domainGraph(topology, selection, nodeDomains);
  const cycle = cycleThrough(domains, EVERY_EDGE, own);
  const steps = cycle?.map((step) => ({
    from: domains.modules[importerOf(domains, step)]!,
    to: domains.modules[importedOf(domains, step)]!,
    imports: imports[step]!,
  }));
  const fewest = imports[own]!.length;
  return steps?.every((step) => fewest <= step.imports.length) === true ? steps : undefined;
}
