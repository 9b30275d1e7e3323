/**
 * The names that a module may pass on by `export *`: of all modules behind it, by chains of `export *`.
 */
import { exportedNames } from "./exported-names.js";
import { memoised } from "./memo.js";
import type { Topology } from "./topology.js";

export interface NamesBehindStars {
  readonly node: number;
  /** The one module behind that has a name by itself; `several` if more have. */
  readonly exporters: ReadonlyMap<string, number | "several">;
  /** Of each module behind the one that it was come to from, depth first and in source order. */
  readonly parents: ReadonlyMap<number, number>;
}

/** Memoised; O(modules behind and the names they export), kept for each module that is asked for. */
export const namesBehindStars: (topology: Topology, node: number) => NamesBehindStars = memoised(
  (topology, node) => {
    const exporters = new Map<string, number | "several">();
    const parents = new Map<number, number>();
    const pending = starsOf(topology, node);
    for (let star = pending.pop(); star !== undefined; star = pending.pop()) {
      if (star.node === node || parents.has(star.node)) continue;
      parents.set(star.node, star.parent);
      for (const name of exportedNames(topology, star.node).names.keys()) {
        exporters.set(name, exporters.has(name) ? "several" : star.node);
      }
      pending.push(...starsOf(topology, star.node));
    }
    return { node, exporters, parents };
  },
  (node) => `${node}`,
);

interface Star {
  readonly node: number;
  readonly parent: number;
}

/** The first in source order last. */
function starsOf(topology: Topology, parent: number): Star[] {
  return exportedNames(topology, parent)
    .stars.map((node) => ({ node, parent }))
    .toReversed();
}

/** The modules from the one that was asked to one behind it, without the last. */
export function wayTo({ node, parents }: NamesBehindStars, behind: number): readonly number[] {
  const way: number[] = [];
  for (let at = behind; at !== node;) {
    at = parents.get(at)!;
    way.push(at);
  }
  return way.reverse();
}
