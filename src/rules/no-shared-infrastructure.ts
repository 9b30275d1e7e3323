import type { LibraryKind } from "../catalogue/library.js";
import { failureExtent, type FailureExtent } from "../graph/dependents.js";
import { SERVICE_KINDS } from "../graph/services/made-services.js";
import { commonServices, toldClient } from "../graph/services/common-services.js";
import { mixedServices, sharedServices, type Sharing } from "../graph/services/shared-services.js";
import type { ServiceUse } from "../graph/services/service-use.js";
import { lintedServices } from "../project/linted-services.js";
import { createRule } from "./create-rule.js";
import { runningImports } from "../project/running-imports.js";
import { clientLocation, useLocation } from "./service-location.js";
import {
  commonServiceText,
  mixedServiceText,
  SHARED_INFRASTRUCTURE_MESSAGES,
  type SharedInfrastructureMessage,
  sharedServiceText,
} from "./shared-infrastructure-text.js";

interface Options {
  readonly kinds: readonly LibraryKind[];
  readonly eachUse: boolean;
}

export const noSharedInfrastructure = createRule<SharedInfrastructureMessage, Options>({
  name: "no-shared-infrastructure",
  docs: { description: "Disallow services that two domains use", recommended: true },
  messages: SHARED_INFRASTRUCTURE_MESSAGES,
  options: {
    kinds: {
      type: "array",
      items: { type: "string", enum: [...SERVICE_KINDS] },
      uniqueItems: true,
      description: "What counts; a service counts if one of two domains uses it as one of these.",
    },
    eachUse: {
      type: "boolean",
      description: "Whether a client that belongs to no domain is told at each use, and not once where it is made.",
    },
  },
  defaults: { kinds: ["cache", "key-value", "lock", "limiter", "session", "search"], eachUse: false },
  check(context, { kinds, eachUse }, _program, report) {
    const found = lintedServices(context, kinds);
    if (found === undefined) return;
    const { linted, self, domains, uses } = found;
    const { topology, view } = linted;
    const { services } = view;
    const ownerOf = (key: string): string | undefined =>
      Object.hasOwn(services, key) ? services[key]!.owner : undefined;
    const sharing: Sharing = { kinds: new Set(kinds), ownerOf };
    const extentOf = ({ service: { key } }: ServiceUse): FailureExtent => {
      const failing = { is: "service", users: uses.byService.get(key)! } as const;
      return failureExtent(topology, runningImports(topology, view), failing, domains);
    };
    for (const shared of sharedServices(uses, domains, self, sharing)) {
      if (!eachUse && toldClient(shared, domains) !== undefined) continue;
      const { use, domain } = shared;
      const loc = useLocation(context.sourceCode, linted, use);
      const subject = { service: `${use.service.key} in ${domain}` };
      report(linted, subject, { loc, ...sharedServiceText(topology, shared, extentOf(use)) });
    }
    for (const common of eachUse ? [] : commonServices(uses, domains, self, sharing)) {
      const [use] = common.pair;
      const loc = clientLocation(context.sourceCode, linted, common.client);
      const data = commonServiceText(topology, common, extentOf(use));
      // Whoever uses it: a domain more is no other finding.
      report(linted, { service: use.service.key }, { loc, messageId: "common", data });
    }
    for (const mixed of mixedServices(uses, self)) {
      const loc = useLocation(context.sourceCode, linted, mixed.use);
      const subject = { service: `${mixed.use.service.key} as ${mixed.is}` };
      report(linted, subject, { loc, messageId: mixed.is, data: mixedServiceText(topology, mixed) });
    }
  },
});
