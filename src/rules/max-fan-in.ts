import type { TSESLint } from "@typescript-eslint/utils";
import { crowdedImports, importersOfCrowded } from "../graph/crowded-modules.js";
import { crowdedStates } from "../graph/state/crowded-states.js";
import { dependentCount } from "../graph/dependents.js";
import type { ModuleLimits } from "../graph/module-limits.js";
import { getTopology } from "../project/get-topology.js";
import { lintedStates } from "../project/linted-states.js";
import { createRule } from "./create-rule.js";
import { edgeLocation, requestLocation } from "./edge-location.js";
import { importSubject, type FindingReport } from "./finding-report.js";
import { LIMIT_OPTIONS, limitsOf, type LimitOptions } from "./limits-of.js";
import { runningImports } from "./running-imports.js";
import { shortenedPath, shortenedText } from "./shortened.js";

interface Options extends LimitOptions {
  readonly stateful?: number;
}

/** Leaves room for the words of the message in 240 characters. */
const PATH_AT_MOST = 90;
const STATEFUL_PATH_AT_MOST = 50;
const NAME_AT_MOST = 30;

export const maxFanIn = createRule<"crowded" | "stateful", Options>({
  name: "max-fan-in",
  docs: { description: "Limit the number of modules that import one module", recommended: true },
  messages: {
    crowded:
      "{{imported}} now has {{count}} importing modules (limit {{max}}){{dependents}}. " +
      "Split it, or raise its limit in the max-fan-in options",
    stateful:
      "{{name}} of {{owner}} changes as the program runs, and {{count}} modules reach it (limit {{max}}). " +
      "Pass it as an argument, or raise stateful in the max-fan-in options",
  },
  options: {
    max: LIMIT_OPTIONS.max,
    stateful: { type: "integer", minimum: 1, description: "Limit of modules that reach one state which changes." },
    limits: LIMIT_OPTIONS.limits,
  },
  defaults: { limits: {} },
  check(context, options, _program, report) {
    const { stateful } = options;
    const allowed = limitsOf(options);
    const told = allowed === undefined ? new Set<string>() : reportCrowded(context, allowed, report);
    if (stateful !== undefined) reportStateful(context, stateful, told, report);
  },
});

type Report = FindingReport<"crowded" | "stateful">;
type Context = Parameters<typeof getTopology>[0] & { readonly sourceCode: Readonly<TSESLint.SourceCode> };

/** @returns the imported modules that a report is about */
function reportCrowded(context: Context, allowed: ModuleLimits, report: Report): ReadonlySet<string> {
  const told = new Set<string>();
  const linted = getTopology(context, {
    level: "values",
    importers: (topology, view) => importersOfCrowded(topology, runningImports(topology, view), allowed),
  });
  if (linted?.self === undefined) return told;
  const { topology, self, view } = linted;
  const selection = runningImports(topology, view);
  for (const { edge, imported, limit, count } of crowdedImports(topology, selection, allowed, self)) {
    const all = dependentCount(topology, selection, imported);
    told.add(topology.modules[imported]!);
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
  return told;
}

/** One report for each import, since what it leads to is one thing to split; of several states about the one most reach. */
function reportStateful(context: Context, max: number, told: ReadonlySet<string>, report: Report): void {
  const found = lintedStates(context);
  if (found === undefined) return;
  const { linted, self, stateView } = found;
  const { topology } = linted;
  for (const { state, reach, request } of crowdedStates(topology, self, stateView, max)) {
    const imports = topology.rows[self]!.targets[request]!;
    if (told.has(imports)) continue;
    report(
      linted,
      { imports },
      {
        loc: requestLocation(context.sourceCode, linted.facts(), request),
        messageId: "stateful",
        data: {
          name: shortenedText(state.name, NAME_AT_MOST),
          owner: `${shortenedPath(topology.modules[state.owner]!, STATEFUL_PATH_AT_MOST)}:${state.line}`,
          count: reach,
          max,
        },
      },
    );
  }
}
