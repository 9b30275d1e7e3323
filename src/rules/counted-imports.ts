/** The options of the rules about cycles: which imports count besides those that run while a module loads. */
import type { JSONSchema } from "@typescript-eslint/utils";
import type { ViewSettings } from "../config/settings.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { edgesInView } from "../project/matching-modules.js";

export interface CountedImports {
  readonly deferred: boolean;
  readonly types: boolean;
}

export const COUNTED_IMPORTS: Readonly<Record<keyof CountedImports, JSONSchema.JSONSchema4>> = {
  deferred: {
    type: "boolean",
    description: "Also count imports that run later: `import()` and `require` in a function.",
  },
  types: { type: "boolean", description: "Also count imports that the compiler drops, such as `import type`." },
};

export const WHILE_LOADING: CountedImports = { deferred: false, types: false };

/** The edges that count, as the options and the settings have it. */
export function countedEdges(options: CountedImports): (topology: Topology, view: ViewSettings) => EdgeSelection {
  const { deferred, types } = options;
  const labels = LABEL_BIT.eager | (deferred ? LABEL_BIT.deferred : 0) | (types ? LABEL_BIT.erased : 0);
  return (topology, view) => edgesInView(topology, labels, view);
}
