import type { ViewSettings } from "../config/settings.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { edgesInView } from "./matching-modules.js";

/** Which imports count for a cycle besides those that run while a module loads: the options of the rules about cycles. */
export interface CountedImports {
  readonly deferred: boolean;
  readonly types: boolean;
}

/** The edges that count, as the options and the settings have it. */
export function countedEdges(options: CountedImports): (topology: Topology, view: ViewSettings) => EdgeSelection {
  const { deferred, types } = options;
  const labels = LABEL_BIT.eager | (deferred ? LABEL_BIT.deferred : 0) | (types ? LABEL_BIT.erased : 0);
  return (topology, view) => edgesInView(topology, labels, view);
}
