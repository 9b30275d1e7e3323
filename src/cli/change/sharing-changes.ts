/** States and services that a change makes shared, by more domains or at all, and those that it leaves to one. */
import type { Summary, SummaryService, SummaryState } from "../summary/summary.js";

export interface StateChange {
  readonly is: "shared" | "separate";
  /** As it is now, or as it was if it is shared no longer. */
  readonly state: SummaryState;
}

export interface ServiceChange {
  readonly is: "shared" | "separate";
  /** As it is now, or as it was if nobody uses it any more. */
  readonly service: SummaryService;
  /** Domains that share it now and did not, or did and do not. */
  readonly domains: readonly string[];
}

export function stateChanges(base: Summary, head: Summary): readonly StateChange[] {
  const onlyIn = (some: readonly SummaryState[], others: readonly SummaryState[]): readonly SummaryState[] => {
    const known = new Set(others.map(({ id }) => id));
    return some.filter(({ id }) => !known.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  };
  return [
    ...onlyIn(head.states, base.states).map((state) => ({ is: "shared" as const, state })),
    ...onlyIn(base.states, head.states).map((state) => ({ is: "separate" as const, state })),
  ];
}

/** Of a service that one more domain uses, whoever shared it before is told nothing new. */
export function serviceChanges(base: Summary, head: Summary): readonly ServiceChange[] {
  const tellOf = (some: Summary, others: Summary, is: ServiceChange["is"]): readonly ServiceChange[] => {
    const known = new Map(others.services.map((service) => [service.key, service]));
    const now = new Map(head.services.map((service) => [service.key, service]));
    return some.services
      .map((service) => {
        const told = known.get(service.key)?.told ?? [];
        const domains = service.told.filter((domain) => !told.includes(domain));
        return { is, service: now.get(service.key) ?? service, domains };
      })
      .filter(({ domains }) => domains.length > 0)
      .sort((a, b) => (a.service.key < b.service.key ? -1 : 1));
  };
  return [...tellOf(head, base, "shared"), ...tellOf(base, head, "separate")];
}
