/** The services of a project, with who uses them and whom the rule about shared ones is to tell. */
import { SERVICE_KINDS } from "../../graph/services/made-services.js";
import type { ServiceUse } from "../../graph/services/service-use.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import { sharedServices } from "../../graph/services/shared-services.js";
import { serviceView } from "../../project/linted-services.js";
import { ruleKinds } from "./rule-kinds.js";
import type { Summarised } from "./summarised.js";
import type { SummaryService } from "./summary.js";

/** By key. */
export function summariseServices({ topology, view }: Summarised): readonly SummaryService[] {
  const asked = serviceView(topology, view, SERVICE_KINDS);
  const uses = serviceUses(topology, asked);
  const told = toldDomains({ topology, view });
  const { names, of } = asked.domains;
  const summaryOf = ([key, users]: readonly [string, readonly ServiceUse[]]): SummaryService => ({
    key,
    kinds: distinct(users.map(({ service: { kind } }) => kind)),
    domains: distinct(users.flatMap(({ module }) => names[of[module]!] ?? [])),
    modules: distinct(users.map(({ module }) => topology.modules[module]!)),
    told: distinct(told.get(key) ?? []),
  });
  return [...uses.byService].map(summaryOf).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** By service, as the rule tells it with its defaults. */
function toldDomains({ topology, view }: Summarised): ReadonlyMap<string, readonly string[]> {
  const kinds = ruleKinds("no-shared-infrastructure", SERVICE_KINDS);
  const asked = serviceView(topology, view, kinds);
  const told = new Map<string, string[]>();
  if (asked.domains.names.length < 2) return told;
  const uses = serviceUses(topology, asked);
  const ownerOf = (key: string): string | undefined =>
    Object.hasOwn(view.services, key) ? view.services[key]!.owner : undefined;
  for (const node of uses.byModule.keys()) {
    for (const { use, domain } of sharedServices(uses, asked.domains, node, { kinds: new Set(kinds), ownerOf })) {
      told.set(use.service.key, [...(told.get(use.service.key) ?? []), domain]);
    }
  }
  return told;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
