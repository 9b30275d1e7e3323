/**
 * All that transitively depend on some modules: what fails if they fail. Breadth first against the direction of imports, so that
 * each stands at its shortest distance. Test modules are none, as in fan-in. O(n + edges).
 */
import { checkNode } from "./edge-lookup.js";
import type { EdgeSelection } from "./edge-selection.js";
import type { NodeDomains } from "./node-domains.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

export interface BlastRadius {
  /** By distance; without the modules that it starts from, whoever they depend on. */
  readonly nodes: readonly number[];
  /** Number of imports from each to the nearest start. */
  readonly distances: readonly number[];
}

/**
 * @param starts the modules that fail: one, or those that reach a state or a service
 * @param without a module through which nothing counts, as if it imported nothing
 * @throws RangeError for a start that is no node
 */
export function blastRadius(
  topology: Topology,
  selection: EdgeSelection,
  starts: readonly number[],
  without?: number,
): BlastRadius {
  const { offsets, importers } = reversed(topology, selection);
  const isReached = selection.tests?.flags.slice() ?? new Uint8Array(topology.modules.length);
  if (without !== undefined) isReached[without] = 1;
  for (const start of starts) {
    checkNode(topology, start);
    isReached[start] = 1;
  }
  const reached = [...new Set(starts)];
  const distances: number[] = reached.map(() => 0);
  const first = reached.length;
  // A list that grows while it is gone through.
  for (let at = 0; at < reached.length; at++) {
    const imported = reached[at]!;
    for (let place = offsets[imported]!; place < offsets[imported + 1]!; place++) {
      const importer = importers[place]!;
      if (isReached[importer] === 1) continue;
      isReached[importer] = 1;
      reached.push(importer);
      distances.push(distances[at]! + 1);
    }
  }
  return { nodes: reached.slice(first), distances: distances.slice(first) };
}

/** The part of a blast radius that lies in one domain. */
export interface DomainRadius {
  /** Undefined for what lies in none, or in the shared kernel. */
  readonly domain: string | undefined;
  readonly modules: number;
  /** Of the nearest of them. */
  readonly distance: number;
}

/** By distance, then number of the domain; what lies in none last. O(modules in it). */
export function radiusByDomain({ nodes, distances }: BlastRadius, { names, of }: NodeDomains): readonly DomainRadius[] {
  const found = new Map<number, { modules: number; readonly distance: number }>();
  for (const [at, node] of nodes.entries()) {
    const domain = Math.max(of[node]!, -1);
    const known = found.get(domain);
    if (known === undefined) found.set(domain, { modules: 1, distance: distances[at]! });
    else known.modules++;
  }
  const numbered = [...found].sort(
    ([a, { distance: near }], [b, { distance: far }]) => Number(a < 0) - Number(b < 0) || near - far || a - b,
  );
  return numbered.map(([domain, radius]) => ({ domain: names[domain], ...radius }));
}
