/**
 * The repository's own .gitignore files as one question. As in git, the file nearest to a path decides, and case counts:
 * `core.ignorecase`, the user's global excludes and `.git/info/exclude` do not, since findings must not differ from one
 * machine to another.
 */
import { dirname, join, relative, sep } from "node:path";
import type { Ignore } from "ignore";
import { createRequire } from "node:module";
import { exists, readBytes } from "./disk.js";

/** Required, as Node.js would read the text of a CommonJS package that is imported for the names it exports. */
const ignore = createRequire(import.meta.url)("ignore") as typeof import("ignore");

/** The rules of one file, whatever stands in it. */
type Rules = Pick<Ignore, "test">;

export interface IgnoreRules {
  /** Whether a folder's child is ignored. `folder` and `name` as in a scan; a path is asked for only if its folder is not ignored. */
  ignores(folder: string, name: string, isFolder: boolean): boolean;
}

/**
 * Rules of the .gitignore files above the root, up to the folder with `.git`, and of those in the folders named by `has`.
 * Reads each file once, on first need.
 */
export function gitignoreRules(root: string, has: (folder: string) => boolean): IgnoreRules {
  const above = filesAbove(root);
  const compiled = new Map<string, Rules>();
  const rulesIn = (folder: string): Rules => {
    let rules = compiled.get(folder);
    if (rules === undefined) compiled.set(folder, (rules = compile(join(root, folder))));
    return rules;
  };
  return {
    ignores(folder, name, isFolder) {
      const path = (folder === "" ? name : `${folder}/${name}`) + (isFolder ? "/" : "");
      for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
        if (!has(at)) continue;
        const verdict = rulesIn(at).test(at === "" ? path : path.slice(at.length + 1));
        if (verdict.ignored || verdict.unignored) return verdict.ignored;
      }
      for (const { rules, prefix } of above) {
        const verdict = rules.test(`${prefix}/${path}`);
        if (verdict.ignored || verdict.unignored) return verdict.ignored;
      }
      return false;
    },
  };
}

/** The .gitignore files between the root and its repository's top, nearest first. */
export function gitignoreFilesAbove(root: string): readonly string[] {
  const files: string[] = [];
  for (let at = root; !exists(join(at, ".git"));) {
    const parent = dirname(at);
    if (parent === at) return []; // no repository: nothing above the root speaks for it
    at = parent;
    const file = join(at, ".gitignore");
    if (exists(file)) files.push(file);
  }
  return files;
}

/** A file that ignores the root itself is left out: who lints in there means it. */
function filesAbove(root: string): { rules: Rules; prefix: string }[] {
  return gitignoreFilesAbove(root)
    .map((file) => ({ rules: compile(dirname(file)), prefix: relative(dirname(file), root).split(sep).join("/") }))
    .filter(({ rules, prefix }) => !rules.test(`${prefix}/`).ignored);
}

function parentOf(folder: string): string | undefined {
  if (folder === "") return undefined;
  const slash = folder.lastIndexOf("/");
  return slash === -1 ? "" : folder.slice(0, slash);
}

function compile(folder: string): Rules {
  const bytes = readBytes(join(folder, ".gitignore"));
  const patterns = (bytes === undefined ? "" : Buffer.from(bytes).toString("utf8")).split(/\r?\n/).filter(isPattern);
  const all = ignore({ ignorecase: false }).add(patterns);
  const quick = patterns.every(isQuick) ? all : ignore({ ignorecase: false }).add(patterns.filter(isQuick));
  return { test: (path) => (isDeep(path) ? quick : all).test(path) };
}

/** Longer than a path can be, a pattern matches none; nor is it made a regular expression of any size. */
const LONGEST_PATTERN = 4096;
/** Folders left open in a pattern: each multiplies the time that a path takes by its depth. */
const MOST_OPEN = 5;
const MOST_OPEN_DEEP = 1;
/** No project nests its folders like this. */
const DEEP = 40;

function isPattern(pattern: string): boolean {
  return pattern.length <= LONGEST_PATTERN && openFolders(pattern) <= MOST_OPEN;
}

function isQuick(pattern: string): boolean {
  return openFolders(pattern) <= MOST_OPEN_DEEP;
}

function openFolders(pattern: string): number {
  return pattern.split("**").length - 1;
}

function isDeep(path: string): boolean {
  return path.split("/", DEEP + 1).length > DEEP;
}
