/** How much of a project its graph has, and what it lacks. */
import { labelName } from "../../graph/label-name.js";
import type { NodeSet } from "../../graph/node-set.js";
import type { Topology } from "../../graph/topology.js";
import { unresolvedImports, unresolvedSpecifiers, type UnresolvedSpecifier } from "../../graph/unresolved-imports.js";

export interface GraphNumbers {
  readonly modules: { readonly all: number; readonly tests: number; readonly leaves: number };
  /** By the strongest import between two modules; those of tests by themselves. */
  readonly edges: { readonly eager: number; readonly deferred: number; readonly erased: number; readonly test: number };
  readonly unresolved: { readonly imports: number; readonly top: readonly UnresolvedSpecifier[] };
  /** Packages of the workspace whose sources some imports do not find. */
  readonly unfoundPackages: readonly { readonly name: string; readonly folder: string; readonly imports: number }[];
}

const TOP = 10;

export function graphNumbers(
  topology: Topology,
  tests: NodeSet,
  packageNames: ReadonlyMap<string, string>,
): GraphNumbers {
  const { offsets, labels, rows } = topology;
  const edges = { eager: 0, deferred: 0, erased: 0, test: 0 };
  for (let importer = 0; importer < rows.length; importer++) {
    for (let edge = offsets[importer]!; edge < offsets[importer + 1]!; edge++) {
      edges[tests.flags[importer] === 1 ? "test" : labelName(labels[edge]!)]++;
    }
  }
  const unresolved = unresolvedSpecifiers(unresolvedImports(topology));
  return {
    modules: {
      all: rows.length,
      tests: tests.flags.reduce((sum, flag) => sum + flag, 0),
      leaves: rows.filter(({ key }) => key === undefined).length,
    },
    edges,
    unresolved: {
      imports: unresolved.reduce((sum, { imports }) => sum + imports, 0),
      top: unresolved.slice(0, TOP),
    },
    unfoundPackages: [...packageNames].flatMap(([folder, name]) => {
      const own = unresolved.filter(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`));
      const imports = own.reduce((sum, one) => sum + one.imports, 0);
      return imports === 0 ? [] : [{ name, folder, imports }];
    }),
  };
}
