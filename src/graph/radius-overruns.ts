/**
 * Modules on which more others depend than their limits allow, and the imports by which these do.
 *
 * An import takes part in an overrun if it leads to such a module, however far away: then its module is one of those that depend on
 * it. That is so or not whatever other ways lead there, so that who adds an import to those that depend on a module over its limit
 * is always told, and an import that is left alone is told or not by the limit alone.
 */
import { blastRadius, type BlastRadius } from "./blast-radius.js";
import { dependentCounts } from "./dependents.js";
import { selectedEdges, selectedEdgesOf, selectionKey } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { memoised } from "./memo.js";
import { limitsByModule, type ModuleLimits } from "./module-limits.js";
import { flaggedNodes, type NodeSet } from "./node-set.js";
import type { Topology } from "./topology.js";

interface Overruns {
  /** The modules over their limits. */
  readonly over: NodeSet;
  /** Number of modules that depend on each that has a limit. */
  readonly counts: Uint32Array;
  /** Those over their limits and all that depend on them. */
  readonly affected: NodeSet;
}

/** Memoised; O(n + edges) for each 32 modules that have a limit. */
const overruns: (topology: Topology, selection: EdgeSelection, limits: ModuleLimits) => Overruns = memoised(
  (topology, selection, limits) => {
    const allowed = limitsByModule(topology, limits);
    const limited = flaggedNodes(Uint8Array.from(allowed, (limit) => (limit === undefined ? 0 : 1)));
    const counts = dependentCounts(topology, selection, limited);
    const flags = Uint8Array.from(counts, (count, node) => (count > (allowed[node] ?? Infinity) ? 1 : 0));
    const starts = [...flags.keys()].filter((node) => flags[node] === 1);
    const affected = flags.slice();
    for (const node of blastRadius(topology, selection, { is: "module", nodes: starts }).nodes) affected[node] = 1;
    return { over: flaggedNodes(flags), counts, affected: flaggedNodes(affected) };
  },
  (selection, limits) => `${selectionKey(selection)} ${limits.key}`,
);

/**
 * Modules whose imports decide who is over a limit. In a selection with eager edges, erasing some can only lower how many depend on
 * a module, so that no others do. Memoised with the overruns.
 */
export function overrunImporters(topology: Topology, selection: EdgeSelection, limits: ModuleLimits): NodeSet {
  return overruns(topology, selection, limits).affected;
}

export interface RadiusOverrun {
  readonly edge: number;
  /** The module over its limit. */
  readonly node: number;
  readonly limit: number;
  /** All that depend on it. */
  readonly dependents: BlastRadius;
  /** Number of imports on the shortest way to it, this one included. */
  readonly distance: number;
  /** How many depend on it through the importing module alone, that one included. */
  readonly added: number;
  /** Number of other imports of the same module that lead there as well. */
  readonly others: number;
}

/**
 * What the imports of one module lead to that is over its limit, in the order of what they import: of each the nearest such module,
 * of several the first by path; not by a way that comes back to the importing module, which depends on itself anyhow.
 * O(n + edges) for each import that leads to one, and for each of those modules.
 */
export function radiusOverruns(
  topology: Topology,
  selection: EdgeSelection,
  limits: ModuleLimits,
  importer: number,
): readonly RadiusOverrun[] {
  const { over, affected } = overruns(topology, selection, limits);
  if (selection.tests?.flags[importer] === 1) return [];
  const edges = selectedEdgesOf(topology, selection, importer);
  const shares = new Map<number, Share>();
  return edges.flatMap((edge) => {
    const imported = topology.targets[edge]!;
    if (affected.flags[imported] === 0 || imported === importer) return [];
    const nearest = nearestMember(topology, selection, over, imported, importer);
    if (nearest === undefined) return [];
    const { node, distance } = nearest;
    const share = shares.get(node) ?? shareOf(topology, selection, node, importer);
    shares.set(node, share);
    const { dependents, added, leading } = share;
    const others = edges.filter((other) => other !== edge && leading.has(topology.targets[other]!)).length;
    const limit = limitsByModule(topology, limits)[node]!;
    return { edge, node, limit, dependents, distance: distance + 1, added, others };
  });
}

/** What one module has to do with it that so many depend on another. */
interface Share extends Pick<RadiusOverrun, "dependents" | "added"> {
  /** The other one, and what depends on it without this module. */
  readonly leading: ReadonlySet<number>;
}

function shareOf(topology: Topology, selection: EdgeSelection, node: number, importer: number): Share {
  const failing = { is: "module", nodes: [node] } as const;
  const dependents = blastRadius(topology, selection, failing);
  const remaining = blastRadius(topology, selection, failing, { without: importer }).nodes;
  return { dependents, added: dependents.nodes.length - remaining.length, leading: new Set([node, ...remaining]) };
}

/** The nearest member that a module is or depends on, not through another one. */
function nearestMember(
  topology: Topology,
  selection: EdgeSelection,
  members: NodeSet,
  start: number,
  without: number,
): { readonly node: number; readonly distance: number } | undefined {
  const { offsets, targets } = topology;
  const selected = selectedEdges(topology, selection);
  const seen = new Set([without, start]);
  let level = [start];
  for (let distance = 0; level.length > 0; distance++) {
    const found = level.filter((node) => members.flags[node] === 1);
    if (found.length > 0) return { node: found.reduce((a, b) => Math.min(a, b)), distance };
    const next: number[] = [];
    for (const node of level) {
      for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
        const target = targets[edge]!;
        if (selected[edge] === 0 || seen.has(target)) continue;
        seen.add(target);
        next.push(target);
      }
    }
    level = next;
  }
  return undefined;
}
