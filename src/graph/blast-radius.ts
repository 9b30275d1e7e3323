/**
 * All that fails with some modules, a state or a service: whoever depends on them by imports and states, at any distance and however
 * mixed the way. From the users of a service to those that import them, on to those that read a state which these set, and so forth.
 *
 * Breadth first against the direction of dependence, so that each module stands at its shortest distance; iterative. Test modules are
 * none, as in fan-in. O(n + edges), and what `byState` takes for each module that is reached.
 */
import type { EdgeSelection } from "./edge-selection.js";
import type { NodeDomains } from "./node-domains.js";
import { checkNode } from "./number-checks.js";
import { reversed } from "./reversed.js";
import type { Topology } from "./topology.js";

/** What fails first: modules, or a state or a service with the modules that reach it. */
export type Failing =
  | { readonly is: "module"; readonly nodes: readonly number[] }
  | { readonly is: "state" | "service"; readonly users: readonly { readonly module: number }[] };

/** Modules that fail, each with how. */
export interface BlastRadius {
  /** By distance; without the modules that fail first, whoever they depend on. */
  readonly nodes: readonly number[];
  /** Number of steps from each to what fails first. */
  readonly distances: readonly number[];
  /** The first of these steps: an import, or the state or service that it reaches. */
  readonly links: readonly Link[];
  /** Where each depends on what fails: the place in this list of the next module of a shortest way, -1 for what fails first. */
  readonly next: readonly number[];
}

type Link = "import" | "state" | "service";

interface Ways {
  /** Modules that fail with one by states, as `stateDependents` says; if absent, imports alone carry a failure on. */
  readonly byState?: (node: number) => readonly number[];
  /** A module through which nothing counts, as if it depended on nothing. */
  readonly without?: number;
}

/** @throws RangeError for a module that is no node */
export function blastRadius(
  topology: Topology,
  selection: EdgeSelection,
  failing: Failing,
  { byState = () => [], without }: Ways = {},
): BlastRadius {
  const { offsets, importers } = reversed(topology, selection);
  const isReached = selection.tests?.flags.slice() ?? new Uint8Array(topology.modules.length);
  if (without !== undefined) isReached[without] = 1;
  const nodes: number[] = [];
  const distances: number[] = [];
  const links: Link[] = [];
  const next: number[] = [];
  const reach = (node: number, distance: number, link: Link, from: number): void => {
    if (isReached[node] === 1) return;
    isReached[node] = 1;
    nodes.push(node);
    distances.push(distance);
    links.push(link);
    next.push(from);
  };
  const goOnFrom = (node: number, distance: number, from: number): void => {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) reach(importers[at]!, distance + 1, "import", from);
    for (const dependent of byState(node)) reach(dependent, distance + 1, "state", from);
  };
  const first = failing.is === "module" ? failing.nodes : failing.users.map(({ module }) => module);
  for (const node of first) {
    checkNode(topology, node);
    if (failing.is === "module") isReached[node] = 1;
    else reach(node, 1, failing.is, -1);
  }
  if (failing.is === "module") for (const node of first) goOnFrom(node, 0, -1);
  // Lists that grow while they are gone through.
  for (let at = 0; at < nodes.length; at++) goOnFrom(nodes[at]!, distances[at]!, at);
  return { nodes, distances, links, next };
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
