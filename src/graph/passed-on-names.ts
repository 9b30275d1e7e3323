/**
 * What would be left of a component if its modules took each name from the module that defines it, and not from one that passes it on
 * (an `index.ts` of re-exports): such a module leads to all that it passes on, whichever name is taken.
 *
 * The component is drawn anew with the imports redirected, and its own components are found. O(n + edges of the component, and names),
 * and what `definitionOf` takes for each name.
 */
import { components, cyclicEdgesOf } from "./components.js";
import { definitionOf } from "./definition.js";
import { edgeNames } from "./edge-names.js";
import type { EdgeSelection } from "./edge-selection.js";
import { linkTopology } from "./link.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface PassedOnNames {
  /** Modules that pass names on, by node, with the number of imports in the component that take these from there; most first. */
  readonly by: readonly { readonly node: number; readonly imports: number }[];
  /** Modules in the largest component that would be left; 1 if none would. */
  readonly left: number;
}

/** In the component of a node. */
export function passedOnNames(topology: Topology, selection: EdgeSelection, node: number): PassedOnNames {
  const { of } = components(topology, selection);
  const nodes = [...of.keys()].filter((each) => of[each] === of[node]);
  const imports = new Map<number, number>();
  const rows = nodes.map((importer) => {
    const targets = new Set<number>();
    for (const edge of cyclicEdgesOf(topology, selection, importer)) {
      const target = topology.targets[edge]!;
      const origins = originsOf(topology, selection, edge);
      if (!origins.has(target)) imports.set(target, (imports.get(target) ?? 0) + 1);
      for (const origin of origins) if (of[origin] === of[node]) targets.add(origin);
    }
    const ids = [...targets].map((target) => topology.modules[target]!);
    const id = topology.modules[importer]!;
    return { id, key: id, labels: ids.map(() => LABEL_BIT.eager), targets: ids, unresolved: [] };
  });
  const health = { unparsed: [], tsconfigs: [], manifests: [], notes: [] };
  const { sizes } = components(
    linkTopology(rows, () => ({ imports: [], exports: [] }), health),
    { labels: LABEL_BIT.eager, tests: undefined },
  );
  const by = [...imports].map(([target, count]) => ({ node: target, imports: count }));
  return {
    by: by.sort((a, b) => b.imports - a.imports || a.node - b.node),
    left: sizes.reduce((a, b) => Math.max(a, b), 1),
  };
}

/** The modules that define the names of an edge; its own target if all is taken, nothing, or what nobody knows. */
export function originsOf(topology: Topology, selection: EdgeSelection, edge: number): ReadonlySet<number> {
  const target = topology.targets[edge]!;
  const { names, everything } = edgeNames(topology, selection, edge);
  if (everything || names.length === 0) return new Set([target]);
  return new Set(names.map((name) => definitionOf(topology, target, name)?.node ?? target));
}
