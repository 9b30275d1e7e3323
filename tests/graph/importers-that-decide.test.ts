/**
 * Which modules' imports have to be told value from type: looking at those alone answers a question as looking at all would.
 */
import { NO_INJECTION } from "../../src/facts/injection/injection-facts.js";
import { NO_SERVICES } from "../../src/facts/services/service-facts.js";
import { NO_STATE } from "../../src/facts/state/state-facts.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyFacts } from "../../src/facts/body-facts.js";
import type { ImportFact } from "../../src/facts/module-facts.js";
import { cyclicEdgesOf } from "../../src/graph/components.js";
import { importersOfCrowded } from "../../src/graph/crowded-modules.js";
import { cyclicModules } from "../../src/graph/cyclic-modules.js";
import { domainCycleAt } from "../../src/graph/domain-cycle-at.js";
import { domainCycleImporters } from "../../src/graph/domain-cycle-importers.js";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import { emittedGraph } from "../../src/graph/emitted-graph.js";
import { fanIn } from "../../src/graph/fan-in.js";
import { linkTopology } from "../../src/graph/link.js";
import { nodeDomains } from "../../src/graph/node-domains.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { HEALTHY, PLAIN_EMIT } from "./draw.js";
import { anyProject, rowsOf, selectionOf, type RandomProject } from "./random-project.js";

/** A random project in which, of each import, the compiler drops it or does not. */
const anyEmitted = fc.record({ project: anyProject, isUsed: fc.infiniteStream(fc.boolean()) });

function topologyOf(project: RandomProject, isUsed: Iterator<boolean>): Topology {
  const used = project.requests.map(() => isUsed.next().value as boolean);
  const usedBy = new Map(project.ids.map((id) => [id, used.filter((_, at) => project.requests[at]!.from === id)]));
  const rows = rowsOf(project).map((row) => ({ ...row, emit: PLAIN_EMIT }));
  const fact: ImportFact = {
    specifier: "",
    form: "import",
    label: "eager",
    names: [{ imported: "a", local: "a" }],
    range: [0, 0],
    line: 1,
  };
  const bodyOf = (id: string): BodyFacts => ({
    uses: usedBy.get(id)!.map((isValue) => [{ position: isValue ? "value" : "type", loading: [] }]),
    functions: [],
    empty: [],
    writes: [],
    values: {},
    state: NO_STATE,
    services: NO_SERVICES,
    injection: NO_INJECTION,
  });
  const around = { bodies: (asked: readonly { id: string }[]) => asked.map(({ id }) => bodyOf(id)) };
  return linkTopology(rows, ({ targets }) => ({ imports: targets.map(() => fact), exports: [] }), HEALTHY, around);
}

/** Asks a question of the graph in which all is told apart, and of the one in which only the deciders are. */
function agrees(
  decide: (topology: Topology, selection: EdgeSelection) => Topology,
  ask: (topology: Topology, selection: EdgeSelection) => unknown,
): void {
  fc.assert(
    fc.property(anyEmitted, ({ project, isUsed }) => {
      const topology = topologyOf(project, isUsed[Symbol.iterator]());
      const { labels, tests } = selectionOf(project, topology);
      const selection = { labels: labels | LABEL_BIT.eager, tests };
      const whole = emittedGraph(
        topology,
        nodeSet(topology.modules, () => true),
      );
      expect(ask(decide(topology, selection), selection)).toEqual(ask(whole, selection));
    }),
    { numRuns: 500 },
  );
}

const edgesOf = ({ modules, targets, offsets }: Topology): number[][] =>
  modules.map((_, node) => Array.from(targets.keys()).slice(offsets[node], offsets[node + 1]));

describe("the importers that decide", () => {
  it("about cycles are the modules of cycles", () => {
    agrees(
      (topology, selection) => emittedGraph(topology, cyclicModules(topology, selection)),
      (topology, selection) => topology.modules.map((_, node) => cyclicEdgesOf(topology, selection, node)),
    );
  });

  it("about crowded modules are the importers of those that seem to be", () => {
    const limits = { of: () => 1, key: "1" };
    agrees(
      (topology, selection) => emittedGraph(topology, importersOfCrowded(topology, selection, limits)),
      (topology, selection) => Array.from(fanIn(topology, selection), (count) => (count > 1 ? count : 0)),
    );
  });

  it("about cycles of domains are the importers on their steps", () => {
    const domainsOf = ({ modules }: Topology) => nodeDomains(modules, (id) => ({ name: `${id.length % 4}` }));
    agrees(
      (topology, selection) => emittedGraph(topology, domainCycleImporters(topology, selection, domainsOf(topology))),
      (topology, selection) =>
        edgesOf(topology).flatMap((edges) =>
          edges.map((edge) => domainCycleAt(topology, selection, domainsOf(topology), edge)),
        ),
    );
  });
});
