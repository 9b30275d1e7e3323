import type { UnresolvedSpecifier } from "../graph/unresolved-imports.js";

/** What leads nowhere, a line for each specifier: how many imports have it, and the first of them. */
export function unresolvedLines(specifiers: readonly UnresolvedSpecifier[]): readonly string[] {
  return specifiers.map(
    ({ specifier, imports, module }) => `${specifier}: ${imports} (${module}${imports > 1 ? " …" : ""})`,
  );
}
