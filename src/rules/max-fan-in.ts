import { firstMatch } from "../config/path-patterns.js";
import type { ViewSettings } from "../config/settings.js";
import { importersOfCrowded, limitsByModule, type FanInLimits } from "../graph/crowded-modules.js";
import { dependentCount } from "../graph/dependents.js";
import { selectedEdgesOf, type EdgeSelection } from "../graph/edge-selection.js";
import { fanIn } from "../graph/fan-in.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { getTopology } from "../project/get-topology.js";
import { matchingModules } from "../project/matching-modules.js";
import { createRule } from "./create-rule.js";
import { edgeLocation } from "./edge-location.js";
import { importSubject } from "./finding-report.js";
import { shortenedPath } from "./shortened.js";

interface Options {
  readonly max?: number;
  readonly limits: { readonly [pattern: string]: number };
}

/** Leaves room for the words of the message in 240 characters. */
const PATH_AT_MOST = 90;

export const maxFanIn = createRule<"crowded", Options>({
  name: "max-fan-in",
  docs: { description: "Limit the number of modules that import one module", recommended: true },
  messages: {
    crowded:
      "{{imported}} now has {{count}} importing modules (limit {{max}}){{dependents}}. " +
      "Split it, or raise its limit in the max-fan-in options",
  },
  options: {
    max: { type: "integer", minimum: 1, description: "Limit for every module that no pattern of `limits` matches." },
    limits: {
      type: "object",
      additionalProperties: { type: "integer", minimum: 1 },
      description: "Limits by glob over paths from the project's root; the first pattern that matches counts.",
    },
  },
  defaults: { limits: {} },
  check(context, { max, limits }, _program, report) {
    if (max === undefined && Object.keys(limits).length === 0) return;
    const allowed = limitsOf(max, limits);
    const linted = getTopology(context, {
      level: "values",
      importers: (topology, view) => importersOfCrowded(topology, selectionOf(topology, view), allowed),
    });
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const selection = selectionOf(topology, view);
    if (selection.tests?.flags[self] === 1) return;
    for (const edge of selectedEdgesOf(topology, selection, self)) {
      const imported = topology.targets[edge]!;
      const limit = limitsByModule(topology, allowed)[imported];
      const count = fanIn(topology, selection)[imported]!;
      if (imported === self || limit === undefined || count <= limit) continue;
      const all = dependentCount(topology, selection, imported);
      report(linted, importSubject(linted, edge), {
        loc: edgeLocation(context.sourceCode, linted, edge),
        messageId: "crowded",
        data: {
          imported: shortenedPath(topology.modules[imported]!, PATH_AT_MOST),
          count,
          max: limit,
          dependents: all > count ? `; up to ${all} modules fail with it` : "",
        },
      });
    }
  },
});

function selectionOf(topology: Topology, view: ViewSettings): EdgeSelection {
  return { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests: matchingModules(topology, view.tests) };
}

/** Globs are compiled once a limit is asked for: of the files of one graph, for the first. */
function limitsOf(max: number | undefined, limits: Options["limits"]): FanInLimits {
  let ofPattern: ((id: string) => number | undefined) | undefined;
  const of = (id: string): number | undefined => (ofPattern ??= firstMatch(limits))(id) ?? max;
  return { of, key: JSON.stringify([max, Object.entries(limits)]) };
}
