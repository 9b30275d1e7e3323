/**
 * The graph of the domains: one domain leads to another if a module of the one imports a module of the other. Modules of no
 * domain, and those that all share, are not in it, so no path runs through them: what two domains both use does not couple
 * one to the other.
 *
 * The quotient of a graph is a graph, so it is a Topology itself, and what is asked of modules can be asked of domains.
 */
import { isCyclicEdge } from "./components.js";
import { edgeBetween, importedOf, importerOf } from "./edge-lookup.js";
import { EVERY_EDGE, selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { namedGraph } from "./named-graph.js";
import type { NodeDomains } from "./node-domains.js";
import type { Topology } from "./topology.js";

export interface DomainGraph {
  /** Its nodes are the domains by number, its ids their names. All of its edges count: `EVERY_EDGE`. */
  readonly domains: Topology;
  /** For each edge of `domains` the selected edges of modules it stands for, ascending. */
  readonly imports: readonly (readonly number[])[];
}

/** Memoised; O(n + edges), and the sorting of what leads from domain to domain. */
export const domainGraph: (topology: Topology, selection: EdgeSelection, domains: NodeDomains) => DomainGraph =
  memoised(quotient, (selection, domains) => `${domains.key} ${selectionKey(selection)}`);

/** Whether an edge of modules is part of a step that lies on a cycle of domains. */
export function isInDomainCycle(
  topology: Topology,
  selection: EdgeSelection,
  nodeDomains: NodeDomains,
  edge: number,
): boolean {
  const { domains } = domainGraph(topology, selection, nodeDomains);
  const step = stepOf(topology, selection, nodeDomains, edge);
  return step !== undefined && isCyclicEdge(domains, EVERY_EDGE, step);
}

/** The edge of `domains` that an edge of modules is part of; undefined if it leads from no domain to another one. */
export function stepOf(
  topology: Topology,
  selection: EdgeSelection,
  nodeDomains: NodeDomains,
  edge: number,
): number | undefined {
  const from = nodeDomains.of[importerOf(topology, edge)]!;
  const to = nodeDomains.of[importedOf(topology, edge)]!;
  if (from < 0 || to < 0 || from === to || selectedEdges(topology, selection)[edge] === 0) return undefined;
  return edgeBetween(domainGraph(topology, selection, nodeDomains).domains, from, to);
}

function quotient(topology: Topology, selection: EdgeSelection, { names, of }: NodeDomains): DomainGraph {
  const { modules, offsets, targets } = topology;
  if (of.length !== modules.length) {
    throw new RangeError(`The domains are those of ${of.length} nodes, but the graph has ${modules.length}`);
  }
  const selected = selectedEdges(topology, selection);
  const steps = names.map(() => new Map<number, number[]>());
  for (let importer = 0; importer < modules.length; importer++) {
    const own = of[importer]!;
    const from = steps[own];
    if (from === undefined) continue;
    const end = offsets[importer + 1]!;
    for (let edge = offsets[importer]!; edge < end; edge++) {
      const to = of[targets[edge]!]!;
      if (to < 0 || to === own || selected[edge] === 0) continue;
      const known = from.get(to);
      if (known === undefined) from.set(to, [edge]);
      else known.push(edge);
    }
  }
  const sorted = steps.map((from) => [...from].sort(([a], [b]) => a - b));
  return {
    // Names ascend as ids do, so a domain's number is its node, and edges keep the order they are given in.
    domains: namedGraph(new Map(names.map((name, domain) => [name, sorted[domain]!.map(([to]) => names[to]!)]))),
    imports: sorted.flatMap((from) => from.map(([, edges]) => edges)),
  };
}
