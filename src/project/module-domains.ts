import { domainOrigins, type DomainOrigin } from "../config/domain-origins.js";
import { domainsOf } from "../config/domains.js";
import type { ViewSettings } from "../config/settings.js";
import { memoised } from "../graph/memo.js";
import { nodeDomains, type NodeDomains } from "../graph/node-domains.js";
import type { Topology } from "../graph/topology.js";
import { matchingModules } from "./matching-modules.js";

/**
 * The domain of each module, as the settings say or as the layout lets one guess. Tests have none: they may know everything.
 * `packages`: whether a package of the workspace may be a domain as a whole; then what sets a program or its tools up has none
 * either, as `vitest.config.ts` is no part of what its package does. Memoised for all graphs of the same modules.
 */
export const moduleDomains: (topology: Topology, view: ViewSettings, packages: boolean) => NodeDomains = memoised(
  (topology, view, packages) => {
    const { flags } = matchingModules(topology, view.tests);
    const entries = packages ? matchingModules(topology, view.entry).flags : undefined;
    const domainOf = domainsOf(view, ownModules(topology, view), topology.packages, packages);
    const hasNone = (node: number): boolean => flags[node] === 1 || entries?.[node] === 1;
    return nodeDomains(topology.modules, (id, node) => (hasNone(node) ? undefined : domainOf(id)));
  },
  ({ domains, shared, tests, entry }, packages) =>
    JSON.stringify([domains, shared, tests, packages ? entry : [], packages]),
  ({ modules }) => modules,
);

/** How the domains of `moduleDomains` came about, ascending by name. */
export function moduleDomainOrigins(
  topology: Topology,
  view: ViewSettings,
  packages: boolean,
): readonly DomainOrigin[] {
  return domainOrigins(view, ownModules(topology, view), topology.packages, packages);
}

function ownModules(topology: Topology, { tests }: ViewSettings): readonly string[] {
  const { flags } = matchingModules(topology, tests);
  return topology.modules.filter((_, node) => flags[node] === 0);
}
