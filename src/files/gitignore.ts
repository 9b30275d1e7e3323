/**
 * The repository's own .gitignore files as one question. As in git, the file nearest to a path decides, and case counts:
 * `core.ignorecase`, the user's global excludes and `.git/info/exclude` do not, since findings must not differ from one
 * machine to another.
 */
import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { exists } from "./disk.js";

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
  const compiled = new Map<string, Ignore>();
  const rulesIn = (folder: string): Ignore => {
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
function filesAbove(root: string): { rules: Ignore; prefix: string }[] {
  return gitignoreFilesAbove(root)
    .map((file) => ({ rules: compile(dirname(file)), prefix: relative(dirname(file), root).split(sep).join("/") }))
    .filter(({ rules, prefix }) => !rules.ignores(`${prefix}/`));
}

function parentOf(folder: string): string | undefined {
  if (folder === "") return undefined;
  const slash = folder.lastIndexOf("/");
  return slash === -1 ? "" : folder.slice(0, slash);
}

function compile(folder: string): Ignore {
  let text = "";
  try {
    text = readFileSync(join(folder, ".gitignore"), "utf8");
  } catch {
    // Gone since the folder was listed: no rules.
  }
  return ignore({ ignorecase: false }).add(text);
}
