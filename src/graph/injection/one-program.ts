/**
 * Which of several providers may be loaded by a program that loads a receiver: those with a module above both, which imports them at any
 * distance. A container of a program knows nothing that the program does not load.
 *
 *     server.ts -> app.module.ts, session.ts     worker.ts -> worker.module.ts     session.ts is given nothing of worker.module.ts
 *
 * Of none that is known to be loaded with it, as where files are loaded by a pattern, all are kept. O(n + edges) for each of several.
 */
import type { EdgeSelection } from "../edge-selection.js";
import { selectedEdges } from "../edge-selection.js";
import { memoised } from "../memo.js";
import type { NodeSet } from "../node-set.js";
import { LABEL_BIT } from "../resolved-module.js";
import { reversed } from "../reversed.js";
import type { Topology } from "../topology.js";
import type { ProviderAt } from "./providers.js";

export function inOneProgram(
  topology: Topology,
  tests: NodeSet,
  providers: readonly ProviderAt[],
  receiver: number,
): readonly ProviderAt[] {
  if (providers.length < 2) return providers;
  const together = providers.filter(({ module }) => loadedWith(topology, tests, module)[receiver] === 1);
  return together.length === 0 ? providers : together;
}

/** Of each module 1 if it is. Memoised. */
const loadedWith: (topology: Topology, tests: NodeSet, node: number) => Uint8Array = memoised(
  (topology, tests, node) => {
    const selection: EdgeSelection = { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests };
    const { modules, offsets, targets } = topology;
    const { offsets: starts, importers } = reversed(topology, selection);
    const above = reached(modules.length, [node], (at) => [...importers.subarray(starts[at], starts[at + 1])]);
    const selected = selectedEdges(topology, selection);
    const imported = (at: number): readonly number[] => {
      const edges = Array.from({ length: offsets[at + 1]! - offsets[at]! }, (_, index) => offsets[at]! + index);
      return edges.flatMap((edge) => (selected[edge] === 1 ? [targets[edge]!] : []));
    };
    return reached(
      modules.length,
      [...modules.keys()].filter((at) => above[at] === 1),
      imported,
    );
  },
  (tests, node) => `${tests.key} ${node}`,
);

function reached(length: number, from: readonly number[], next: (node: number) => readonly number[]): Uint8Array {
  const flags = new Uint8Array(length);
  const pending = [...from];
  for (const node of from) flags[node] = 1;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const other of next(node)) {
      if (flags[other] === 1) continue;
      flags[other] = 1;
      pending.push(other);
    }
  }
  return flags;
}
