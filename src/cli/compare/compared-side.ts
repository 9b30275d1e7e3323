/** One side of a comparison: the project in a folder, or the project around the working directory as of a commit. */
import { resolve } from "node:path";
import { realFolder } from "../../files/disk.js";
import { askedProject } from "../asked-project.js";
import { withCommitCopy } from "../git/commit-copy.js";
import { commitOf, repositoryAround } from "../git/repository.js";
import { decisiveImporters, summarise } from "../summary/summarise.js";
import type { Summarised } from "../summary/summarised.js";
import type { Summary } from "../summary/summary.js";
import type { Terminal } from "../terminal.js";
import { serviceFailures, type ServiceFailure } from "./service-failures.js";

export interface ComparedSide {
  /** As it was named. */
  readonly name: string;
  readonly summary: Summary;
  readonly failures: readonly ServiceFailure[];
}

/**
 * A folder is a project, whatever lies around it, and has its own settings; two commits have those of the project as it is on disk.
 * @throws Error if the name is neither a folder nor a commit, or there is no graph of it
 */
export async function comparedSide(cwd: string, name: string, terminal: Terminal): Promise<ComparedSide> {
  const folder = realFolder(resolve(cwd, name));
  if (folder !== undefined) return sideOf(name, await askedProject(folder, "index.js", terminal, folder));
  const project = await askedProject(cwd, "index.js", terminal);
  terminal.progress(`Reading ${name}`);
  const { repository, commit } = commitNamed(cwd, project.root, name);
  return withCommitCopy(project, repository, commit, ({ topology }) => sideOf(name, { topology, view: project.view }));
}

/** @throws Error that says that it is no folder either */
function commitNamed(
  cwd: string,
  root: string,
  name: string,
): { readonly repository: ReturnType<typeof repositoryAround>; readonly commit: ReturnType<typeof commitOf> } {
  try {
    const repository = repositoryAround(root);
    return { repository, commit: commitOf(repository, name) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} is no folder in ${cwd}, and ${why}`, { cause: error });
  }
}

function sideOf(name: string, project: Summarised): ComparedSide {
  return { name, summary: summarise(project, decisiveImporters(project)), failures: serviceFailures(project) };
}
