/**
 * How many modules depend on something over selected edges, directly or through others: the size of a blast radius. Only numbers and the
 * names of domains are remembered.
 */
import { blastRadius, radiusByDomain, type Failing } from "./blast-radius.js";
import { components } from "./components.js";
import { selectedEdges, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import type { NodeDomains } from "./node-domains.js";
import type { NodeSet } from "./node-set.js";
import type { Topology } from "./topology.js";

/** How far a failure goes. */
export interface FailureExtent {
  readonly modules: number;
  /** Whether all of them reach what fails by themselves; further away, imports that the compiler drops are counted as well. */
  readonly isDirect: boolean;
  /** Names of the domains they lie in, the near ones first. */
  readonly domains: readonly string[];
}

/** Through imports. Memoised; O(n + edges), once for all reports about the same thing. */
export const failureExtent: (
  topology: Topology,
  selection: EdgeSelection,
  failing: Failing,
  domains: NodeDomains,
) => FailureExtent = memoised(
  (topology, selection, failing, domains) => {
    const radius = blastRadius(topology, selection, failing);
    const named = radiusByDomain(radius, domains).flatMap(({ domain }) => domain ?? []);
    const isDirect = radius.distances.every((distance) => distance === 1);
    return { modules: radius.nodes.length, isDirect, domains: named };
  },
  (selection, failing, { key }) => {
    const first = failing.is === "module" ? failing.nodes : failing.users.map(({ module }) => module);
    return `${failing.is} ${first.join()} ${key} ${selectionKey(selection)}`;
  },
);

/** As many as fit into one number. */
const AT_ONCE = 32;

/**
 * Of many modules the number that depends on each, itself not counted; 0 for those that are not asked about, and for tests. Memoised; O((n + edges) · modules asked about / 32): those are taken 32 at a time, and
 * handed as bits from imported modules to importers, component by component, so that each edge is looked at once.
 */
export const dependentCounts: (topology: Topology, selection: EdgeSelection, asked: NodeSet) => Uint32Array = memoised(
  (topology, selection, { flags }) => {
    const counts = new Uint32Array(topology.modules.length);
    const asked = [...flags.keys()].filter((node) => flags[node] === 1 && selection.tests?.flags[node] !== 1);
    for (let first = 0; first < asked.length; first += AT_ONCE)
      countAtOnce(topology, selection, asked.slice(first, first + AT_ONCE), counts);
    return counts;
  },
  (selection, { key }) => `${key} ${selectionKey(selection)}`,
);

function countAtOnce(
  topology: Topology,
  selection: EdgeSelection,
  asked: readonly number[],
  counts: Uint32Array,
): void {
  const { offsets, targets } = topology;
  const selected = selectedEdges(topology, selection);
  const { of } = components(topology, selection);
  const isTest = (node: number): boolean => selection.tests?.flags[node] === 1;
  /** Of each component, which of those asked about it holds or depends on. */
  const bits = new Uint32Array(of.length);
  for (const [bit, node] of asked.entries()) bits[of[node]!]! |= 1 << bit;
  for (const importer of byComponent(topology, selection)) {
    if (isTest(importer)) continue;
    for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++)
      if (selected[edge] === 1) bits[of[importer]!]! |= bits[of[targets[edge]!]!]!;
  }
  for (let node = 0; node < of.length; node++) {
    if (isTest(node)) continue;
    for (let rest = bits[of[node]!]!; rest !== 0; rest &= rest - 1) {
      const one = asked[31 - Math.clz32(rest & -rest)]!;
      if (one !== node) counts[one]!++;
    }
  }
}

/** The nodes so that each stands after all that it depends on in other components. Memoised; a counting sort. */
const byComponent: (topology: Topology, selection: EdgeSelection) => Uint32Array = memoised((topology, selection) => {
  const { of, sizes } = components(topology, selection);
  const next = new Uint32Array(sizes.length);
  for (let component = 1; component < sizes.length; component++)
    next[component] = next[component - 1]! + sizes[component - 1]!;
  const order = new Uint32Array(of.length);
  for (let node = 0; node < of.length; node++) order[next[of[node]!]!++] = node;
  return order;
}, selectionKey);
