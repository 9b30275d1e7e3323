import type { TSESLint } from "@typescript-eslint/utils";
import { crowdedImports, importersOfCrowded } from "../graph/crowded-modules.js";
import { crowdedStates } from "../graph/state/crowded-states.js";
import { failureExtent } from "../graph/dependents.js";
import type { ModuleLimits } from "../graph/module-limits.js";
import { getTopology } from "../project/get-topology.js";
import { lintedStates } from "../project/linted-states.js";
import { moduleDomains } from "../project/module-domains.js";
import { createRule } from "./create-rule.js";
import { edgeLocation, requestLocation } from "./edge-location.js";
import { failingText } from "./extent-text.js";
import { importSubject, type FindingReport } from "./finding-report.js";
import { fitted } from "./fitted.js";
import { LIMIT_OPTIONS } from "./limit-options.js";
import { limitsOf, type LimitOptions } from "../project/limits-of.js";
import { runningImports } from "../project/running-imports.js";
import { shortenedPath, shortenedText } from "./shortened.js";

interface Options extends LimitOptions {
  readonly stateful?: number;
}

const MESSAGES = {
  crowded:
    "{{imported}} now has {{count}} importing modules (limit {{max}}){{radius}}. " +
    "Split it, or raise its limit in the max-fan-in options",
  stateful:
    "{{name}} of {{owner}} changes as the program runs, and {{count}} modules reach it (limit {{max}}){{radius}}. " +
    "Pass it as an argument, or raise stateful in the max-fan-in options",
} as const;

export const maxFanIn = createRule<"crowded" | "stateful", Options>({
  name: "max-fan-in",
  docs: { description: "Limit the number of modules that import one module", recommended: true },
  messages: MESSAGES,
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
    const failing = { is: "module", nodes: [imported] } as const;
    const extent = failureExtent(topology, selection, failing, moduleDomains(topology, view, true));
    told.add(topology.modules[imported]!);
    report(linted, importSubject(linted, edge), {
      loc: edgeLocation(context.sourceCode, linted, edge),
      messageId: "crowded",
      data: fitted(MESSAGES.crowded, (length) => ({
        // What is to be split is worth the most room.
        imported: shortenedPath(topology.modules[imported]!, length + 30),
        count: `${count}`,
        max: `${limit}`,
        radius: failingText(extent, count, length),
      })),
    });
  }
  return told;
}

/** One report for each import, since what it leads to is one thing to split; of several states about the one most reach. */
function reportStateful(context: Context, max: number, told: ReadonlySet<string>, report: Report): void {
  const found = lintedStates(context);
  if (found === undefined) return;
  const { linted, self, stateView } = found;
  const { topology, view } = linted;
  for (const { state, accesses, reach, request } of crowdedStates(topology, self, stateView, max)) {
    const imports = topology.rows[self]!.targets[request]!;
    if (told.has(imports)) continue;
    const failing = { is: "state", users: accesses } as const;
    const extent = failureExtent(
      topology,
      runningImports(topology, view),
      failing,
      moduleDomains(topology, view, true),
    );
    const data = fitted(MESSAGES.stateful, (length) => ({
      name: shortenedText(state.name, length),
      owner: `${shortenedPath(topology.modules[state.owner]!, length)}:${state.line}`,
      count: `${reach}`,
      max: `${max}`,
      radius: failingText(extent, reach, length),
    }));
    report(
      linted,
      { imports },
      { loc: requestLocation(context.sourceCode, linted.facts(), request), messageId: "stateful", data },
    );
  }
}
