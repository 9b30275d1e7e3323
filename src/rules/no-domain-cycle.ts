import { domainCycleAt } from "../graph/domain-cycle-at.js";
import { domainCycleImporters } from "../graph/domain-cycle-importers.js";
import { selectedEdgesOf } from "../graph/edge-selection.js";
import { countedEdges, type CountedImports } from "../project/counted-edges.js";
import { getTopology } from "../project/get-topology.js";
import { moduleDomains } from "../project/module-domains.js";
import { COUNTED_IMPORTS, WHILE_LOADING } from "./counted-imports.js";
import { createRule } from "./create-rule.js";
import { domainCycleText } from "./domain-cycle-text.js";
import { edgeLocation } from "./edge-location.js";
import { importSubject } from "./finding-report.js";

export const noDomainCycle = createRule<"cycle", CountedImports>({
  name: "no-domain-cycle",
  docs: { description: "Disallow imports that close a cycle of domains", recommended: true },
  messages: {
    cycle:
      "{{from}} imports {{to}} here ({{imports}}), and {{back}}: {{all}} can change or fail alone. " +
      "Move what {{needs}} into shared code, or pass it in",
  },
  options: COUNTED_IMPORTS,
  defaults: WHILE_LOADING,
  check(context, options, _program, report) {
    const select = countedEdges(options);
    const linted = getTopology(context, {
      level: "values",
      importers: (topology, view) =>
        domainCycleImporters(topology, select(topology, view), moduleDomains(topology, view, true)),
    });
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const selection = select(topology, view);
    const domains = moduleDomains(topology, view, true);
    for (const edge of selectedEdgesOf(topology, selection, self)) {
      const cycle = domainCycleAt(topology, selection, domains, edge);
      if (cycle === undefined) continue;
      const loc = edgeLocation(context.sourceCode, linted, edge);
      report(linted, importSubject(linted, edge), {
        loc,
        messageId: "cycle",
        data: { ...domainCycleText(topology, cycle) },
      });
    }
  },
});
