import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";
import { moduleDomains } from "../../project/module-domains.js";

/** The domain of a module of the graph; undefined for one in none. `packages`: as in `moduleDomains`. */
export function domainName(
  topology: Topology,
  view: ViewSettings,
  module: string,
  packages: boolean,
): string | undefined {
  const { names, of } = moduleDomains(topology, view, packages);
  return names[of[topology.nodeOf(module)!]!];
}
