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
  const gaps = speaksForProject(topology, node) ? gapsOf(topology) : undefined;
  return {
    ...(filesToldAt(topology).get(node) ?? NO_FILES),
    notes: speaksForProject(topology, node) ? topology.health.notes : [],
    unresolved: topology.rows[node]?.unresolved ?? [],
    ...(gaps && { gaps }),
  };
}

type FileHealth = Pick<GraphHealth, "unparsed" | "tsconfigs" | "manifests">;
type Told = { [What in keyof FileHealth]: FileHealth[What][number][] };

const NO_FILES: FileHealth = { unparsed: [], tsconfigs: [], manifests: [] };

/** Files that are not read as they should be, by the node at which that is told. */
const filesToldAt: (topology: Topology) => ReadonlyMap<number, FileHealth> = memoised(
  (topology) => {
    const { unparsed, tsconfigs, manifests } = topology.health;
    const told = new Map<number, Told>();
    const at = (node: number | undefined): Told => {
      const known = told.get(node ?? -1) ?? { unparsed: [], tsconfigs: [], manifests: [] };
      told.set(node ?? -1, known);
      return known;
    };
    for (const failure of unparsed) at(topology.nodeOf(failure.id)).unparsed.push(failure);
    for (const failure of tsconfigs) at(firstNodeBelow(topology, folderOf(failure.id))).tsconfigs.push(failure);
    for (const failure of manifests) at(firstNodeAround(topology, folderOf(failure.id))).manifests.push(failure);
    return told;
  },
  () => "",
);

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
    ...tsconfigs.map(
      ({ id, modules }) => `${modules} ${modules === 1 ? "module is" : "modules are"} read without ${id}`,
    ),
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

/**
 * First node by path below a folder that is likely to be linted; leaves, which nobody lints, if there is nothing else. Memoised;
 * O(nodes below the folder that are passed over).
 */
export const firstNode: (topology: Topology, folder: string) => number = memoised(
  ({ modules, rows }, folder) => {
    const below = folder === "" ? "" : `${folder}/`;
    const start = placeOf(modules, below);
    let read = -1;
    for (let node = start; node < modules.length && modules[node]!.startsWith(below); node++) {
      if (rows[node]!.key === undefined) continue;
      if (!ASIDE.test(modules[node]!.slice(below.length))) return node;
      if (read === -1) read = node;
    }
    if (read !== -1) return read;
    return modules[start]?.startsWith(below) ? start : -1;
  },
  (folder) => folder,
);

/** How many ids sort before a text: ids are in order, so those with one beginning stand together from there on. */
function placeOf(ids: readonly string[], text: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

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
