/** The graph of a commit, drawn from a copy of its files outside the repository, which goes when it was used. */
import { join, posix } from "node:path";
import { linkPackages, withCopiedTree, type CopiedFile } from "../../files/copied-tree.js";
import type { Topology } from "../../graph/topology.js";
import type { AskedProject } from "../asked-project.js";
import { commitFiles } from "./commit-files.js";
import type { Commit, Repository } from "./repository.js";

export interface CommitCopy {
  /** Absolute real path of what stands for the project's root. */
  readonly root: string;
  readonly topology: Topology;
}

/**
 * What git ignores is in no commit, so imports of generated files lead to those that are there today.
 * @throws Error if git cannot read the commit, the copy cannot be written, or there is no graph of it
 */
export async function withCommitCopy<Answer>(
  project: Pick<AskedProject, "topology" | "topologyOfCopy">,
  repository: Repository,
  commit: Commit,
  use: (copy: CommitCopy) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { top, prefix } = repository;
  const files = commitFiles(repository, commit);
  const known = new Set(files.map(({ path }) => path));
  const ignored = ignoredModules(project.topology)
    .map((id) => prefix + id)
    .filter((path) => !known.has(path) && !path.startsWith("../"));
  // Ends the search for .gitignore files, as in the repository.
  const marks = [".git", ...ignored].map((path): CopiedFile => ({ path, bytes: new Uint8Array() }));
  return withCopiedTree([...files, ...marks], (folder) => {
    linkPackages(top, folder, packageFolders(known, prefix));
    const root = join(folder, prefix.slice(0, -1));
    const topology = project.topologyOfCopy(root);
    const [note] = topology.health.notes;
    if (note !== undefined) throw new Error(`There is no import graph of ${commit.name}: ${note}`);
    return use({ root, topology });
  });
}

/** Modules that are known by name only: ignored ones, and those in languages that are not read, which the commit has itself. */
function ignoredModules({ modules, rows }: Topology): readonly string[] {
  return modules.filter((_, node) => rows[node]!.key === undefined);
}

/** Folders in which a package manager may have made a node_modules: those of packages and all above. */
function packageFolders(paths: ReadonlySet<string>, prefix: string): ReadonlySet<string> {
  const folders = new Set<string>();
  const addWithAll = (path: string): void => {
    for (let at = path; !folders.has(at); at = posix.dirname(at)) folders.add(at);
  };
  addWithAll(posix.dirname(`${prefix}package.json`));
  for (const path of paths) if (posix.basename(path) === "package.json") addWithAll(posix.dirname(path));
  return folders;
}
