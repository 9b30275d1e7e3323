import { matchesAny } from "../config/path-patterns.js";
import type { ViewSettings } from "../config/settings.js";
import { cutEdges } from "../graph/cut-edges.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { memoised } from "../graph/memo.js";
import { nodeSet, type NodeSet } from "../graph/node-set.js";
import type { Topology } from "../graph/topology.js";

/** The modules that globs name, as the settings `tests` and `entry` do. Memoised for all graphs of the same modules. */
export const matchingModules: (topology: Topology, globs: readonly string[]) => NodeSet = memoised(
  (topology, globs) => nodeSet(topology.modules, matchesAny(globs)),
  (globs) => JSON.stringify(globs),
  ({ modules }) => modules,
);

/**
 * The edges with some of the labels, as the settings `tests` and `cut` have it. Memoised: one object for all files of a graph,
 * so that what is asked of it is found by identity.
 */
export const edgesInView: (topology: Topology, labels: number, view: ViewSettings) => EdgeSelection = memoised(
  (topology, labels, { tests, cut }) => ({
    labels,
    tests: matchingModules(topology, tests),
    without: cutEdges(topology, cut),
  }),
  (labels, { tests, cut }) => JSON.stringify([labels, tests, cut]),
);
