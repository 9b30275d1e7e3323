import type { EdgeLabel } from "../facts/module-facts.js";

/** Root-relative path of a module with `/` between its parts: the id of a node. */
export type ModuleId = string;

/** Edge labels as bits, so that a set of them is one number; the stronger label is the greater number. */
export const LABEL_BIT: Readonly<Record<EdgeLabel, number>> = { erased: 1, deferred: 2, eager: 4 };

/** What of the compiler's settings decides which imports of a TypeScript module are left in what it emits. */
export interface EmitOptions {
  /** `verbatimModuleSyntax` or its forerunners: only what is marked `type` goes. */
  readonly verbatim: boolean;
  /** `emitDecoratorMetadata`: types of decorated signatures become values. */
  readonly decoratorMetadata: boolean;
  readonly strictNullChecks: boolean;
  /** Angular's compiler, which makes values of the types that its classes have injected. */
  readonly angular?: true;
  /** Names that JSX calls for elements and fragments; undefined if the compiler imports them itself. */
  readonly jsxFactory: string | undefined;
  readonly jsxFragmentFactory: string | undefined;
}

/** One module's facts joined with where its specifiers lead: one row of the Topology, plain data. */
export interface ResolvedModule {
  readonly id: ModuleId;
  /**
   * Key of the module's facts. Undefined for a leaf: a node known by name only, as an ignored file that is imported, or
   * a `.vue` file.
   */
  readonly key: string | undefined;
  /** Label bit of each import fact, in order. */
  readonly labels: readonly number[];
  /** Module each import fact leads to; null if it leads out of the graph (package, builtin, asset) or nowhere. */
  readonly targets: readonly (ModuleId | null)[];
  /** Indices of the import facts that look like this project's own modules and lead nowhere, ascending. */
  readonly unresolved: readonly number[];
  /** Absent for JavaScript and declarations, which are run or read as written. */
  readonly emit?: EmitOptions;
}

/** Row of a leaf: it imports nothing, as nothing of its text is known. */
export function leafRow(id: ModuleId): ResolvedModule {
  return { id, key: undefined, labels: [], targets: [], unresolved: [] };
}
