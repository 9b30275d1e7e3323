import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { LibraryKind } from "../catalogue/library.js";
import { failureExtent } from "../graph/dependents.js";
import { SERVICE_KINDS } from "../graph/services/made-services.js";
import { mixedServices, sharedServices } from "../graph/services/shared-services.js";
import type { ServiceUse } from "../graph/services/service-use.js";
import type { LintedModule } from "../project/get-topology.js";
import { lintedServices } from "../project/linted-services.js";
import { createRule } from "./create-rule.js";
import { requestLocation } from "./edge-location.js";
import { injectedLocation } from "./injected-location.js";
import { runningImports } from "../project/running-imports.js";
import {
  mixedServiceText,
  SHARED_INFRASTRUCTURE_MESSAGES,
  type SharedInfrastructureMessage,
  sharedServiceText,
} from "./shared-infrastructure-text.js";

interface Options {
  readonly kinds: readonly LibraryKind[];
}

export const noSharedInfrastructure = createRule<SharedInfrastructureMessage, Options>({
  name: "no-shared-infrastructure",
  docs: { description: "Disallow services that two domains use", recommended: false },
  messages: SHARED_INFRASTRUCTURE_MESSAGES,
  options: {
    kinds: {
      type: "array",
      items: { type: "string", enum: [...SERVICE_KINDS] },
      uniqueItems: true,
      description: "What counts; a service counts if one of two domains uses it as one of these.",
    },
  },
  defaults: { kinds: ["cache", "key-value", "lock", "limiter", "session", "search"] },
  check(context, { kinds }, _program, report) {
    const found = lintedServices(context, kinds);
    if (found === undefined) return;
    const { linted, self, domains, uses } = found;
    const { topology, view } = linted;
    const { services } = view;
    const ownerOf = (key: string): string | undefined =>
      Object.hasOwn(services, key) ? services[key]!.owner : undefined;
    for (const shared of sharedServices(uses, domains, self, { kinds: new Set(kinds), ownerOf })) {
      const loc = useLocation(context.sourceCode, linted, shared.use);
      const { key } = shared.use.service;
      const failing = { is: "service", users: uses.byService.get(key)! } as const;
      const extent = failureExtent(topology, runningImports(topology, view), failing, domains);
      report(
        linted,
        { service: `${key} in ${shared.domain}` },
        { loc, ...sharedServiceText(topology, shared, extent) },
      );
    }
    for (const mixed of mixedServices(uses, self)) {
      const loc = useLocation(context.sourceCode, linted, mixed.use);
      const subject = { service: `${mixed.use.service.key} as ${mixed.is}` };
      report(linted, subject, { loc, messageId: mixed.is, data: mixedServiceText(topology, mixed) });
    }
  },
});

/** Where the linted text itself has it, as the graph may be of the text on disk. */
function useLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { facts, body }: LintedModule,
  { making, request, place }: ServiceUse,
): TSESTree.SourceLocation {
  if (request !== undefined) return requestLocation(sourceCode, facts(), request);
  const linted = body()!;
  if (place !== undefined) return injectedLocation(sourceCode, linted, place);
  const [start, end] = linted.services.makings[making!]!.range;
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
