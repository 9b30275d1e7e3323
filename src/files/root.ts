/**
 * Root of the project a file belongs to, found by looking upward from the file, never from the working directory.
 *
 * The first folder that is a workspace root wins: one with pnpm-workspace.yaml, with a package.json whose `workspaces` take in
 * the file's package, or with nx.json; else the folder of the nearest package.json (one that only says how its folder is
 * loaded, as `{"type": "module"}`, comes last). A pnpm-workspace.yaml that lists no packages may only hold the settings of one
 * package: a workspace further up that takes this package in wins. A folder with `.git` ends the search. Undefined if there is
 * none of these: the whole disk above a stray file is nobody's project.
 */
import { dirname, join, relative, sep } from "node:path";
import { pnpmPackagesOf, workspaceMembers, workspacesOf } from "../config/workspace-patterns.js";
import { exists, readBytes } from "./disk.js";

/** What made a folder the root of a project. */
export type RootMark = "nx.json" | "workspaces of package.json" | "pnpm-workspace.yaml" | "nearest package.json";

export interface FoundRoot {
  readonly root: string;
  readonly by: RootMark;
}

/** @param folder absolute real path of the file's folder */
export function findRoot(folder: string): string | undefined {
  return rootAround(folder)?.root;
}

/** The same with what made it one. */
export function rootAround(folder: string): FoundRoot | undefined {
  let nearest: string | undefined;
  let marker: string | undefined;
  let lone: string | undefined;
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, "nx.json"))) return { root: at, by: "nx.json" };
    const manifest = readManifest(join(at, "package.json"));
    const member = nearest ?? marker;
    if (manifest !== undefined && member !== undefined && takesIn(workspacesOf(manifest), at, member))
      return { root: at, by: "workspaces of package.json" };
    if (manifest !== undefined) {
      if (isPackage(manifest)) nearest ??= at;
      else marker ??= at;
    }
    const pnpm = readBytes(join(at, "pnpm-workspace.yaml"));
    if (pnpm !== undefined) {
      const packages = pnpmPackagesOf(Buffer.from(pnpm).toString("utf8"));
      if (lone === undefined ? packages !== undefined : takesIn(packages, at, lone))
        return { root: at, by: "pnpm-workspace.yaml" };
      lone ??= at;
    }
    if (!exists(join(at, ".git")) && dirname(at) !== at) continue;
    if (lone !== undefined) return { root: lone, by: "pnpm-workspace.yaml" };
    const found = nearest ?? marker;
    return found === undefined ? undefined : { root: found, by: "nearest package.json" };
  }
}

/** Whether a folder holds something that the search looks at; if not, its root is that of the folder around it. */
export function mayDecideRoot(folder: string): boolean {
  return ["package.json", "pnpm-workspace.yaml", "nx.json", ".git"].some((name) => exists(join(folder, name)));
}

/** Parsed package.json, `{}` if it does not parse, undefined if there is none. */
function readManifest(path: string): object | undefined {
  const bytes = readBytes(path);
  if (bytes === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof manifest === "object" && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

function isPackage(manifest: object): boolean {
  return ["name", "private", "scripts", "dependencies", "devDependencies"].some((key) => Object.hasOwn(manifest, key));
}

/** Whether the patterns of a workspace at `home` take in the package at `folder`. */
function takesIn(patterns: readonly string[] | undefined, home: string, folder: string): boolean {
  return patterns !== undefined && workspaceMembers(patterns)(relative(home, folder).split(sep).join("/"));
}
