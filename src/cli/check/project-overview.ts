/** What a project is made of, as `check` tells it before any finding: its modules, domains, knots, services and shared states, as data. */
import type { DomainOrigin } from "../../config/domain-origins.js";
import { cyclicModules } from "../../graph/cyclic-modules.js";
import { edgeNames } from "../../graph/edge-names.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import type { EdgeSelection } from "../../graph/edge-selection.js";
import { gapsInWords } from "../../graph/health.js";
import { importStep, type ImportStep } from "../../graph/import-step.js";
import { knots } from "../../graph/knots.js";
import { LABEL_BIT } from "../../graph/resolved-module.js";
import { SERVICE_KINDS } from "../../graph/services/made-services.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import { sharedStates } from "../../graph/state/shared-states.js";
import type { Topology } from "../../graph/topology.js";
import { serviceView } from "../../project/linted-services.js";
import { stateViewOf } from "../../project/linted-states.js";
import { edgesInView } from "../../project/matching-modules.js";
import { moduleDomainOrigins, moduleDomains } from "../../project/module-domains.js";
import type { CheckedProject } from "./check-run.js";
import { idleRules, type IdleRule } from "./idle-rules.js";

export interface KnotOverview {
  readonly modules: readonly string[];
  /** Its shortest cycle. */
  readonly cycle: readonly ImportStep[];
  /** The import of that cycle which is easiest to cut, with the names it carries. */
  readonly easiestCut: ImportStep & { readonly names: readonly string[] };
}

interface ServiceOverview {
  readonly service: string;
  readonly kinds: readonly string[];
  readonly technologies: readonly string[];
  /** Those that use it; a use outside of every domain is in none. */
  readonly domains: readonly string[];
  readonly modules: readonly string[];
}

interface StateOverview {
  /** `path#name`. */
  readonly state: string;
  readonly kind: string;
  /** Other modules that set or read it. */
  readonly modules: readonly string[];
  /** The reason that accepts it. */
  readonly accepted?: string;
}

export interface ProjectOverview {
  readonly root: string;
  readonly modules: number;
  readonly domains: readonly (DomainOrigin & { readonly modules: number })[];
  /** Modules in no domain, those that all may use included. */
  readonly inNoDomain: number;
  readonly knots: readonly KnotOverview[];
  readonly services: readonly ServiceOverview[];
  readonly states: readonly StateOverview[];
  readonly idleRules: readonly IdleRule[];
  /** What keeps the graph from being whole. */
  readonly gaps: readonly string[];
}

/** Asks for the bodies of modules in knots, and of those that may hold or reach states and services. */
export function projectOverview(project: CheckedProject): ProjectOverview {
  const { root, topology, view } = project;
  const domains = moduleDomains(topology, view, true);
  const counts = new Map<string, number>();
  for (const domain of domains.of) {
    const name = domains.names[domain];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const origins = moduleDomainOrigins(topology, view, true);
  return {
    root,
    modules: topology.modules.length,
    domains: origins.map((origin) => ({ ...origin, modules: counts.get(origin.name) ?? 0 })),
    inNoDomain: topology.modules.length - named,
    knots: knotsOf(project),
    services: servicesOf(project),
    states: statesOf(project),
    idleRules: idleRules(project),
    gaps: gapsInWords(topology),
  };
}

/** Of imports that are evaluated while modules load, as no-cycle counts them unless it is told otherwise. */
function knotsOf({ topology, view }: CheckedProject): readonly KnotOverview[] {
  const selection = edgesInView(topology, LABEL_BIT.eager, view);
  const values = emittedGraph(topology, cyclicModules(topology, selection));
  const running = edgesInView(values, LABEL_BIT.eager, view);
  return knots(values, running).map(({ nodes, cycle, cut }) => ({
    modules: nodes.map((node) => values.modules[node]!),
    cycle: cycle.map((edge) => importStep(values, edge)),
    easiestCut: { ...importStep(values, cut), names: namesOf(values, running, cut) },
  }));
}

function namesOf(topology: Topology, selection: EdgeSelection, edge: number): readonly string[] {
  const { names, everything } = edgeNames(topology, selection, edge);
  return everything ? ["*", ...names] : names;
}

function servicesOf({ topology, view }: CheckedProject): readonly ServiceOverview[] {
  const asked = serviceView(topology, view, SERVICE_KINDS);
  const { byService } = serviceUses(topology, asked);
  const { names, of } = asked.domains;
  return [...byService]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, uses]) => ({
      service,
      kinds: distinct(uses.map((use) => use.service.kind)),
      technologies: distinct(uses.flatMap((use) => use.service.technology ?? [])),
      domains: distinct(uses.flatMap(({ module }) => names[of[module]!] ?? [])),
      modules: distinct(uses.map(({ module }) => topology.modules[module]!)),
    }));
}

/** States that somebody sets as the program runs and two modules reach, most reached first. */
function statesOf({ topology, view }: CheckedProject): readonly StateOverview[] {
  const states = stateViewOf(topology, view);
  return topology.modules
    .flatMap((_, node) => sharedStates(topology, node, states, "reach"))
    .map(({ state, accesses }) => ({
      state: state.id,
      kind: state.kind,
      modules: distinct(accesses.map(({ module }) => topology.modules[module]!)),
      ...(state.accepted && { accepted: state.accepted }),
    }))
    .sort((a, b) => b.modules.length - a.modules.length || (a.state < b.state ? -1 : 1));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
