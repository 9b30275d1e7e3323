/** What lies between two summaries: what a change draws and what it erases. Pure; modules that moved are named alike beforehand. */
import type { Summary } from "../summary/summary.js";
import { domainImportChanges, type DomainImportChange } from "./domain-import-changes.js";
import { hiddenCycles, type HiddenCycle } from "./hidden-cycles.js";
import { knotChanges, type KnotChange } from "./knot-changes.js";
import { radiusChanges, type RadiusChange } from "./radius-changes.js";
import { renamedDomains, withDomainNames } from "./renamed-domains.js";
import { serviceChanges, stateChanges, type ServiceChange, type StateChange } from "./sharing-changes.js";

export interface Change {
  readonly modules: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** `renamed` has the new names by those before. */
  readonly domains: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly renamed: readonly (readonly [before: string, after: string])[];
  };
  readonly domainImports: readonly DomainImportChange[];
  /** Those that came or grew, then those that went or shrank. */
  readonly knots: readonly KnotChange[];
  readonly hiddenCycles: readonly HiddenCycle[];
  readonly states: readonly StateChange[];
  readonly services: readonly ServiceChange[];
  /** Modules on which more or fewer others depend, the greatest difference first. */
  readonly radius: readonly RadiusChange[];
  readonly propagationCost: { readonly before: number; readonly after: number };
}

/** O(modules + imports), and what the causes of knots take. */
export function changeBetween(before: Summary, head: Summary): Change {
  const renamed = renamedDomains(before, head);
  const base = withDomainNames(before, renamed);
  return {
    modules: { added: onlyIn(idsOf(head), idsOf(base)), removed: onlyIn(idsOf(base), idsOf(head)) },
    domains: {
      added: onlyIn(head.domains, base.domains),
      removed: onlyIn(base.domains, head.domains),
      renamed: [...renamed],
    },
    domainImports: domainImportChanges(base, head),
    knots: knotChanges(base, head),
    hiddenCycles: hiddenCycles(base, head),
    states: stateChanges(base, head),
    services: serviceChanges(base, head),
    radius: radiusChanges(base, head),
    propagationCost: { before: base.propagationCost, after: head.propagationCost },
  };
}

function idsOf({ modules }: Summary): readonly string[] {
  return modules.map(({ id }) => id);
}

function onlyIn(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name)).toSorted();
}
