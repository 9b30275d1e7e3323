import { radiusByDomain } from "../graph/blast-radius.js";
import { overrunImporters, radiusOverruns, type RadiusOverrun } from "../graph/radius-overruns.js";
import type { Topology } from "../graph/topology.js";
import { getTopology } from "../project/get-topology.js";
import { moduleDomains } from "../project/module-domains.js";
import type { ViewSettings } from "../config/settings.js";
import { createRule } from "./create-rule.js";
import { edgeLocation } from "./edge-location.js";
import { importSubject } from "./finding-report.js";
import { LIMIT_OPTIONS } from "./limit-options.js";
import { limitsOf, type LimitOptions } from "../project/limits-of.js";
import { runningImports } from "../project/running-imports.js";
import { shortenedPath } from "./shortened.js";

/** Leaves room for the words of the message in 240 characters. */
const PATH_AT_MOST = 42;

export const maxBlastRadius = createRule<"over", LimitOptions>({
  name: "max-blast-radius",
  docs: { description: "Limit the number of modules that depend on one module, at any distance", recommended: false },
  messages: {
    over:
      "If {{module}} fails, {{count}} modules{{domains}} fail with it (limit {{max}}); {{ways}} {{added}} of them. " +
      "Do without it, or raise the limit in the max-blast-radius options",
  },
  options: LIMIT_OPTIONS,
  defaults: { limits: {} },
  check(context, options, _program, report) {
    const limits = limitsOf(options);
    if (limits === undefined) return;
    const linted = getTopology(context, {
      level: "values",
      importers: (topology, view) => overrunImporters(topology, runningImports(topology, view), limits),
    });
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    const selection = runningImports(topology, view);
    for (const overrun of radiusOverruns(topology, selection, limits, self)) {
      const loc = edgeLocation(context.sourceCode, linted, overrun.edge);
      const data = overrunText(topology, view, overrun);
      report(linted, importSubject(linted, overrun.edge), { loc, messageId: "over", data });
    }
  },
});

function overrunText(topology: Topology, view: ViewSettings, overrun: RadiusOverrun): Record<string, string | number> {
  const { node, limit, dependents, distance, added, others } = overrun;
  const parts = radiusByDomain(dependents, moduleDomains(topology, view, true));
  const domains = parts.filter(({ domain }) => domain !== undefined).length;
  const far = distance === 1 ? "" : `, ${distance} steps away,`;
  return {
    module: shortenedPath(topology.modules[node]!, PATH_AT_MOST),
    count: dependents.nodes.length,
    domains: domains > 1 ? ` in ${domains} domains` : "",
    max: limit,
    ways: others === 0 ? `this import${far} adds` : `this import${far} and ${others} more here add`,
    added,
  };
}
