import { components, cyclicEdgesOf } from "../graph/components.js";
import { crashRisks, firstCrashRisk } from "../graph/crash-risk.js";
import { cycleThrough } from "../graph/cycle-through.js";
import { askForCyclicBodies, cyclicModules } from "../graph/cyclic-modules.js";
import { easiestCut } from "../graph/easiest-cut.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import { countedEdges, type CountedImports } from "../project/counted-edges.js";
import { getTopology } from "../project/get-topology.js";
import { COUNTED_IMPORTS, WHILE_LOADING } from "./counted-imports.js";
import { createRule } from "./create-rule.js";
import { cycleText } from "./cycle-text.js";
import { edgeLocation } from "./edge-location.js";
import { importSubject } from "./finding-report.js";
import { importTypeFix } from "./import-type-suggestion.js";

interface Options extends CountedImports {
  readonly only: "every" | "crash-risk";
}

export const noCycle = createRule<"cycle" | "selfImport" | "importType", Options>({
  name: "no-cycle",
  docs: { description: "Disallow imports that close a cycle of modules", recommended: true },
  messages: {
    cycle: "Import cycle: {{path}} -> here{{knot}}. {{risk}}Easiest to cut: {{cut}}",
    selfImport: "Import cycle: this module imports itself. Remove the import, and use its names directly",
    importType: "Import types only, so that nothing is left of this import when the program runs",
  },
  hasSuggestions: true,
  options: {
    ...COUNTED_IMPORTS,
    only: {
      type: "string",
      enum: ["every", "crash-risk"],
      description: "`crash-risk`: only imports of a name that is used while its module may not have run yet.",
    },
  },
  defaults: { ...WHILE_LOADING, only: "every" },
  check(context, options, program, report) {
    const select = countedEdges(options);
    const linted = getTopology(context, {
      level: "values",
      importers: (topology, view) => cyclicModules(topology, select(topology, view)),
    });
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const selection = select(topology, view);
    const running = { ...selection, labels: LABEL_BIT.eager };
    const edges = cyclicEdgesOf(topology, selection, self);
    if (edges.length > 0) askForCyclicBodies(topology, selection);
    for (const edge of edges) {
      const [risk] = crashRisks(topology, running, edge, linted.uses());
      if (options.only === "crash-risk" && risk === undefined) continue;
      const loc = edgeLocation(context.sourceCode, linted, edge);
      const cycle = cycleThrough(topology, selection, edge)!;
      if (cycle.length === 1) {
        report(linted, importSubject(linted, edge), { loc, messageId: "selfImport" });
        continue;
      }
      const { of, sizes } = components(topology, selection);
      const cut = easiestCut(topology, selection, cycle);
      const other = risk === undefined ? firstCrashRisk(topology, running, cycle.slice(1)) : undefined;
      const data = cycleText({ topology, selection, cycle, knot: sizes[of[self]!]!, cut, risk: risk ?? other });
      const fix = importTypeFix(program(), linted, edge);
      const suggest = fix === undefined ? [] : [{ messageId: "importType" as const, fix }];
      report(linted, importSubject(linted, edge), { loc, messageId: "cycle", data: { ...data }, suggest });
    }
  },
});
