import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { LintedModule } from "../project/get-topology.js";
import { rangeLocation } from "./text-location.js";

/** Where a report about an edge of the linted module stands: at the specifier that draws it. */
export function edgeLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { topology, facts }: LintedModule,
  edge: number,
): TSESTree.SourceLocation {
  return requestLocation(sourceCode, facts(), topology.requests[edge]!);
}

/** Where a report about one request of the linted module stands. */
export function requestLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  facts: ReturnType<LintedModule["facts"]>,
  request: number,
): TSESTree.SourceLocation {
  return rangeLocation(sourceCode, facts.imports[request]!.range);
}
