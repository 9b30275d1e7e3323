/** Rules that cannot find anything in a project, and why: off in the config, or without what they ask about. */
import plugin from "../../index.js";
import { moduleDomains } from "../../project/module-domains.js";
import type { CheckedProject } from "./check-run.js";
import type { RuleUse } from "../rule-uses.js";

export interface IdleRule {
  readonly rule: string;
  readonly why: string;
}

/** By the names of rules. */
export function idleRules(project: CheckedProject): readonly IdleRule[] {
  return Object.keys(plugin.rules).flatMap((rule) => {
    const uses = project.uses.get(rule);
    const why = uses === undefined ? "it is off" : REASONS[rule]?.(project, uses);
    return why === undefined ? [] : [{ rule, why }];
  });
}

type Reason = (project: CheckedProject, uses: readonly RuleUse[]) => string | undefined;

const REASONS: Readonly<Record<string, Reason>> = {
  "no-domain-cycle": fewDomains(true),
  "no-cross-domain-sharing": fewDomains(false),
  "no-shared-infrastructure": fewDomains(false),
  "no-cross-request-state": ({ topology }) =>
    topology.frameworks.some(([, names]) => names.length > 0)
      ? undefined
      : "no package.json depends on a framework that serves requests",
  "max-fan-in": withoutLimit(["max", "stateful", "limits"]),
  "max-blast-radius": withoutLimit(["max", "limits"]),
};

/** @param packages whether a package of the workspace counts as a domain for the rule */
function fewDomains(packages: boolean): Reason {
  return ({ topology, view }) => {
    if (moduleDomains(topology, view, packages).names.length > 1) return undefined;
    const counts = !packages && moduleDomains(topology, view, true).names.length > 1;
    return `fewer than two domains${counts ? ", packages aside" : ""}`;
  };
}

function withoutLimit(names: readonly string[]): Reason {
  return (_, uses) => (uses.some(({ options }) => hasLimit(options[0], names)) ? undefined : "no limit is set");
}

function hasLimit(options: unknown, names: readonly string[]): boolean {
  return names.some((name) => {
    const value = (options as Readonly<Record<string, unknown>> | undefined)?.[name];
    return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value !== undefined;
  });
}
