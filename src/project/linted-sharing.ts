import { mayShare } from "../graph/sharing/cross-domain-sharing.js";
import type { KeptKind, SharingView } from "../graph/sharing/sharing-view.js";
import type { Topology } from "../graph/topology.js";
import type { ViewSettings } from "../config/settings.js";
import { getTopology, type LintContext, type LintedModule } from "./get-topology.js";
import { matchingModules } from "./matching-modules.js";
import { moduleDomains } from "./module-domains.js";

/** A linted module that may share something with another domain. */
export interface LintedSharing {
  readonly linted: LintedModule;
  readonly self: number;
  readonly sharing: SharingView;
}

/** How the settings look at what is kept in memory. */
export function sharingView(topology: Topology, view: ViewSettings, kinds: readonly KeptKind[]): SharingView {
  return {
    tests: matchingModules(topology, view.tests),
    entry: matchingModules(topology, view.entry),
    helpers: view.singletonHelpers,
    domains: moduleDomains(topology, view, false),
    kinds,
    libraries: view.libraries,
  };
}

/**
 * The linted module at the level `state`; undefined if sharing is none of its business, which imports and texts mostly tell: then no
 * body is made. Nor is it any of a test, nor of a project with less than two domains.
 */
export function lintedSharing(context: LintContext, kinds: readonly KeptKind[]): LintedSharing | undefined {
  const seen = getTopology(context, "imports");
  if (seen?.self === undefined) return undefined;
  const { topology, self, view } = seen;
  const asked = sharingView(topology, view, kinds);
  if (asked.domains.names.length < 2 || asked.tests.flags[self] === 1) return undefined;
  // What it is given without an import is told by its body alone.
  if (seen.facts().mayInject === undefined && !mayShare(topology, self, asked)) return undefined;
  const linted = getTopology(context, "state");
  return linted && { linted, self, sharing: sharingView(linted.topology, view, kinds) };
}
