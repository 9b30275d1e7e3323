import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";

/** A project whose summary is asked for. */
export interface Summarised {
  readonly topology: Topology;
  readonly view: ViewSettings;
}
