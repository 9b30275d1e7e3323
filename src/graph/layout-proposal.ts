/**
 * What the folders of a project may be, by its layout and its graph: domains, a shared kernel, and the modules that start the program.
 * Careful on purpose: a wrong domain gives findings that nobody believes, a missing one gives none.
 *
 * The folders in question lie side by side in the one folder that has nearly all modules. Those that most of the others import, and that
 * import none but their like, are the kernel. Of the rest those are domains whose modules hang together (by as many imports as it takes to
 * connect them), and import one another more than they import those of the others. Where most modules would be kernel, the folders are
 * parts of another kind. Modules beside or above these folders that nobody imports, and that import many of them, start the program.
 * O(n + edges).
 */
import { selectedEdgesOf } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { fanIn } from "./fan-in.js";
import { folderOf } from "./folder-of.js";
import type { Topology } from "./topology.js";

/** A folder with the imports among its modules. */
export interface FolderNumbers {
  readonly folder: string;
  readonly modules: number;
  readonly inner: number;
  /** Imports of modules in other folders that are no kernel. */
  readonly outer: number;
  /** Number of the other folders that import it. */
  readonly importers: number;
}

export interface LayoutProposal {
  /** The folder they lie in; empty for the root. */
  readonly home: string;
  readonly domains: readonly FolderNumbers[];
  readonly kernel: readonly FolderNumbers[];
  /** Neither. */
  readonly others: readonly FolderNumbers[];
  readonly entries: readonly { readonly module: string; readonly imports: number }[];
}

/** A domain of fewer modules is one by its name, if at all. */
const MODULES_AT_LEAST = 3;
const ENTRY_IMPORTS_AT_LEAST = 3;
/** A folder with a smaller share of the modules than this leaves others out that matter. */
const NEARLY_ALL = 0.9;

/**
 * @param selection the imports that are there as the program runs; its tests count for nothing
 * @param isSubject whether a folder's name says what its code is about, and not of what kind it is
 */
export function layoutProposal(
  topology: Topology,
  selection: EdgeSelection,
  isSubject: (name: string) => boolean,
): LayoutProposal {
  const own = topology.modules.filter(
    (_, node) => selection.tests?.flags[node] !== 1 && topology.rows[node]!.key !== undefined,
  );
  const home = homeOf(own);
  const steps = folderSteps(topology, selection, home);
  const modules = new Map<string, number>();
  for (const id of own) count(modules, folderIn(home, id));
  const folders = [...modules.keys()].filter((folder) => folder !== home && folder !== "").sort();
  const kernel = kernelOf(folders, steps);
  const numbers = (folder: string): FolderNumbers => ({
    folder,
    modules: modules.get(folder)!,
    inner: steps.get(folder)?.get(folder) ?? 0,
    outer: [...(steps.get(folder) ?? [])].reduce(
      (sum, [to, imports]) => sum + (to !== folder && folders.includes(to) && !kernel.has(to) ? imports : 0),
      0,
    ),
    importers: importersOf(folder, folders, steps).length,
  });
  const rest = folders.filter((folder) => !kernel.has(folder)).map(numbers);
  const domains = rest.filter(
    ({ folder, modules: size, inner, outer }) =>
      size >= MODULES_AT_LEAST &&
      inner >= size - 1 &&
      inner > outer &&
      isSubject(folder.slice(folder.lastIndexOf("/") + 1)),
  );
  const shared = [...kernel].reduce((sum, folder) => sum + modules.get(folder)!, 0);
  // One domain is compared with nothing.
  const isWorthIt = domains.length > 1 && shared * 2 <= own.length;
  return {
    home,
    domains: isWorthIt ? domains : [],
    kernel: isWorthIt ? [...kernel].sort().map(numbers) : [],
    others: isWorthIt ? rest.filter((one) => !domains.includes(one)) : rest,
    entries: entriesOf(topology, selection, home, folders),
  };
}

/** From the root down as long as one folder has nearly all that lies in folders, and most of all. */
function homeOf(ids: readonly string[]): string {
  for (let home = ""; ;) {
    const counts = new Map<string, number>();
    for (const id of ids) count(counts, folderIn(home, id));
    const inFolders = ids.length - (counts.get(home) ?? 0);
    counts.delete(home);
    const [folder, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [home, 0]);
    if (folder === "" || most < NEARLY_ALL * inFolders || most * 2 <= ids.length) return home;
    home = folder;
  }
}

/** The folder right below `home` that a module is in; `home` itself for its own modules, nothing for those elsewhere. */
function folderIn(home: string, id: string): string {
  const prefix = home === "" ? "" : `${home}/`;
  if (!id.startsWith(prefix)) return "";
  const [first, second] = id.slice(prefix.length).split("/", 2);
  return second === undefined ? home : `${prefix}${first}`;
}

type Steps = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Number of imports from folder to folder. */
function folderSteps(topology: Topology, selection: EdgeSelection, home: string): Steps {
  const folders = topology.modules.map((id) => folderIn(home, id));
  const steps = new Map<string, Map<string, number>>();
  for (const [importer, from] of folders.entries()) {
    if (selection.tests?.flags[importer] === 1) continue;
    const own = steps.get(from) ?? new Map<string, number>();
    steps.set(from, own);
    for (const edge of selectedEdgesOf(topology, selection, importer)) count(own, folders[topology.targets[edge]!]!);
  }
  return steps;
}

/** Until nothing changes: a folder of the kernel may import another one of it. */
function kernelOf(folders: readonly string[], steps: Steps): ReadonlySet<string> {
  const kernel = new Set<string>();
  for (let before = -1; before !== kernel.size;) {
    before = kernel.size;
    for (const folder of folders) {
      const needs = [...(steps.get(folder)?.keys() ?? [])].filter((to) => to !== folder && folders.includes(to));
      const importers = importersOf(folder, folders, steps).length;
      if (importers > 1 && importers > (folders.length - 1) / 2 && needs.every((to) => kernel.has(to)))
        kernel.add(folder);
    }
  }
  return kernel;
}

function importersOf(folder: string, folders: readonly string[], steps: Steps): readonly string[] {
  return folders.filter((from) => from !== folder && steps.get(from)?.has(folder) === true);
}

/** Not those inside of a folder: many frameworks load such modules by themselves, one for each page. */
function entriesOf(
  topology: Topology,
  selection: EdgeSelection,
  home: string,
  folders: readonly string[],
): LayoutProposal["entries"] {
  const importers = fanIn(topology, selection);
  return topology.modules.flatMap((module, node) => {
    const isOutside = folderOf(module) === home || home.startsWith(`${folderOf(module)}/`) || folderOf(module) === "";
    if (!isOutside || importers[node] !== 0 || selection.tests?.flags[node] === 1) return [];
    const targets = selectedEdgesOf(topology, selection, node).map(
      (edge) => topology.modules[topology.targets[edge]!]!,
    );
    const reached = new Set(
      targets.map((target) => folderIn(home, target)).filter((folder) => folders.includes(folder)),
    );
    return targets.length >= ENTRY_IMPORTS_AT_LEAST && reached.size > 1 ? [{ module, imports: targets.length }] : [];
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
