/** Why a rule that is on cannot find anything in a project, whatever its code is. */
import type { ViewSettings } from "../config/settings.js";
import { importsQueues } from "../graph/services/queue-packages.js";
import type { Topology } from "../graph/topology.js";
import { limitsOf, type LimitOptions } from "../project/limits-of.js";
import { moduleDomains } from "../project/module-domains.js";

interface AskedProject {
  readonly topology: Topology;
  readonly view: ViewSettings;
}

/**
 * In words; undefined if it may find something.
 * @param options each set of options with which it is on for some file
 */
export function idleReason(rule: string, project: AskedProject, options: readonly object[]): string | undefined {
  return REASONS[rule]?.(project, options);
}

type Reason = (project: AskedProject, options: readonly object[]) => string | undefined;

const REASONS: Readonly<Record<string, Reason>> = {
  "no-domain-cycle": (project) => fewDomains(project, true),
  "no-cross-domain-sharing": (project) => fewDomains(project, false),
  "no-shared-infrastructure": (project) => {
    const few = fewDomains(project, false);
    // A queue must not share its endpoint with a cache, whatever the domains are.
    return few === undefined || importsQueues(project.topology, project.view.libraries)
      ? undefined
      : `${few}, and no queue that must not share with a cache, as BullMQ's`;
  },
  "no-cross-request-state": ({ topology }) =>
    topology.frameworks.some(([, names]) => names.length > 0)
      ? undefined
      : "no package.json depends on a framework that serves requests",
  "max-fan-in": (_, options) => (options.some((each) => hasLimit(each) || "stateful" in each) ? undefined : NO_LIMIT),
  "max-blast-radius": (_, options) => (options.some(hasLimit) ? undefined : NO_LIMIT),
};

const NO_LIMIT = "no limit is set";

/** @param packages whether a package of the workspace counts as a domain for the rule */
function fewDomains({ topology, view }: AskedProject, packages: boolean): string | undefined {
  if (moduleDomains(topology, view, packages).names.length > 1) return undefined;
  const counts = !packages && moduleDomains(topology, view, true).names.length > 1;
  return `fewer than two domains${counts ? ", packages aside" : ""}`;
}

function hasLimit(options: object): boolean {
  return limitsOf({ limits: {}, ...(options as Partial<LimitOptions>) }) !== undefined;
}
