import { domainOrigins, type DomainOrigin } from "../config/domain-origins.js";
import { domainsOf } from "../config/domains.js";
import type { ViewSettings } from "../config/settings.js";
import { memoised } from "../graph/memo.js";
import { nodeDomains, type NodeDomains } from "../graph/node-domains.js";
import type { Topology } from "../graph/topology.js";
import { matchingModules } from "./matching-modules.js";

/**
 * The domain of each module, as the settings say or as the layout lets one guess. Tests have none: they may know everything.
 * `packages`: whether a package of the workspace may be a domain as a whole; what sets a program or its tools up is no part of such a one,
 * as `vitest.config.ts`, but `auth/auth.module.config.ts` is of the folder `auth`. Memoised for all graphs of the same modules.
 */
export const moduleDomains: (topology: Topology, view: ViewSettings, packages: boolean) => NodeDomains = memoised(
  (topology, view, packages) => {
    const { flags } = matchingModules(topology, view.tests);
    const entries = matchingModules(topology, view.entry).flags;
    const own = ownModules(topology, view);
    const domainOf = domainsOf(view, own, topology.packages, packages);
    const domainOfEntry = packages ? domainsOf(view, own, topology.packages, false) : domainOf;
    return nodeDomains(topology.modules, (id, node) =>
      flags[node] === 1 ? undefined : (entries[node] === 1 ? domainOfEntry : domainOf)(id),
    );
  },
  ({ domains, shared, tests, entry }, packages) => JSON.stringify([domains, shared, tests, entry, packages]),
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
