import { matchingModules } from "./matching-modules.js";
import { getTopology, type LintContext, type LintedModule } from "./get-topology.js";
import type { ViewSettings } from "../config/settings.js";
import type { Topology } from "../graph/topology.js";
import type { StateView } from "../graph/state/state-accesses.js";
import { mayShareState, mayTouchState } from "../graph/state/touched-states.js";

/** A linted module that may hold or access state which others reach too. */
export interface LintedStates {
  readonly linted: LintedModule;
  readonly self: number;
  readonly stateView: StateView;
}

/** How the settings look at state. */
export function stateViewOf(topology: Topology, view: ViewSettings): StateView {
  const { tests, entry, singletonHelpers: helpers } = view;
  return { tests: matchingModules(topology, tests), entry: matchingModules(topology, entry), helpers };
}

/**
 * The linted module at the level `state`; undefined if no state is its business, which its imports and a look at the texts around
 * it mostly tell: then no body is made. Nor is any the business of a test.
 */
export function lintedStates(context: LintContext): LintedStates | undefined {
  const seen = getTopology(context, "imports");
  if (seen?.self === undefined) return undefined;
  const { topology, self, view } = seen;
  const tests = matchingModules(topology, view.tests);
  if (tests.flags[self] === 1) return undefined;
  const stateView = stateViewOf(topology, view);
  const isHolder = seen.facts().mayHoldState !== undefined || mayShareState(topology, self, stateView);
  if (!isHolder && !mayTouchState(topology, self, stateView)) return undefined;
  const linted = getTopology(context, "state");
  return linted && { linted, self, stateView };
}
