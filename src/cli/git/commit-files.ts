/** What of a commit decides its graph, read from git's objects. */
import { languageOf } from "../../facts/language.js";
import type { CopiedFile } from "../../files/copied-tree.js";
import { git, gitParts } from "./git.js";
import type { Commit, Repository } from "./repository.js";

interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

const LINK = "120000";
/** Of a submodule, which is another repository. */
const COMMIT = "160000";

/** Read as configuration wherever it lies, since a tsconfig extends files of any name. */
const CONFIGURATION = /(?:^|\/)(?:\.gitignore|pnpm-workspace\.yaml|[^/]+\.jsonc?)$/;
/** Megabytes of no use. */
const LOCK = /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/;
const NOTHING = new Uint8Array();

/**
 * The files below the project's root, and the configuration in the folders above it. Of what is neither code nor configuration only
 * that it is there: imports may lead to it.
 * @throws Error if git cannot read the commit
 */
export function commitFiles({ top, prefix }: Repository, { id }: Commit): readonly CopiedFile[] {
  const entries = entriesOf(top, id).filter(({ path, mode }) => mode !== COMMIT && isWanted(path, prefix));
  const read = entries.filter(({ path, mode }) => mode === LINK || isRead(path));
  const texts = blobs(top, new Set(read.map(({ blob }) => blob)));
  return entries.map(({ path, mode, blob }) => {
    const bytes = texts.get(blob) ?? NOTHING;
    if (mode === LINK) return { path, leadsTo: Buffer.from(bytes).toString("utf8") };
    return { path, bytes: isRead(path) ? bytes : NOTHING };
  });
}

function isWanted(path: string, prefix: string): boolean {
  if (path.startsWith(prefix)) return true;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return prefix.startsWith(folder) && (isCode(path) || CONFIGURATION.test(path));
}

function isRead(path: string): boolean {
  return isCode(path) || (CONFIGURATION.test(path) && !LOCK.test(path));
}

function isCode(path: string): boolean {
  return languageOf(path) !== undefined;
}

function entriesOf(top: string, commit: string): readonly Entry[] {
  const parts = gitParts(top, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  return parts.flatMap((part) => {
    const [, mode, blob, path] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(part) ?? [];
    return mode === undefined || blob === undefined || path === undefined ? [] : [{ mode, blob, path }];
  });
}

/** Each as it is stored: what a checkout would make of its line ends changes no fact. */
function blobs(top: string, ids: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (ids.size === 0) return found;
  const answer = git(top, ["cat-file", "--batch"], { input: [...ids, ""].join("\n") });
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf("\n", at);
    const [id = "", type, size] = answer.toString("utf8", at, end).split(" ");
    at = end + 1;
    // What is missing, as in a clone without all blobs, has no content that follows.
    if (type !== "blob") continue;
    found.set(id, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
