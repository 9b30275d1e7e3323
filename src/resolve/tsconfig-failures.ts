/**
 * Which tsconfigs cannot be loaded, and which modules resolve without one though another is their nearest.
 *
 * A tsconfig fails as a whole: if its JSON is broken, if anything it extends or references is missing or broken, or if
 * it extends itself. One that extends a package of the project which is not linked yet is read all the same, and is no
 * failure. Each is tried once, when the first module under it is resolved. A jsconfig, which the resolver on
 * disk does not read, fails if it does not parse.
 */
import { dirname, relative, resolve, sep } from "node:path";
import type { DiskResolver } from "./disk-resolver.js";
import { ancestorsOf, inDirectory } from "./module-path.js";
import type { TsconfigFailure } from "./resolve-inputs.js";

export interface TsconfigFailures {
  readonly list: readonly TsconfigFailure[];
  /** Whether a tsconfig that is the nearest of some modules fails. */
  isBroken(tsconfig: string): boolean;
  /** Takes note of an importer that a tsconfig further up than its nearest keeps from being resolved. */
  blame(importer: string, directory: string): void;
}

interface Failure extends TsconfigFailure {
  readonly blamedBy: Set<string>;
}

export function createTsconfigFailures(
  root: string,
  tsconfigs: ReadonlyMap<string, unknown>,
  disk: DiskResolver,
  isRead: (id: string) => boolean,
): TsconfigFailures {
  const tried = new Map<string, Failure | undefined>();
  const list: Failure[] = [];

  function failureOf(id: string): Failure | undefined {
    if (tried.has(id)) return tried.get(id);
    const path = resolve(root, id);
    const isUnread = id.endsWith("jsconfig.json") && tsconfigs.has(id) && tsconfigs.get(id) === undefined;
    const unread = isUnread ? `Failed to load jsconfig "${id}": it is no JSON` : undefined;
    const problem = disk.isBlocked(dirname(path)) ? disk.tsconfigProblem(path) : unread;
    const failure =
      problem === undefined ? undefined : { id, message: portable(problem, path), blamedBy: new Set<string>() };
    tried.set(id, failure);
    if (failure !== undefined && !(PACKAGE_MISSING.test(problem!) && isRead(id))) list.push(failure);
    return failure;
  }

  function portable(message: string, path: string): string {
    const folder = dirname(path);
    return message.replaceAll(root + sep, "").replaceAll(folder + sep, `${relative(root, folder)}${sep}`);
  }

  return {
    list,
    isBroken: (tsconfig) => failureOf(tsconfig) !== undefined,
    blame(importer, directory) {
      for (const place of tsconfigsAbove(root, directory)) {
        const failure = failureOf(place);
        if (failure === undefined) continue;
        failure.blamedBy.add(importer);
        return;
      }
    },
  };
}

/** What the resolver on disk says if a package is not there; a path is absolute. */
const PACKAGE_MISSING = /^Tsconfig not found (?!\/|[a-z]:|\\)/i;

/** Where a tsconfig.json may lie: ids up to the root, then `../` and so on up to the root of the disk. */
function* tsconfigsAbove(root: string, directory: string): Generator<string> {
  for (const ancestor of ancestorsOf(directory)) yield inDirectory(ancestor, "tsconfig.json");
  let folder = "..";
  for (let current = root; dirname(current) !== current; current = dirname(current), folder += "/..") {
    yield `${folder}/tsconfig.json`;
  }
}
