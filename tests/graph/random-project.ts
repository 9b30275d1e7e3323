/**
 * Small random projects, and naive answers about them: what the definitions say, by tables over all pairs of modules.
 * The answers are taken from the requests as drawn, so that they know nothing of the code under test.
 */
import fc from "fast-check";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import { linkTopology } from "../../src/graph/link.js";
import { nodeSet } from "../../src/graph/node-set.js";
import type { ModuleId, ResolvedModule } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { HEALTHY } from "./draw.js";

interface Request {
  readonly from: ModuleId;
  readonly to: ModuleId;
  readonly label: number;
}

export interface RandomProject {
  /** Distinct, in no order. */
  readonly ids: readonly ModuleId[];
  readonly requests: readonly Request[];
  readonly tests: ReadonlySet<ModuleId>;
  /** LABEL_BITs that the question is about. */
  readonly labels: number;
}

/** Their order by code units is neither the one by letters nor the one by code points. */
const IDS = ["B.ts", "a.ts", "a/a.ts", "a-b.ts", "c.ts", "d.d.ts", "é.ts", "\u{1F600}.ts", "\uFF21.ts"] as const;

export const anyProject: fc.Arbitrary<RandomProject> = fc.shuffledSubarray([...IDS], { minLength: 1 }).chain((ids) =>
  fc.record({
    ids: fc.constant(ids),
    requests: fc.array(
      fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), label: fc.constantFrom(1, 2, 4, 4) }),
      { maxLength: 28, size: "max" },
    ),
    tests: fc.subarray(ids, { maxLength: Math.min(2, ids.length) }).map((tests) => new Set(tests)),
    labels: fc.constantFrom(0, 1, 2, 3, 4, 4, 5, 6, 6, 7),
  }),
);

export function rowsOf({ ids, requests }: RandomProject): ResolvedModule[] {
  return ids.map((id) => {
    const own = requests.filter(({ from }) => from === id);
    return { id, key: id, labels: own.map((r) => r.label), targets: own.map((r) => r.to), unresolved: [] };
  });
}

export function topologyOf(project: RandomProject): Topology {
  return linkTopology(rowsOf(project), () => ({ imports: [], exports: [] }), HEALTHY);
}

export function selectionOf(project: RandomProject, topology: Topology): EdgeSelection {
  return { labels: project.labels, tests: nodeSet(topology.modules, (id) => project.tests.has(id)) };
}

/** Label of the edge between two modules, 0 if there is none. */
export function naiveLabel({ requests }: RandomProject, from: ModuleId, to: ModuleId): number {
  const own = requests.filter((request) => request.from === from && request.to === to);
  return Math.max(0, ...own.map(({ label }) => (to.endsWith(".d.ts") ? 1 : label)));
}

export function naiveIsSelected(project: RandomProject, from: ModuleId, to: ModuleId): boolean {
  const leavesTests = project.tests.has(from) && !project.tests.has(to);
  return (naiveLabel(project, from, to) & project.labels) !== 0 && !leavesTests;
}

/** Length of the shortest path of selected edges between any two modules (Floyd and Warshall); Infinity if none. */
export function naiveDistances(project: RandomProject): (from: ModuleId, to: ModuleId) => number {
  const { ids } = project;
  const table = ids.map((a) => ids.map((b) => (a === b ? 0 : naiveIsSelected(project, a, b) ? 1 : Infinity)));
  for (const by of ids.keys()) {
    for (const from of ids.keys()) {
      for (const to of ids.keys()) {
        table[from]![to] = Math.min(table[from]![to]!, table[from]![by]! + table[by]![to]!);
      }
    }
  }
  return (from, to) => table[ids.indexOf(from)]![ids.indexOf(to)]!;
}
