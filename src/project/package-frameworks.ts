import { frameworkOf } from "../config/frameworks.js";
import { readManifest } from "../resolve/manifest.js";
import type { ConfigFiles } from "./config-files.js";

/**
 * Folders of packages with the frameworks each depends on, ascending by folder. A package.json that lists no dependencies, as
 * `{"type": "module"}`, is part of the package around it.
 */
export function packageFrameworks({
  manifests,
}: Pick<ConfigFiles, "manifests">): readonly (readonly [folder: string, frameworks: readonly string[]])[] {
  const found: [string, readonly string[]][] = [];
  for (const [folder, content] of manifests) {
    const { dependencies } = readManifest(content);
    if (dependencies.size === 0) continue;
    const frameworks = new Set([...dependencies.keys()].flatMap((name) => frameworkOf(name) ?? []));
    found.push([folder, [...frameworks].sort()]);
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}
