import { components, cyclicEdgesOf } from "../graph/components.js";
import { cycleThrough } from "../graph/cycle-through.js";
import { easiestCut } from "../graph/easiest-cut.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { getTopology } from "../project/get-topology.js";
import { testModules } from "../project/test-modules.js";
import { COUNTED_IMPORTS, labelsOf, WHILE_LOADING, type CountedImports } from "./counted-imports.js";
import { createRule } from "./create-rule.js";
import { cycleText } from "./cycle-text.js";
import { edgeLocation } from "./edge-location.js";

export const noCycle = createRule<"cycle" | "selfImport", CountedImports>({
  name: "no-cycle",
  docs: { description: "Disallow imports that close a cycle of modules", recommended: true },
  messages: {
    cycle: "Import cycle: {{path}} -> here{{knot}}. Easiest to cut: {{cut}}",
    selfImport: "Import cycle: this module imports itself. Remove the import, and use its names directly",
  },
  options: COUNTED_IMPORTS,
  defaults: WHILE_LOADING,
  check(context, options) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const selection: EdgeSelection = { labels: labelsOf(options), tests: testModules(topology, view.tests) };
    for (const edge of cyclicEdgesOf(topology, selection, self)) {
      const loc = edgeLocation(context.sourceCode, linted, edge);
      const cycle = cycleThrough(topology, selection, edge)!;
      if (cycle.length === 1) {
        context.report({ loc, messageId: "selfImport" });
        continue;
      }
      const { of, sizes } = components(topology, selection);
      const cut = easiestCut(topology, selection, cycle);
      const data = cycleText({ topology, selection, cycle, knot: sizes[of[self]!]!, cut });
      context.report({ loc, messageId: "cycle", data: { ...data } });
    }
  },
});
