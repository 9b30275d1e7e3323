/**
 * What a topology couples, as plain data: what two commits, or two programs, are compared by. Modules by their ids, domains by their
 * names; all lists ascend.
 */
import type { LABEL_BIT } from "../../graph/resolved-module.js";

/** An import, by the modules at its ends. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface SummaryImport extends Arrow {
  /** As the emit leaves it, of modules that lie on cycles or import other domains; else as it is written. */
  readonly label: keyof typeof LABEL_BIT;
  /** Present if the setting `cut` takes it out of all cycles. */
  readonly isCut?: true;
}

export interface SummaryModule {
  readonly id: string;
  /** Undefined for what lies in none, or in the shared kernel. */
  readonly domain: string | undefined;
  readonly isTest: boolean;
  /** How many modules fail with it, by imports at any distance. */
  readonly dependents: number;
}

/** A state that the rules tell of, and no reason accepts. */
export interface SummaryState {
  /** `path#name`. */
  readonly id: string;
  /** Modules that set it as the program runs. */
  readonly setBy: readonly string[];
  /** Modules that read it, or have it in their hands. */
  readonly usedBy: readonly string[];
  /** Of those, and of its own module. */
  readonly domains: readonly string[];
}

export interface SummaryService {
  /** The name of a variable or setting, `path#name` of a constant, or an endpoint. */
  readonly key: string;
  /** What it is used as. */
  readonly kinds: readonly string[];
  readonly domains: readonly string[];
  readonly modules: readonly string[];
  /** The domains that the rule is to tell of it: no owner, no use that is accepted, no kind that may be shared. */
  readonly told: readonly string[];
}

export interface Summary {
  readonly modules: readonly SummaryModule[];
  readonly domains: readonly string[];
  /** Those of tests to tests, and all others but those of tests. */
  readonly imports: readonly SummaryImport[];
  /** Sets of modules that lead to one another while they load, and modules that import themselves. The largest first. */
  readonly knots: readonly (readonly string[])[];
  readonly states: readonly SummaryState[];
  readonly services: readonly SummaryService[];
  readonly propagationCost: number;
}
