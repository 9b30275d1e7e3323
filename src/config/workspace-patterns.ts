import { createRequire } from "node:module";
import { compileGlob } from "./glob.js";

/**
 * Membership of package folders in a workspace, as npm, pnpm and yarn read it: globs over folders, `!` takes out again,
 * wherever in the list it stands. Folders are relative to the workspace root; the root itself is no member. A pattern that
 * would take long to compile or to try on a long path matches nothing.
 */
export function workspaceMembers(patterns: readonly string[]): (folder: string) => boolean {
  const takes = anyOf(patterns.filter((pattern) => !pattern.startsWith("!")));
  const leaves = anyOf(patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)));
  return (folder) => folder !== "" && takes(folder) && !leaves(folder);
}

function anyOf(patterns: readonly string[]): (folder: string) => boolean {
  const cleaned = patterns.map((pattern) => pattern.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, ""));
  const compiled = cleaned.filter(isAffordable).flatMap((pattern) => compileGlob(pattern) ?? []);
  return (folder) => compiled.some((matches) => matches(folder));
}

/** A repository writes these, not who runs the linter. Each star more multiplies the time by the length of the path. */
function isAffordable(pattern: string): boolean {
  const isShort = pattern !== "" && pattern.length <= LONGEST_PATTERN;
  return (
    isShort &&
    pattern.split("/").every((part) => part.split(/\*+/).length <= MOST_STARS + 1) &&
    pattern.split("**").length <= MOST_STARS + 1
  );
}

const LONGEST_PATTERN = 500;
const MOST_STARS = 3;

/** The patterns in a package.json's `workspaces`, which is an array or an object with `packages`; undefined if it has none. */
export function workspacesOf(manifest: unknown): readonly string[] | undefined {
  const workspaces = (manifest as { readonly workspaces?: unknown } | null | undefined)?.workspaces;
  const listed = Array.isArray(workspaces)
    ? (workspaces as unknown[])
    : (workspaces as { readonly packages?: unknown } | null | undefined)?.packages;
  return Array.isArray(listed) ? listed.filter((pattern) => typeof pattern === "string") : undefined;
}

/** `packages` of a pnpm-workspace.yaml; undefined if it has none, as where it only holds settings, or does not parse. */
export function pnpmPackagesOf(text: string): readonly string[] | undefined {
  try {
    // Loaded here, because most projects have no such file.
    const yaml = createRequire(import.meta.url)("yaml") as typeof import("yaml");
    const packages = (yaml.parse(text) as { packages?: unknown } | null)?.packages;
    return Array.isArray(packages) ? packages.filter((pattern) => typeof pattern === "string") : undefined;
  } catch {
    return undefined;
  }
}
