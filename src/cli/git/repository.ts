/** The git repository around a project, and what its refs stand for. */
import { relative, resolve, sep } from "node:path";
import { gitLine } from "./git.js";

export interface Repository {
  /** Real path of its work tree. */
  readonly top: string;
  /** Path of the project's root in it, with `/` at its end; empty if that is the top. */
  readonly prefix: string;
}

export interface Commit {
  /** Its full hash. */
  readonly id: string;
  /** As people named it. */
  readonly name: string;
}

/**
 * @param root absolute real path, as git answers
 * @throws Error if it is in no work tree of git
 */
export function repositoryAround(root: string): Repository {
  const shown = gitLine(root, ["rev-parse", "--show-toplevel"]);
  if (shown === undefined) throw new Error(`${root} is in no git repository, so there is nothing to compare it with`);
  const top = resolve(shown);
  const path = relative(top, root).split(sep).join("/");
  return { top, prefix: path === "" ? "" : `${path}/` };
}

/** @throws Error if it names no commit that is here */
export function commitOf({ top }: Repository, ref: string): Commit {
  const id = resolved(top, ref);
  if (id !== undefined) return { id, name: ref };
  if (isShallow(top)) {
    throw new Error(
      `${ref} is no commit of this clone, which is shallow. To get it: git fetch --unshallow, or in GitHub Actions ` +
        `actions/checkout with fetch-depth: 0`,
    );
  }
  throw new Error(`${ref} names no commit of the repository at ${top}`);
}

/**
 * Where a commit, or the work tree, left a branch that somebody names: what the branch has gained since is none of its doing. The commit
 * itself if it is an ancestor, or has none in common.
 * @throws Error if it names no commit that is here
 */
export function baseOf(repository: Repository, ref: string, head: Commit | undefined): Commit {
  const named = commitOf(repository, ref);
  const id = gitLine(repository.top, ["merge-base", named.id, head?.id ?? "HEAD"]);
  return id === undefined || id === named.id ? named : { id, name: `where ${head?.name ?? "HEAD"} left ${ref}` };
}

/**
 * Where the work began: the last commit that it has in common with the default branch of the remote; without a remote, with
 * main or master; else the last commit.
 * @throws Error if a shallow clone ends before that commit, or there is no commit at all
 */
export function defaultBase(repository: Repository): Commit {
  const { top } = repository;
  const branch = defaultBranch(top);
  if (branch === undefined) return commitOf(repository, "HEAD");
  const id = gitLine(top, ["merge-base", "HEAD", branch]);
  if (id !== undefined) return { id, name: `where HEAD left ${branch}` };
  if (!isShallow(top)) return commitOf(repository, "HEAD");
  throw new Error(
    `This clone is shallow and ends before the commit that HEAD has in common with ${branch}. To get it: ` +
      "git fetch --unshallow, or in GitHub Actions actions/checkout with fetch-depth: 0",
  );
}

function defaultBranch(top: string): string | undefined {
  const remote = gitLine(top, ["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"])?.split("/")[0];
  const remotes = [...new Set([remote ?? "origin", "upstream", "origin"])];
  const heads = remotes.flatMap((name) => gitLine(top, ["rev-parse", "--abbrev-ref", `${name}/HEAD`]) ?? []);
  const guesses = [...remotes.flatMap((name) => [`${name}/main`, `${name}/master`]), "main", "master"];
  return [...heads, ...guesses].find((branch) => resolved(top, branch) !== undefined);
}

/** Whatever the ref looks like, it is no option. */
function resolved(top: string, ref: string): string | undefined {
  return gitLine(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
}

function isShallow(top: string): boolean {
  return gitLine(top, ["rev-parse", "--is-shallow-repository"]) === "true";
}
