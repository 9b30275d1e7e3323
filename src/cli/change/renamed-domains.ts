/** Domains that a change gave another name: nothing came between them and others by that. */
import type { Summary, SummaryModule } from "../summary/summary.js";

/** Names of domains, and the domain of each module by a path that both sides have. */
export interface Domains {
  readonly domains: readonly string[];
  readonly modules: readonly Pick<SummaryModule, "id" | "domain">[];
}

/**
 * The new names by those before: of domains that are no more, if most of their modules that are still there are in one that is new.
 * O(modules).
 */
export function renamedDomains(base: Domains, head: Domains): ReadonlyMap<string, string> {
  const before = new Set(base.domains);
  const after = new Set(head.domains);
  const domainNow = new Map(head.modules.map(({ id, domain }) => [id, domain]));
  const moves = new Map<string, (string | undefined)[]>();
  for (const { id, domain } of base.modules) {
    if (domain === undefined || after.has(domain) || !domainNow.has(id)) continue;
    moves.set(domain, [...(moves.get(domain) ?? []), domainNow.get(id)]);
  }
  const renamed = new Map<string, string>();
  for (const [domain, targets] of moves) {
    const target = targets.find((name) => 2 * targets.filter((each) => each === name).length > targets.length);
    const isTaken = [...renamed.values()].includes(target ?? "");
    if (target !== undefined && !before.has(target) && !isTaken) renamed.set(domain, target);
  }
  return renamed;
}

/** A summary as if its domains had always had their new names. */
export function withDomainNames(summary: Summary, renamed: ReadonlyMap<string, string>): Summary {
  if (renamed.size === 0) return summary;
  const name = (domain: string): string => renamed.get(domain) ?? domain;
  const all = (domains: readonly string[]): readonly string[] => domains.map(name).sort();
  return {
    ...summary,
    domains: all(summary.domains),
    modules: summary.modules.map((module) => ({ ...module, domain: module.domain && name(module.domain) })),
    states: summary.states.map((state) => ({ ...state, domains: all(state.domains) })),
    services: summary.services.map((one) => ({ ...one, domains: all(one.domains), told: all(one.told) })),
  };
}
