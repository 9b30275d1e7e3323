import { components, cyclicEdgesOf } from "../graph/components.js";
import { cutEdges } from "../graph/cut-edges.js";
import { cycleThrough } from "../graph/cycle-through.js";
import { easiestCut } from "../graph/easiest-cut.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import { getTopology } from "../project/get-topology.js";
import { testModules } from "../project/test-modules.js";
import { createRule } from "./create-rule.js";
import { cycleText } from "./cycle-text.js";
import { edgeLocation } from "./edge-location.js";
import { importSubject } from "./finding-report.js";

interface Options {
  readonly deferred: boolean;
  readonly types: boolean;
}

export const noCycle = createRule<"cycle" | "selfImport", Options>({
  name: "no-cycle",
  docs: { description: "Disallow imports that close a cycle of modules", recommended: true },
  messages: {
    cycle: "Import cycle: {{path}} -> here{{knot}}. Easiest to cut: {{cut}}",
    selfImport: "Import cycle: this module imports itself. Remove the import, and use its names directly",
  },
  options: {
    deferred: {
      type: "boolean",
      description: "Also count imports that run later: `import()` and `require` in a function.",
    },
    types: { type: "boolean", description: "Also count imports that the compiler drops, such as `import type`." },
  },
  defaults: { deferred: false, types: false },
  check(context, options, _program, report) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const tests = testModules(topology, view.tests);
    const selection: EdgeSelection = { labels: labelsOf(options), tests, without: cutEdges(topology, view.cut) };
    for (const edge of cyclicEdgesOf(topology, selection, self)) {
      const loc = edgeLocation(context.sourceCode, linted, edge);
      const cycle = cycleThrough(topology, selection, edge)!;
      if (cycle.length === 1) {
        report(linted, importSubject(linted, edge), { loc, messageId: "selfImport" });
        continue;
      }
      const { of, sizes } = components(topology, selection);
      const cut = easiestCut(topology, selection, cycle);
      const data = cycleText({ topology, selection, cycle, knot: sizes[of[self]!]!, cut });
      report(linted, importSubject(linted, edge), { loc, messageId: "cycle", data: { ...data } });
    }
  },
});

function labelsOf({ deferred, types }: Options): number {
  return LABEL_BIT.eager | (deferred ? LABEL_BIT.deferred : 0) | (types ? LABEL_BIT.erased : 0);
}
