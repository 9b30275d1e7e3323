import { matchesAny } from "../config/path-patterns.js";
import { memoised } from "../graph/memo.js";
import { nodeSet, type NodeSet } from "../graph/node-set.js";
import type { Topology } from "../graph/topology.js";

/** The modules that globs name, as the settings `tests` and `entry` do. Memoised for all graphs of the same modules. */
export const matchingModules: (topology: Topology, globs: readonly string[]) => NodeSet = memoised(
  (topology, globs) => nodeSet(topology.modules, matchesAny(globs)),
  (globs) => JSON.stringify(globs),
  ({ modules }) => modules,
);
