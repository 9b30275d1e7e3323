import { matchesAny } from "../config/path-patterns.js";
import { memoised } from "../graph/memo.js";
import { nodeSet, type NodeSet } from "../graph/node-set.js";
import type { Topology } from "../graph/topology.js";

/** The modules that the setting `tests` names. Memoised for all graphs of the same modules. */
export const testModules: (topology: Topology, tests: readonly string[]) => NodeSet = memoised(
  (topology, tests) => nodeSet(topology.modules, matchesAny(tests)),
  (tests) => JSON.stringify(tests),
  ({ modules }) => modules,
);
