/** Of `no-domain-cycle`: all imports of each step of the cycle, so those both ways of two domains. */
import { cutCost } from "../../graph/cut-cost.js";
import { namedEdge } from "../../graph/cut-edges.js";
import { domainCycleAt } from "../../graph/domain-cycle-at.js";
import { domainCycleImporters } from "../../graph/domain-cycle-importers.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import { countedEdges, type CountedImports } from "../../project/counted-edges.js";
import { moduleDomains } from "../../project/module-domains.js";
import { counted } from "../../words/counted.js";
import { type Explanation, listed, NOTHING_MORE, type Question } from "./explanation.js";
import { edgeLine, isFree, toldEdge, type ToldEdge } from "./told-edge.js";

const LISTED_AT_MOST = 40;

interface ToldStep {
  readonly from: string;
  readonly to: string;
  readonly imports: readonly ToldEdge[];
}

export function domainCycleEvidence({ topology: seen, view, finding, options }: Question): Explanation {
  const select = countedEdges(options as CountedImports);
  const domains = moduleDomains(seen, view, true);
  const topology = emittedGraph(seen, domainCycleImporters(seen, select(seen, view), domains));
  const selection = select(topology, view);
  const to = "imports" in finding ? finding.imports : "";
  const edge = namedEdge(topology, { from: finding.module, to });
  const cycle = edge === undefined ? undefined : domainCycleAt(topology, selection, domains, edge);
  if (cycle === undefined) return NOTHING_MORE;
  const steps = cycle.map(({ from, to, imports }) => ({
    from,
    to,
    imports: imports.map((each) => toldEdge(topology, selection, each)),
    cost: imports.reduce((sum, each) => sum + cutCost(topology, selection, each), 0),
  }));
  const byCost = steps.toSorted((a, b) => a.cost - b.cost);
  return {
    sections: steps.map((step) => ({
      title: `${step.from} imports ${step.to}: ${counted(step.imports.length, "import")}`,
      lines: stepLines(step),
    })),
    ways: [...byCost.map(wayToCut), ...wayToShare(byCost[0]!), acceptCut(finding.module, to)],
    evidence: { steps: steps.map(({ cost: _, ...step }) => step) },
  };
}

function stepLines({ imports }: ToldStep): readonly string[] {
  const lines = imports.slice(0, LISTED_AT_MOST).map(edgeLine);
  return imports.length > lines.length ? [...lines, `… ${imports.length - lines.length} more …`] : lines;
}

/** The cheapest direction first. */
function wayToCut({ from, to, imports }: ToldStep): string {
  const free = imports.filter(isFree).length;
  const way = `Cut ${imports.length === 1 ? "the one import" : `all ${imports.length} imports`} by which ${from} leads to ${to}`;
  if (free === imports.length) return `${way}: they are needed as types only, so import type is enough`;
  return free === 0 ? way : `${way}; ${free} of them are needed as types only`;
}

/** Where one module is all that is needed of a domain, it may be no part of it. */
function wayToShare({ from, to, imports }: ToldStep): readonly string[] {
  const targets = [...new Set(imports.map((each) => each.to))];
  if (targets.length > 3 || imports.every(isFree)) return [];
  const names = [...new Set(imports.flatMap((each) => each.names))];
  const what = names.length === 0 ? "" : ` (${listed(names)})`;
  return [
    `${from} needs ${listed(targets)} alone of ${to}${what}: move ${targets.length === 1 ? "it" : "them"} to code that both share (settings.topology.shared)`,
  ];
}

function acceptCut(from: string, to: string): string {
  return `If this import is to stay: settings.topology.cut: [{ from: "${from}", to: "${to}", why: "…" }], which counts for no cycle any more`;
}
