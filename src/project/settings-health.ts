/**
 * What in the settings is likely a mistake although it is well formed: patterns that match nothing, domains that
 * overlap, owners of services that are no domain.
 */
import { domainOverlaps, type DomainOverlap } from "../config/domain-overlaps.js";
import { domainMatcher } from "../config/domain-patterns.js";
import { matchesAny } from "../config/path-patterns.js";
import { DEFAULT_ENTRY, DEFAULT_TESTS, type Settings } from "../config/settings.js";
import { languageOf } from "../facts/language.js";
import { scan } from "../files/scan.js";
import { memoised } from "../graph/memo.js";
import type { Topology } from "../graph/topology.js";
import type { LintedModule } from "./get-topology.js";
import { moduleDomains } from "./module-domains.js";

interface UnusedPattern {
  /** Key of the setting, as `domains.auth`. */
  readonly key: string;
  readonly pattern: string;
}

interface UnknownOwner {
  readonly service: string;
  readonly owner: string;
}

export interface SettingsHealth {
  readonly unused: readonly UnusedPattern[];
  readonly overlaps: readonly DomainOverlap[];
  readonly owners: readonly UnknownOwner[];
}

export function settingsHealth({
  topology,
  graph,
  view,
  root,
}: Pick<LintedModule, "topology" | "graph" | "view" | "root">): SettingsHealth {
  return judged(topology, { graph, view }, root);
}

/** Memoised for all graphs of the same modules: ignored files that come and go alone are seen with the next other change. */
const judged: (topology: Topology, settings: Settings, root: string | undefined) => SettingsHealth = memoised(
  (topology, { graph, view }, root) => ({
    unused: [...unusedGraphPatterns(graph, root), ...unusedViewPatterns(view, topology.modules)],
    overlaps: domainOverlaps(view.domains ?? [], topology.modules),
    owners: unknownOwners(topology, view),
  }),
  (settings, root) => JSON.stringify([settings, root]),
  ({ modules }) => modules,
);

/** What these patterns leave out is not among the modules, so the disk is asked. */
function unusedGraphPatterns(
  { include, ignore }: Settings["graph"],
  root: string | undefined,
): readonly UnusedPattern[] {
  if (root === undefined || include.length + ignore.length === 0) return [];
  const isModule = (path: string): boolean => languageOf(path) !== undefined;
  const files = [...scan(root, { isModule, isConfig: () => false }).modules.keys()];
  return [...unused("include", include, files), ...unused("ignore", ignore, files)];
}

function unusedViewPatterns(
  { domains, shared, tests, entry }: Settings["view"],
  modules: readonly string[],
): readonly UnusedPattern[] {
  const ofDomains = (domains ?? []).flatMap(({ name, patterns }) => {
    const isUnused = (pattern: string): boolean => {
      const find = domainMatcher({ name, patterns: [pattern] });
      return !modules.some((path) => find(path) !== undefined);
    };
    return patterns.filter(isUnused).map((pattern) => ({ key: `domains.${name}`, pattern }));
  });
  return [
    ...ofDomains,
    ...unused("shared", shared, modules),
    ...unused("tests", tests === DEFAULT_TESTS ? [] : tests, modules),
    ...unused("entry", entry === DEFAULT_ENTRY ? [] : entry, modules),
  ];
}

/** Nobody is spared for what such an owner has. */
function unknownOwners(topology: Topology, view: Settings["view"]): readonly UnknownOwner[] {
  const services = Object.entries(view.services);
  if (services.length === 0) return [];
  const { names } = moduleDomains(topology, view, false);
  return services.flatMap(([service, { owner }]) => (names.includes(owner) ? [] : [{ service, owner }]));
}

function unused(key: string, patterns: readonly string[], paths: readonly string[]): readonly UnusedPattern[] {
  return patterns.filter((pattern) => !paths.some(matchesAny([pattern]))).map((pattern) => ({ key, pattern }));
}
