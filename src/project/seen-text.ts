import type { Settings } from "../config/settings.js";
import { linkTopology } from "../graph/link.js";
import { leafRow } from "../graph/resolved-module.js";
import { NO_BASELINE, type Baseline } from "./baselines.js";
import { NO_FACTS } from "./facts-shelf.js";
import { onDisk, type Overlaid } from "./overlay.js";

/** A linted text in its project, before a level is asked for. */
export interface SeenText extends Overlaid, Settings {
  readonly self: number | undefined;
  readonly root: string | undefined;
  readonly baseline: Baseline;
}

/** A file that belongs to no project: nobody knows what is around it. */
export function strayText(id: string, settings: Settings): SeenText {
  const note = "no package.json is above this file. Set settings.topology.root";
  const topology = linkTopology([leafRow(id)], () => NO_FACTS, {
    unparsed: [],
    tsconfigs: [],
    manifests: [],
    notes: [note],
  });
  return {
    ...onDisk(topology, id, () => NO_FACTS),
    self: 0,
    ...settings,
    root: undefined,
    baseline: NO_BASELINE,
  };
}
