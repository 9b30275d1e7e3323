/** All that the command `doctor` finds out about a project: plain data. */
import type { DomainOrigin } from "../../config/domain-origins.js";
import type { Settings } from "../../config/settings.js";
import { gapsInWords } from "../../graph/health.js";
import { SHARED_KERNEL } from "../../graph/node-domains.js";
import type { GraphHealth, Topology } from "../../graph/topology.js";
import { examineProject, type ExaminedProject } from "../../project/examined-project.js";
import { matchingModules } from "../../project/matching-modules.js";
import { moduleDomainOrigins, moduleDomains } from "../../project/module-domains.js";
import { settingsHealth } from "../../project/settings-health.js";
import type { Phase } from "../../project/stopwatch.js";
import { graphNumbers, type GraphNumbers } from "./graph-numbers.js";
import type { ProjectLint } from "./project-lint.js";
import { ruleStates, type RuleState } from "./rule-states.js";

export interface Diagnosis extends GraphNumbers {
  readonly root: { readonly path: string; readonly why: string };
  /** As the config gives them; the others are the defaults. */
  readonly settings: object;
  readonly domains: {
    readonly found: readonly (DomainOrigin & { readonly modules: number })[];
    readonly shared: number;
    readonly none: number;
  };
  readonly unparsed: GraphHealth["unparsed"];
  readonly manifests: GraphHealth["manifests"];
  readonly packages: number;
  readonly tsconfigs: {
    readonly used: readonly { readonly id: string; readonly modules: number }[];
    readonly failed: GraphHealth["tsconfigs"];
  };
  readonly rules: readonly RuleState[];
  /** What keeps findings from being whole, and what in the settings is likely a mistake; nothing if all is well. */
  readonly lookAt: readonly string[];
  readonly store: ExaminedProject["store"] | "off";
  readonly look: {
    /** Whether facts of earlier runs were there to begin with. */
    readonly is: "cold" | "warm";
    readonly read: number;
    readonly parsed: number;
    readonly ms: Readonly<Partial<Record<Phase, number>>>;
  };
  readonly versions: Readonly<Record<string, string>>;
}

interface Asked {
  /** Real path. */
  readonly root: string;
  readonly why: string;
  readonly given: object;
  readonly settings: Settings;
  readonly versions: Readonly<Record<string, string>>;
}

export async function diagnose(
  { root, why, given, settings, versions }: Asked,
  lintOf: (topology: Topology) => Promise<ProjectLint>,
): Promise<Diagnosis> {
  const { view, graph } = settings;
  const { topology, store, spent, tsconfigs, packageNames } = examineProject(root, graph);
  const tests = matchingModules(topology, view.tests);
  const lint = await lintOf(topology);
  const { unparsed, manifests } = topology.health;
  const times = (phase: Phase): number => spent.get(phase)?.times ?? 0;
  const isWarm = store?.files.some(({ name, is }) => name === "facts" && is === "as written") ?? false;
  return {
    root: { path: root, why },
    settings: given,
    domains: domainsOf(topology, settings),
    ...graphNumbers(topology, tests, packageNames),
    unparsed,
    manifests,
    packages: topology.packages.length,
    tsconfigs: {
      used: [...tsconfigs]
        .map(([folder, modules]) => ({ id: folder === "" ? "." : folder, modules }))
        .sort((a, b) => b.modules - a.modules || (a.id < b.id ? -1 : 1)),
      failed: topology.health.tsconfigs,
    },
    rules: ruleStates(topology, view, lint.uses),
    lookAt: [...gapsOf(topology), ...lint.gaps, ...settingsMistakes(topology, settings, root)],
    store: store ?? "off",
    look: {
      is: isWarm ? "warm" : "cold",
      read: times("read"),
      parsed: times("extract"),
      ms: Object.fromEntries([...spent].map(([phase, { ms }]) => [phase, Math.round(ms)])),
    },
    versions,
  };
}

function domainsOf(topology: Topology, { view }: Settings): Diagnosis["domains"] {
  const { names, of } = moduleDomains(topology, view, true);
  const count = (number: number): number => of.reduce((sum, each) => sum + Number(each === number), 0);
  const found = moduleDomainOrigins(topology, view, true)
    .map((origin) => ({ ...origin, modules: count(names.indexOf(origin.name)) }))
    .sort((a, b) => b.modules - a.modules || (a.name < b.name ? -1 : 1));
  const shared = count(SHARED_KERNEL);
  return { found, shared, none: of.length - shared - found.reduce((sum, { modules }) => sum + modules, 0) };
}

/** One base that is not installed fails in many tsconfigs: told once. */
function gapsOf(topology: Topology): readonly string[] {
  const { tsconfigs } = topology.health;
  const others = gapsInWords({ ...topology, health: { ...topology.health, tsconfigs: [] } });
  const modules = tsconfigs.reduce((sum, failed) => sum + failed.modules, 0);
  return tsconfigs.length === 0
    ? others
    : [
        ...others,
        `${modules === 1 ? "1 module is read without its" : `${modules} modules are read without their`} tsconfig, as ${tsconfigs.length === 1 ? "it fails" : `${tsconfigs.length} of them fail`}`,
      ];
}

function settingsMistakes(topology: Topology, { graph, view }: Settings, root: string): readonly string[] {
  const { unused, overlaps, owners } = settingsHealth({ topology, graph, view, root });
  return [
    ...unused.map(({ key, pattern }) => `settings.topology.${key}: ${pattern} matches no file`),
    ...overlaps.map(({ path, first, second }) => `${path} is in two domains: ${first} and ${second}`),
    ...owners.map(
      ({ service, owner }) => `settings.topology.services: ${owner}, the owner of ${service}, is no domain`,
    ),
  ];
}
