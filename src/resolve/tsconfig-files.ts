/**
 * Which files a tsconfig takes in, by its `files`, `include` and `exclude` and those it inherits, as TypeScript reads them:
 * globs of `*`, `?` and `**` alone, in which all else is text. What kind of file `allowJs` lets in is not asked.
 */
import { compileGlob } from "../config/glob.js";
import { isRecord } from "./manifest.js";
import { isInside, parentOf } from "./module-path.js";

/** One file of a chain, weakest first. */
interface Link {
  readonly config: unknown;
  /** What a path written in it means, as an id; undefined if it leaves the root. */
  readonly idOf: (written: string) => string | undefined;
}

type Matches = (id: string) => boolean;

/** @param outputs directories that it emits to, which are no source unless `exclude` says otherwise */
export function filesOfTsconfig(id: string, chain: readonly Link[], outputs: readonly string[]): Matches {
  const files = listed(chain, "files");
  const include = listed(chain, "include");
  const exclude = listed(chain, "exclude");
  const named = new Set(files);
  const isIncluded =
    include === undefined && files === undefined
      ? inFolder(parentOf(id))
      : anyOf((include ?? []).map((each) => (IS_FOLDER.test(each) ? inFolder(each) : compiled(each, false))));
  const isExcluded = exclude === undefined ? inAny(outputs) : anyOf(exclude.flatMap(excluding));
  return (module) => named.has(module) || (isIncluded(module) && !isExcluded(module));
}

/** A list as the last file of the chain that has it gives it: lists are replaced, never merged. */
function listed(chain: readonly Link[], key: "files" | "include" | "exclude"): readonly string[] | undefined {
  for (const { config, idOf } of chain.toReversed()) {
    const list: unknown = isRecord(config) ? config[key] : undefined;
    if (!Array.isArray(list)) continue;
    return list.flatMap((path: unknown) => (typeof path === "string" ? (idOf(path) ?? []) : []));
  }
  return undefined;
}

/** A path whose last part has neither a dot nor a wildcard stands for all that is below it. */
const IS_FOLDER = /^$|(?:^|\/)[^/.*?]+$/;

/** Folders that wildcards pass by. */
const PASSED = /(?:^|\/)(?:node_modules|bower_components|jspm_packages|\.[^/]*)\//;

function inFolder(folder: string): Matches {
  if (/[*?]/.test(folder)) return compiled(`${folder}/**/*`, false);
  return (id) => isInside(id, folder) && !PASSED.test(folder === "" ? id : id.slice(folder.length));
}

function excluding(pattern: string): readonly Matches[] {
  return [compiled(pattern, true), compiled(`${pattern}/**`, true)];
}

function inAny(folders: readonly string[]): Matches {
  return (id) => folders.some((folder) => isInside(id, folder));
}

function compiled(pattern: string, dot: boolean): Matches {
  const glob = pattern.replace(/[\\()[\]{}!+@|^$]/g, "\\$&");
  return compileGlob(glob, { dot }) ?? (() => false);
}

function anyOf(tests: readonly Matches[]): Matches {
  return (id) => tests.some((test) => test(id));
}
