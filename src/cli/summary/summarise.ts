/** A summary of a project as it stands: the questions of the rules, asked of all modules at once. */
import { cutEdges } from "../../graph/cut-edges.js";
import { cyclicModules } from "../../graph/cyclic-modules.js";
import { dependentCounts } from "../../graph/dependents.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import { knots } from "../../graph/knots.js";
import { nodeSet } from "../../graph/node-set.js";
import { propagationCost } from "../../graph/propagation-cost.js";
import { LABEL_BIT } from "../../graph/resolved-module.js";
import { edgesInView, matchingModules } from "../../project/matching-modules.js";
import { moduleDomains } from "../../project/module-domains.js";
import { runningImports } from "../../project/running-imports.js";
import { summariseServices } from "./summarise-services.js";
import { summariseStates } from "./summarise-states.js";
import type { Summarised } from "./summarised.js";
import type { Summary, SummaryImport, SummaryModule } from "./summary.js";

const LABELS = Object.keys(LABEL_BIT) as SummaryImport["label"][];

/**
 * The modules whose imports decide which cycles and which imports between domains there are: what of them is left when the program
 * runs has to be known. Two summaries are to be compared with the same ones, or an import would differ that nobody has touched.
 */
export function decisiveImporters({ topology, view }: Summarised): readonly string[] {
  const { flags } = cyclicModules(topology, edgesInView(topology, LABEL_BIT.eager | LABEL_BIT.deferred, view));
  const { of } = moduleDomains(topology, view, false);
  const decisive = new Set<string>();
  for (const [node, id] of topology.modules.entries()) {
    const imported = topology.targets.subarray(topology.offsets[node], topology.offsets[node + 1]);
    const isAcross = of[node]! >= 0 && imported.some((target) => of[target]! >= 0 && of[target] !== of[node]);
    if (flags[node] === 1 || isAcross) decisive.add(id);
  }
  return [...decisive];
}

/** Asks for the bodies of the decisive importers, and of all that states and services turn on. */
export function summarise({ topology, view }: Summarised, decisive: Iterable<string>): Summary {
  const known = new Set(decisive);
  const emitted = emittedGraph(
    topology,
    nodeSet(topology.modules, (id) => known.has(id)),
  );
  const all = nodeSet(topology.modules, () => true);
  const dependents = dependentCounts(topology, runningImports(topology, view), all);
  return {
    modules: modulesOf({ topology, view }, dependents),
    domains: moduleDomains(topology, view, false).names,
    imports: importsOf({ topology: emitted, view }),
    knots: knots(emitted, edgesInView(emitted, LABEL_BIT.eager, view)).map(({ nodes }) =>
      nodes.map((node) => topology.modules[node]!),
    ),
    states: summariseStates({ topology, view }),
    services: summariseServices({ topology, view }),
    propagationCost: propagationCost(dependents, matchingModules(topology, view.tests)),
  };
}

function modulesOf({ topology, view }: Summarised, dependents: Uint32Array): readonly SummaryModule[] {
  const tests = matchingModules(topology, view.tests);
  const { names, of } = moduleDomains(topology, view, false);
  return topology.modules.map((id, node) => ({
    id,
    domain: names[of[node]!],
    isTest: tests.flags[node] === 1,
    dependents: dependents[node]!,
  }));
}

function importsOf({ topology, view }: Summarised): readonly SummaryImport[] {
  const { modules, offsets, targets, labels } = topology;
  const { flags } = matchingModules(topology, view.tests);
  const cut = new Set(cutEdges(topology, view.cut));
  return modules.flatMap((from, node) => {
    const imports: SummaryImport[] = [];
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
      // Tests may know everything, and close cycles among themselves only.
      if (flags[node] === 1 && flags[targets[edge]!] === 0) continue;
      const label = LABELS.find((name) => LABEL_BIT[name] === labels[edge])!;
      imports.push({ from, to: modules[targets[edge]!]!, label, ...(cut.has(edge) && { isCut: true as const }) });
    }
    return imports;
  });
}
