import type { TSESLint } from "@typescript-eslint/utils";
import { firstMatch } from "../config/path-patterns.js";
import type { ViewSettings } from "../config/settings.js";
import { importersOfCrowded, limitsByModule, type FanInLimits } from "../graph/crowded-modules.js";
import { crowdedStates } from "../graph/state/crowded-states.js";
import { dependentCount } from "../graph/dependents.js";
import { selectedEdgesOf, type EdgeSelection } from "../graph/edge-selection.js";
import { fanIn } from "../graph/fan-in.js";
import { LABEL_BIT } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { getTopology } from "../project/get-topology.js";
import { matchingModules } from "../project/matching-modules.js";
import { lintedStates } from "../project/linted-states.js";
import { createRule } from "./create-rule.js";
import { edgeLocation, requestLocation } from "./edge-location.js";
import { importSubject, type FindingReport } from "./finding-report.js";
import { shortenedPath, shortenedText } from "./shortened.js";

interface Options {
  readonly max?: number;
  readonly stateful?: number;
  readonly limits: { readonly [pattern: string]: number };
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
    max: { type: "integer", minimum: 1, description: "Limit for every module that no pattern of `limits` matches." },
    stateful: { type: "integer", minimum: 1, description: "Limit of modules that reach one state which changes." },
    limits: {
      type: "object",
      additionalProperties: { type: "integer", minimum: 1 },
      description: "Limits by glob over paths from the project's root; the first pattern that matches counts.",
    },
  },
  defaults: { limits: {} },
  check(context, { max, stateful, limits }, _program, report) {
    const isLimited = max !== undefined || Object.keys(limits).length > 0;
    const told = isLimited ? reportCrowded(context, limitsOf(max, limits), report) : new Set<string>();
    if (stateful !== undefined) reportStateful(context, stateful, told, report);
  },
});

type Report = FindingReport<"crowded" | "stateful">;
type Context = Parameters<typeof getTopology>[0] & { readonly sourceCode: Readonly<TSESLint.SourceCode> };

/** @returns the imported modules that a report is about */
function reportCrowded(context: Context, allowed: FanInLimits, report: Report): ReadonlySet<string> {
  const told = new Set<string>();
  const linted = getTopology(context, {
    level: "values",
    importers: (topology, view) => importersOfCrowded(topology, selectionOf(topology, view), allowed),
  });
  if (linted?.self === undefined) return told;
  const { topology, self, view } = linted;
  const selection = selectionOf(topology, view);
  if (selection.tests?.flags[self] === 1) return told;
  for (const edge of selectedEdgesOf(topology, selection, self)) {
    const imported = topology.targets[edge]!;
    const limit = limitsByModule(topology, allowed)[imported];
    const count = fanIn(topology, selection)[imported]!;
    if (imported === self || limit === undefined || count <= limit) continue;
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

function selectionOf(topology: Topology, view: ViewSettings): EdgeSelection {
  return { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests: matchingModules(topology, view.tests) };
}

/** Globs are compiled once a limit is asked for: of the files of one graph, for the first. */
function limitsOf(max: number | undefined, limits: Options["limits"]): FanInLimits {
  let ofPattern: ((id: string) => number | undefined) | undefined;
  const of = (id: string): number | undefined => (ofPattern ??= firstMatch(limits))(id) ?? max;
  return { of, key: JSON.stringify([max, Object.entries(limits)]) };
}
