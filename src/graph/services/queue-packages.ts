import { librariesFrom, librariesWith } from "../../catalogue/lookup.js";
import { memoised } from "../memo.js";
import type { Topology } from "../topology.js";
import type { ServiceView } from "./service-use.js";

/**
 * Whether any module imports a queue that must not share its endpoint with a cache: only then does it matter, without domains,
 * what is connected where. Memoised; O(imports of the modules whose text may use services).
 */
export const importsQueues: (topology: Topology, libraries: ServiceView["libraries"]) => boolean = memoised(
  (topology, libraries) => {
    const all = librariesWith(libraries);
    return topology.modules.some((_, node) => {
      if (topology.hintsOf(node).mayUseServices === undefined) return false;
      return topology
        .factsOf(node)
        .imports.some(({ specifier }) =>
          librariesFrom(all, specifier).some(({ kind, docs }) => kind === "queue" && docs !== undefined),
        );
    });
  },
  (libraries) => JSON.stringify(libraries),
);
