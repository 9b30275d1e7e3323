/** How other modules come to what is at a path of this one: by its exported names. */

import type { ExportFact } from "../module-facts.js";
import type { LocalPath } from "./local-paths.js";
import type { PathAliases } from "./path-aliases.js";
import type { Way } from "./state-facts.js";

/** A lookup by path; no ways for what is not exported, and none through what only its class can name. O(names). */
export function exportedWays(
  exports: readonly ExportFact[],
  aliases: PathAliases,
): (path: LocalPath) => readonly Way[] {
  const exportedAs = new Map<string, string[]>();
  for (const { exported, local, source, type } of exports) {
    if (source !== undefined || type) continue;
    const head = local ?? (exported === "default" ? "default" : undefined);
    if (head !== undefined) exportedAs.set(head, [...(exportedAs.get(head) ?? []), exported]);
  }
  const waysOf = ([head = "", ...steps]: LocalPath): readonly Way[] => {
    if (head === "=") return [["=", ...steps]];
    if (head === "exports") return steps.length > 0 ? [steps] : [];
    return (exportedAs.get(head) ?? []).map((exported) => [exported, ...steps]);
  };
  return (path) =>
    aliases
      .all(path)
      .flatMap(waysOf)
      .filter((way) => !way.some((step) => step.startsWith("#")));
}
