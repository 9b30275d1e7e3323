/**
 * Which gaps of the graph are to be told at which module: each at the module it concerns, what concerns many at the first of
 * them by path, so that each gap is told once, whichever files are linted and in whatever order.
 */
import { folderOf } from "./folder-of.js";
import { memoised } from "./memo.js";
import type { GraphHealth, Topology } from "./topology.js";

export interface ModuleHealth extends GraphHealth {
  /** Requests of this module that should lead to a module and do not. */
  readonly unresolved: readonly number[];
  /** Present at one module if so many requests lead nowhere that other findings cannot be trusted. */
  readonly gaps?: Gaps;
}

interface Gaps {
  readonly count: number;
  readonly total: number;
}

/** From this share of own requests that lead nowhere, the graph is not the project's. */
const TOO_MANY = 0.1;
const TOO_MANY_AT_LEAST = 10;

/** O(1) after the first question to a graph, O(requests) for that. */
export function healthOf(topology: Topology, node: number): ModuleHealth {
  const { health, modules, rows } = topology;
  const id = modules[node];
  const gaps = speaksForProject(topology, node) ? gapsOf(topology) : undefined;
  return {
    unparsed: health.unparsed.filter((failure) => failure.id === id),
    tsconfigs: health.tsconfigs.filter(({ id: tsconfig }) => node === firstNodeBelow(topology, folderOf(tsconfig))),
    manifests: health.manifests.filter(({ id: manifest }) => node === firstNodeAround(topology, folderOf(manifest))),
    notes: speaksForProject(topology, node) ? health.notes : [],
    unresolved: rows[node]?.unresolved ?? [],
    ...(gaps && { gaps }),
  };
}

/** Whether what concerns the project as a whole is told at this module. */
export function speaksForProject(topology: Topology, node: number): boolean {
  return node === firstNode(topology, "");
}

/** What may make other findings go that are still there, in words; empty for a graph without gaps. */
export function gapsInWords(topology: Topology): readonly string[] {
  const { unparsed, tsconfigs, manifests, notes } = topology.health;
  const gaps = gapsOf(topology);
  return [
    ...notes,
    ...unparsed.map(({ id, line }) => `${id} is read only up to line ${line}`),
    ...tsconfigs.map(({ id, modules }) => `${modules} modules are read without ${id}`),
    ...manifests.map(({ id }) => `${id} is not read`),
    ...(gaps === undefined ? [] : [`${gaps.count} of ${gaps.total} imports of own modules lead nowhere`]),
  ];
}

/** The first node below a folder; of the whole project if the folder lies above it. */
function firstNodeBelow(topology: Topology, folder: string): number {
  return firstNode(topology, /^\.\.(?:\/|$)/.test(folder) ? "" : folder);
}

/** The same, or else the first node of the project: below a folder that is ignored there is none. */
function firstNodeAround(topology: Topology, folder: string): number {
  const node = firstNodeBelow(topology, folder);
  return node === -1 ? firstNode(topology, "") : node;
}

/** Configuration at the root and in hidden folders: sorted first and often left out of a lint. */
const ASIDE = /^[^/]*$|(?:^|\/)\.|\.config\.\w+$/;

/** First node by path below a folder that is likely to be linted; leaves, which nobody lints, if there is nothing else. */
export const firstNode: (topology: Topology, folder: string) => number = memoised(
  ({ modules, rows }, folder) => {
    const below = folder === "" ? "" : `${folder}/`;
    const isBelow = (id: string): boolean => id.startsWith(below);
    const isRead = (id: string, node: number): boolean => isBelow(id) && rows[node]!.key !== undefined;
    const isLinted = (id: string, node: number): boolean => isRead(id, node) && !ASIDE.test(id.slice(below.length));
    return [isLinted, isRead, isBelow].map((test) => modules.findIndex(test)).find((node) => node !== -1) ?? -1;
  },
  (folder) => folder,
);

const gapsOf: (topology: Topology) => Gaps | undefined = memoised(
  ({ rows }) => {
    let count = 0;
    let total = 0;
    for (const { targets, unresolved } of rows) {
      count += unresolved.length;
      total += unresolved.length;
      for (const target of targets) if (target !== null) total++;
    }
    return count >= TOO_MANY_AT_LEAST && count > total * TOO_MANY ? { count, total } : undefined;
  },
  () => "",
);
