/** Of `max-blast-radius`: the way to the module over its limit, and who depends on that. */
import { namedEdge } from "../../graph/cut-edges.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import { radiusByDomain } from "../../graph/blast-radius.js";
import { overrunImporters, radiusOverruns } from "../../graph/radius-overruns.js";
import { shortestPath } from "../../graph/shortest-path.js";
import { limitsOf, type LimitOptions } from "../../project/limits-of.js";
import { moduleDomains } from "../../project/module-domains.js";
import { runningImports } from "../../project/running-imports.js";
import { counted } from "../../words/counted.js";
import { pathLines } from "./by-folder.js";
import { type Explanation, NOTHING_MORE, type Question } from "./explanation.js";
import { edgeLine, toldEdge } from "./told-edge.js";

export function radiusEvidence({ topology: seen, view, self, finding, options }: Question): Explanation {
  const limits = limitsOf(options as LimitOptions);
  const to = "imports" in finding ? finding.imports : "";
  if (limits === undefined) return NOTHING_MORE;
  const topology = emittedGraph(seen, overrunImporters(seen, runningImports(seen, view), limits));
  const selection = runningImports(topology, view);
  const edge = namedEdge(topology, { from: finding.module, to });
  const found = radiusOverruns(topology, selection, limits, self).find((overrun) => overrun.edge === edge);
  if (edge === undefined || found === undefined) return NOTHING_MORE;
  const { node, limit, dependents, added, others } = found;
  const path = topology.modules[node]!;
  const rest = shortestPath(topology, selection, topology.targets[edge]!, node) ?? [];
  const way = [edge, ...rest].map((each) => toldEdge(topology, selection, each));
  const parts = radiusByDomain(dependents, moduleDomains(topology, view, true));
  const modules = dependents.nodes.map((each) => topology.modules[each]!);
  const hasDomains = parts.some(({ domain }) => domain !== undefined);
  return {
    sections: [
      { title: `The way to ${path}`, lines: way.map(edgeLine) },
      {
        title: `${counted(modules.length, "module")} fail with it, limit ${limit}`,
        lines: hasDomains
          ? parts.map(({ domain, modules: count }) => `${domain ?? "in no domain"}: ${count}`)
          : pathLines(modules),
      },
    ],
    ways: [
      `Do without ${way[0]!.from}:${way[0]!.line}${others > 0 ? ` and the ${others} other imports here that lead there` : ""}: ${counted(added, "module")} less`,
      `If it is to be so: raise its limit in the options of max-blast-radius: { limits: { "${path}": ${modules.length} } }`,
    ],
    evidence: { module: path, limit, way, dependents: modules, added },
  };
}
