import type { ViewSettings } from "../config/settings.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { matchingModules } from "./matching-modules.js";

/** The imports that are there as the program runs, while it loads or later, other than from tests: what fan-in counts. */
export function runningImports(topology: Topology, view: ViewSettings): EdgeSelection {
  return { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests: matchingModules(topology, view.tests) };
}
