/** What graph-health tells of the settings, message by message, with its place in the text where it has one. */
import type { ViewSettings } from "../config/settings.js";
import { speaksForProject } from "../graph/health.js";
import type { NodeDomains } from "../graph/node-domains.js";
import type { NodeSet } from "../graph/node-set.js";
import { decidersOfCuts, staleCutsAt } from "../graph/stale-cuts.js";
import type { Topology } from "../graph/topology.js";
import type { LintedModule } from "../project/get-topology.js";
import type { Level } from "../project/level.js";
import { moduleDomains } from "../project/module-domains.js";
import { settingsHealth } from "../project/settings-health.js";
import { matchingModules } from "../project/matching-modules.js";
import { shortenedPath, shortenedText } from "./shortened.js";

export const SETTINGS_MESSAGES = {
  unusedPattern:
    "settings.topology.{{key}} has a pattern that matches nothing: {{pattern}}. Correct it, or take it out",
  twoDomains:
    "settings.topology.domains puts {{path}} into {{first}}, which counts, and into {{second}}. " +
    "Let the patterns of only one of them match it",
  unknownOwner:
    "settings.topology.services gives {{service}} to {{owner}}, which is no domain with a module in it. " +
    "Correct the name, or take it out",
  staleCut:
    "settings.topology.cut names {{from}} -> {{to}}, which {{reason}}. Remove it there, or a new cycle may hide behind it",
};

interface SettingsMistake {
  readonly messageId: keyof typeof SETTINGS_MESSAGES;
  readonly data: Readonly<Record<string, string>>;
  /** The import of the linted module that it is about. */
  readonly edge?: number;
}

const TEXT_AT_MOST = 90;
const NAME_AT_MOST = 40;
/** Two of them in one line. */
const PATH_AT_MOST = 60;

/** Patterns that match nothing, domains that overlap, owners that are none: told once, at the module that speaks for the project. */
export function* patternMistakes(linted: LintedModule, self: number): Generator<SettingsMistake> {
  if (!speaksForProject(linted.topology, self)) return;
  const { unused, overlaps, owners } = settingsHealth(linted);
  for (const { key, pattern } of unused) {
    const data = { key: shortenedText(key, NAME_AT_MOST), pattern: shortenedText(pattern, TEXT_AT_MOST) };
    yield { messageId: "unusedPattern", data };
  }
  for (const { path, first, second } of overlaps) {
    const names = { first: shortenedText(first, NAME_AT_MOST), second: shortenedText(second, NAME_AT_MOST) };
    yield { messageId: "twoDomains", data: { path: shortenedPath(path, NAME_AT_MOST), ...names } };
  }
  for (const { service, owner } of owners) {
    const data = { service: shortenedText(service, NAME_AT_MOST), owner: shortenedText(owner, NAME_AT_MOST) };
    yield { messageId: "unknownOwner", data };
  }
}

/** Cuts that cut nothing, at their importer. Takes the linted module at the level of `CUTS`. */
export function* staleCuts({ topology, view }: LintedModule, self: number): Generator<SettingsMistake> {
  for (const { from, to, edge } of staleCutsAt(topology, kindsOf(topology, view), view.cut, self)) {
    const data = {
      from: shortenedPath(from, PATH_AT_MOST),
      to: shortenedPath(to, PATH_AT_MOST),
      reason: edge === undefined ? "is no import of this project" : "is in no import cycle",
    };
    yield { messageId: "staleCut", data, ...(edge !== undefined && { edge }) };
  }
}

/** What it takes to judge cuts: the imports that run, of all cycles. */
export const CUTS: Level = {
  level: "values",
  importers: (topology, view) => {
    const { tests, domains } = kindsOf(topology, view);
    return decidersOfCuts(topology, tests, domains);
  },
};

function kindsOf(topology: Topology, view: ViewSettings): { tests: NodeSet; domains: NodeDomains } {
  return { tests: matchingModules(topology, view.tests), domains: moduleDomains(topology, view, true) };
}
