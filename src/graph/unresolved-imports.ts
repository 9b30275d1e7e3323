/** Imports that look like this project's own modules and lead nowhere, so that the graph has no edge for them. O(modules + such imports). */
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface UnresolvedImport {
  readonly module: ModuleId;
  readonly line: number;
  readonly specifier: string;
}

export interface UnresolvedSpecifier {
  readonly specifier: string;
  readonly imports: number;
  /** The first by path. */
  readonly module: ModuleId;
}

/** In the order of modules, and of the text of each. */
export function unresolvedImports(topology: Topology): readonly UnresolvedImport[] {
  return topology.rows.flatMap(({ id, unresolved }, node) =>
    unresolved.map((request) => {
      const { specifier, line } = topology.factsOf(node).imports[request]!;
      return { module: id, line, specifier };
    }),
  );
}

/** What they ask for, the most frequent first. */
export function unresolvedSpecifiers(imports: readonly UnresolvedImport[]): readonly UnresolvedSpecifier[] {
  const found = new Map<string, { imports: number; readonly module: ModuleId }>();
  for (const { module, specifier } of imports) {
    const known = found.get(specifier) ?? { imports: 0, module };
    known.imports++;
    found.set(specifier, known);
  }
  return [...found]
    .map(([specifier, { imports, module }]) => ({ specifier, imports, module }))
    .sort((a, b) => b.imports - a.imports || (a.specifier < b.specifier ? -1 : 1));
}
