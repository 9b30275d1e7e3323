/** Which files a change touches, as git sees them: what has moved is followed. */
import { delimiter, join, resolve } from "node:path";
import { copyIfThere, withTemporaryFolder } from "../../files/temporary-folder.js";
import { git, gitLine, gitParts, type Asking } from "./git.js";
import type { Commit, Repository } from "./repository.js";

export interface ChangedFile {
  /** Paths from the project's root; undefined for a file that is new, or gone. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** As many files as git compares each with each; the default leaves out those of a large move. */
const MOST_COMPARED = 3000;

/**
 * Those below the project's root, whatever .gitignore says of the tracked ones.
 * @param head undefined: the work tree, with the files that git does not track yet
 */
export async function changedFiles(
  { top, prefix }: Repository,
  base: Commit,
  head: Commit | undefined,
): Promise<readonly ChangedFile[]> {
  const changes = head === undefined ? await changesOfWorkTree(top, base) : changesTo(top, [base.id, head.id]);
  const inProject = (path: string | undefined): string | undefined =>
    path?.startsWith(prefix) ? path.slice(prefix.length) : undefined;
  return changes
    .map(({ before, after }) => ({ before: inProject(before), after: inProject(after) }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
}

/** Git follows files that it tracks. So it is given an index, and a place for objects, in which it tracks all. */
async function changesOfWorkTree(top: string, base: Commit): Promise<readonly ChangedFile[]> {
  const listed = gitParts(top, ["ls-files", "--others", "--exclude-standard", "-z", "--full-name"]);
  // A repository in a folder is none of this one's files.
  const untracked = listed.filter((path) => !path.endsWith("/"));
  if (untracked.length === 0) return changesTo(top, [base.id]);
  const place = (name: string): string => resolve(top, gitLine(top, ["rev-parse", "--git-path", name]) ?? "");
  return withTemporaryFolder((folder) => {
    copyIfThere(place("index"), join(folder, "index"));
    const env = {
      GIT_INDEX_FILE: join(folder, "index"),
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: [place("objects"), process.env["GIT_ALTERNATE_OBJECT_DIRECTORIES"]]
        .filter((each) => each !== undefined)
        .join(delimiter),
    };
    const add = ["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"];
    git(top, ["--literal-pathspecs", ...add], { env, input: `${untracked.join("\0")}\0` });
    return changesTo(top, [base.id], { env });
  });
}

function changesTo(top: string, commits: readonly string[], asking?: Asking): readonly ChangedFile[] {
  const options = ["--no-ext-diff", "--no-textconv", "--ignore-submodules", `-l${MOST_COMPARED}`];
  return changesIn(gitParts(top, ["diff", "--name-status", "-z", "-M", ...options, ...commits, "--"], asking));
}

/** A status, and one path or, of a file that has moved, two. */
function changesIn(parts: readonly string[]): readonly ChangedFile[] {
  const changes: ChangedFile[] = [];
  for (let at = 0; at < parts.length;) {
    const status = parts[at]![0];
    const path = parts[at + 1]!;
    const isMove = status === "R" || status === "C";
    if (isMove) changes.push({ before: status === "R" ? path : undefined, after: parts[at + 2]! });
    else changes.push({ before: status === "A" ? undefined : path, after: status === "D" ? undefined : path });
    at += isMove ? 3 : 2;
  }
  return changes;
}
