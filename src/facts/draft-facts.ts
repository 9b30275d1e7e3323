/** Facts as they are found, in any order and before lines are counted: what the readers of a text hand to extract-facts. */

import type { ImportFact } from "./module-facts.js";

export type ImportDraft = Omit<ImportFact, "line">;

export interface ExportDraft {
  readonly exported: string;
  readonly local?: string;
  /** Start of the specifier's literal if the name comes straight from another module. */
  readonly request?: number;
  readonly type?: true;
  /** Offset that gives the fact its line and its place in order. */
  readonly at: number;
}

export interface DraftFacts {
  readonly imports: readonly ImportDraft[];
  readonly exports: readonly ExportDraft[];
}
