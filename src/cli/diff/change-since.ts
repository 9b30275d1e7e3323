/** What a change of a project draws and erases, from one commit to another or to the work tree. */
import { namedEdge } from "../../graph/cut-edges.js";
import type { Topology } from "../../graph/topology.js";
import type { AskedProject } from "../asked-project.js";
import { changeBetween, type Change } from "../change/change.js";
import { changedFiles, type ChangedFile } from "../git/changed-files.js";
import { withCommitCopy, type CommitCopy } from "../git/commit-copy.js";
import { renamesBetween } from "../git/renames.js";
import type { Commit, Repository } from "../git/repository.js";
import { renamedSummary } from "../summary/renamed-summary.js";
import { decisiveImporters, summarise } from "../summary/summarise.js";
import type { Arrow, Summary } from "../summary/summary.js";
import type { Terminal } from "../terminal.js";

/** What is compared with what. */
export interface Compared {
  readonly base: Commit;
  /** Undefined: the work tree. */
  readonly head: Commit | undefined;
}

/** The folders of both sides, and the files between them. */
export interface Sides {
  readonly base: string;
  readonly head: string;
  /** After the change. */
  readonly topology: Topology;
  readonly files: readonly ChangedFile[];
}

export interface ProjectChange extends Compared {
  readonly change: Change;
  readonly summary: { readonly base: Summary; readonly head: Summary };
  readonly files: readonly ChangedFile[];
  /** Number of modules that have another path than before. */
  readonly moved: number;
  /** Line of an import that is there after the change. */
  readonly lineOf: (arrow: Arrow) => number | undefined;
}

/**
 * The settings are those of the project as it is on disk, for both sides.
 * @param withSides is asked while the folders of both sides are there
 */
export async function changeSince<More>(
  project: AskedProject,
  repository: Repository,
  { base, head }: Compared,
  { progress }: Terminal,
  withSides: (sides: Sides) => More | Promise<More>,
): Promise<ProjectChange & { readonly more: More }> {
  progress(`Reading ${base.name}`);
  const files = await changedFiles(repository, base, head);
  return withCommitCopy(project, repository, base, (before) => {
    const compare = async (after: CommitCopy): Promise<ProjectChange & { readonly more: More }> => {
      progress("Following imports, states and services");
      const compared = compareTopologies(project, before.topology, after.topology, files);
      return {
        base,
        head,
        files,
        ...compared,
        more: await withSides({ base: before.root, head: after.root, topology: after.topology, files }),
      };
    };
    return head === undefined ? compare(project) : withCommitCopy(project, repository, head, compare);
  });
}

function compareTopologies(
  { view }: AskedProject,
  before: Topology,
  after: Topology,
  files: readonly ChangedFile[],
): Pick<ProjectChange, "change" | "summary" | "moved" | "lineOf"> {
  const renames = renamesBetween(files, before, after);
  const back = new Map([...renames].map(([from, to]) => [to, from]));
  const was = decisiveImporters({ topology: before, view });
  const is = decisiveImporters({ topology: after, view });
  // First what is to be kept, so that the other one finds it.
  const head = summarise({ topology: after, view }, [...is, ...was.map((id) => renames.get(id) ?? id)]);
  const old = summarise({ topology: before, view }, [...was, ...is.map((id) => back.get(id) ?? id)]);
  const base = renamedSummary(old, renames);
  return {
    change: changeBetween(base, head),
    summary: { base, head },
    moved: renames.size,
    lineOf: (arrow) => lineIn(after, arrow),
  };
}

function lineIn(topology: Topology, arrow: Arrow): number | undefined {
  const edge = namedEdge(topology, arrow);
  if (edge === undefined) return undefined;
  return topology.factsOf(topology.nodeOf(arrow.from)!).imports[topology.requests[edge]!]?.line;
}
