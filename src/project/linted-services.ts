import type { NodeDomains } from "../graph/node-domains.js";
import { importsQueues } from "../graph/services/queue-packages.js";
import type { ServiceView } from "../graph/services/service-use.js";
import { serviceUses, type ServiceUses } from "../graph/services/service-uses.js";
import type { Topology } from "../graph/topology.js";
import { mayMakeClients } from "../graph/services/client-makers.js";
import type { ModuleFacts } from "../facts/module-facts.js";
import type { ViewSettings } from "../config/settings.js";
import { getTopology, type LintContext, type LintedModule } from "./get-topology.js";
import { matchingModules } from "./matching-modules.js";
import { moduleDomains } from "./module-domains.js";

/** A linted module that may use a service, and who uses which. */
export interface LintedServices {
  readonly linted: LintedModule;
  readonly self: number;
  readonly domains: NodeDomains;
  readonly uses: ServiceUses;
}

/** How the settings look at services. */
export function serviceView(topology: Topology, view: ViewSettings, kinds: ServiceView["kinds"]): ServiceView {
  const tests = matchingModules(topology, view.tests);
  return { tests, domains: moduleDomains(topology, view, false), kinds, libraries: view.libraries };
}

/**
 * The linted module at the level `state`; undefined if services are none of its business, which its text and its imports mostly tell.
 * Nor are they any of a test, nor of a project with less than two domains and no queue: no body is made there.
 */
export function lintedServices(context: LintContext, kinds: ServiceView["kinds"]): LintedServices | undefined {
  const seen = getTopology(context, "imports");
  if (seen?.self === undefined) return undefined;
  const { topology, self, view } = seen;
  const asked = serviceView(topology, view, kinds);
  if (asked.tests.flags[self] === 1) return undefined;
  if (asked.domains.names.length < 2 && !importsQueues(topology, asked.libraries)) return undefined;
  const facts = seen.facts();
  const isMaker = mayMakeClients(facts, view.libraries);
  if (!isMaker && !mayReach(facts, topology, self, serviceUses(topology, asked))) return undefined;
  const linted = getTopology(context, "state");
  if (linted === undefined) return undefined;
  const now = serviceView(linted.topology, view, kinds);
  return { linted, self, domains: now.domains, uses: serviceUses(linted.topology, now) };
}

/** Whether a module uses a service, has made the client by which others do, or imports one that has a client, so that its text may come to use it. */
function mayReach(
  { mayInject }: ModuleFacts,
  topology: Topology,
  node: number,
  { byModule, byMaker, providers }: ServiceUses,
): boolean {
  if (byModule.has(node) || byMaker.has(node)) return true;
  // What it is given without an import is told by its body alone.
  if (mayInject !== undefined && providers.size > 0) return true;
  for (let edge = topology.offsets[node]!; edge < topology.offsets[node + 1]!; edge++) {
    if (providers.has(topology.targets[edge]!)) return true;
  }
  return false;
}
