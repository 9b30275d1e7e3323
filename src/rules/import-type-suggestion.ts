/**
 * `import type` in place of an import whose names are used as types only: where the compiler keeps such an import
 * (`verbatimModuleSyntax`), it is all that closes the cycle.
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { edgeUse } from "../graph/edge-use.js";
import type { LintedModule } from "../project/get-topology.js";

/** The rewrite of the statement behind an edge of the linted module; none if it would change what the program does. */
export function importTypeFix(
  program: TSESTree.Program,
  { topology, facts }: LintedModule,
  edge: number,
): TSESLint.ReportFixFunction | undefined {
  if (edgeUse(topology, edge) !== "types") return undefined;
  const [start] = facts().imports[topology.requests[edge]!]!.range;
  const statement = program.body.find((node) => node.type === "ImportDeclaration" && node.source.range[0] === start);
  if (statement?.type !== "ImportDeclaration" || !mayBeTypeImport(statement)) return undefined;
  return (fixer) => [
    fixer.insertTextAfterRange([statement.range[0], statement.range[0] + "import".length], " type"),
    ...statement.specifiers.flatMap((specifier) =>
      specifier.type === "ImportSpecifier" && specifier.importKind === "type"
        ? [fixer.removeRange([specifier.range[0], specifier.imported.range[0]])]
        : [],
    ),
  ];
}

/** A statement of type imports holds a default name or other names, not both. */
function mayBeTypeImport({ importKind, specifiers }: TSESTree.ImportDeclaration): boolean {
  const kinds = new Set(specifiers.map(({ type }) => type));
  return importKind !== "type" && kinds.size === 1;
}
