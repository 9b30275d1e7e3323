/**
 * Facts as they are found, in any order and before lines are counted: what the readers of a text hand to extract-facts.
 */

import type { BoundName, EdgeLabel, ImportFact, ImportForm } from "./module-facts.js";
import type { StaticString } from "./static-string.js";
import type { Place } from "./syntax-walk.js";

export type ImportDraft = Omit<ImportFact, "line">;

/** Its optional parts may be undefined: writing them out costs a tenth of spreading them into place. */
export interface ExportDraft {
  readonly exported: string;
  readonly local: string | undefined;
  /** Start of the specifier's literal if the name comes straight from another module. */
  readonly request: number | undefined;
  readonly type: boolean;
  /** Offset that gives the fact its line and its place in order. */
  readonly at: number;
}

export interface DraftFacts {
  readonly imports: readonly ImportDraft[];
  readonly exports: readonly ExportDraft[];
}

/** The draft of a request, if it has a specifier that is known; inside `declare module` none is ever evaluated. */
export function draftAt(
  { inside }: Place,
  literal: StaticString | undefined,
  form: ImportForm,
  label: EdgeLabel,
  names: readonly BoundName[] = [],
): ImportDraft | undefined {
  if (literal === undefined) return undefined;
  return { specifier: literal.value, form, label: inside.ambient ? "erased" : label, names, range: literal.range };
}
