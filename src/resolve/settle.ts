/**
 * From a file on disk to what it is in the graph: a module, a leaf known by name, or nothing of this project. Build
 * output stands for its source where there is one.
 */
import { join, sep } from "node:path";
import { isComponent, isScript } from "./extensions.js";
import type { Resolution } from "./resolve-inputs.js";
import type { NamedBy, SourceOf } from "./source-of.js";

export interface Settle {
  /** `path` is an absolute real path of a file. */
  settle(path: string, namedBy: NamedBy): Resolution;
  absolute(id: string): string;
}

export function createSettle(root: string, modules: ReadonlySet<string>, sourceOf: SourceOf): Settle {
  const prefix = root.endsWith(sep) ? root : root + sep;
  let spellings: ReadonlyMap<string, string> | undefined;

  /** Whether only a disk that ignores case takes this for a file of the project. */
  function isMisspelt(id: string): boolean {
    spellings ??= new Map([...modules].map((module) => [module.toLowerCase(), module]));
    const module = spellings.get(id.toLowerCase());
    return module !== undefined && module !== id;
  }

  return {
    absolute: (id) => join(root, id),
    settle(path, namedBy) {
      if (!path.startsWith(prefix)) return { kind: "outside" };
      const inner = path.slice(prefix.length);
      const id = sep === "/" ? inner : inner.replaceAll(sep, "/");
      if (id.startsWith("node_modules/") || id.includes("/node_modules/")) return { kind: "outside" };
      if (modules.has(id)) {
        const isOutput = namedBy === "package" && sourceOf.outputDirectory(id) !== undefined;
        return { kind: "module", id: (isOutput ? sourceOf.find(id, namedBy) : undefined) ?? id };
      }
      if (isComponent(id)) return { kind: "leaf", id };
      if (!isScript(id)) return { kind: "outside" };
      const source = sourceOf.find(id, namedBy);
      if (source !== undefined) return { kind: "module", id: source };
      return isMisspelt(id) ? { kind: "unresolved", firstParty: true } : { kind: "leaf", id };
    },
  };
}
