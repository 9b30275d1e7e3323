/** What the graph knows of one line, or of a whole module, where nothing is to be told: imports, states, clients, exports. */
import type { ViewSettings } from "../../config/settings.js";
import { namedEdge } from "../../graph/cut-edges.js";
import { components } from "../../graph/components.js";
import { edgeNames } from "../../graph/edge-names.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import { nodeSet } from "../../graph/node-set.js";
import { labelName } from "../../graph/label-name.js";
import { reversed } from "../../graph/reversed.js";
import { SERVICE_KINDS } from "../../graph/services/made-services.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import { allStateAccesses } from "../../graph/state/state-accesses.js";
import type { Topology } from "../../graph/topology.js";
import { countedEdges } from "../../project/counted-edges.js";
import { serviceView } from "../../project/linted-services.js";
import { stateViewOf } from "../../project/linted-states.js";
import { runningImports } from "../../project/running-imports.js";
import { counted } from "../../words/counted.js";
import { domainName } from "./domain-name.js";
import { listed, type Section } from "./explanation.js";
import { stateSections, toldState } from "./told-state.js";

export interface LineKnowledge {
  readonly sections: readonly Section[];
  readonly known: object;
}

interface ToldImport {
  readonly specifier: string;
  /** Undefined for what leads out of the graph or nowhere. */
  readonly to?: string;
  readonly leads: "to a module" | "out of the project" | "nowhere";
  readonly label: "eager" | "deferred" | "erased";
  readonly names: readonly string[];
  /** Modules in the knot that the import is inside of. */
  readonly knot?: number;
}

/** Of a line of a module. */
export function lineKnowledge(seen: Topology, view: ViewSettings, self: number, line: number): LineKnowledge {
  const id = seen.modules[self]!;
  const topology = emittedGraph(
    seen,
    nodeSet(seen.modules, (each) => each === id),
  );
  const imports = importsAt(topology, view, self, line);
  const states = allStateAccesses(topology, self, stateViewOf(topology, view))
    .filter(({ state }) => state.line === line)
    .map(({ state, accesses }) => toldState(topology, state, accesses));
  const uses = serviceUses(topology, serviceView(topology, view, SERVICE_KINDS)).byModule.get(self) ?? [];
  const services = uses
    .filter((use) => use.line === line)
    .map(({ service: { key, kind, technology } }) => ({ key, kind, ...(technology !== undefined && { technology }) }));
  const exported = topology
    .factsOf(self)
    .exports.flatMap((one) => (one.line === line && one.exported !== "*" ? [one.exported] : []));
  const takers = exported.map((name) => ({ name, importers: takersOf(topology, view, self, name) }));
  return {
    sections: [
      ...imports.map((one) => ({ title: `import of ${one.specifier}`, lines: importLines(one) })),
      ...stateSections(states),
      ...services.map(({ key, kind, technology }) => ({
        title: `${key} (${technology === undefined ? kind : `${technology} ${kind}`})`,
        lines: ["this line has a client of it"],
      })),
      ...takers.map(({ name, importers }) => ({
        title: `export ${name}`,
        lines: [
          `${counted(importers.length, "module")} ${importers.length === 1 ? "takes" : "take"} it directly${importers.length === 0 ? "" : `: ${listed(importers, 10)}`}`,
        ],
      })),
    ],
    known: { imports, states, services, exports: takers },
  };
}

/** Of a module as a whole. */
export function moduleKnowledge(topology: Topology, view: ViewSettings, self: number): LineKnowledge {
  const selection = runningImports(topology, view);
  const { offsets } = reversed(topology, selection);
  const importers = offsets[self + 1]! - offsets[self]!;
  const imports = new Set(topology.rows[self]!.targets.filter((target) => target !== null)).size;
  const domain = domainName(topology, view, topology.modules[self]!, true);
  const where = domain === undefined ? "in no domain" : `in the domain ${domain}`;
  const lines = [
    `it lies ${where}`,
    `it imports ${counted(imports, "module")} of the project`,
    `${counted(importers, "module")} ${importers === 1 ? "imports" : "import"} it`,
  ];
  return {
    sections: [{ title: topology.modules[self]!, lines }],
    known: { ...(domain !== undefined && { domain }), imports, importers },
  };
}

function importsAt(topology: Topology, view: ViewSettings, self: number, line: number): readonly ToldImport[] {
  const { targets, labels, unresolved } = topology.rows[self]!;
  const { of, sizes } = components(topology, countedEdges({ deferred: false, types: false })(topology, view));
  return topology.factsOf(self).imports.flatMap((fact, request): ToldImport[] => {
    if (fact.line !== line) return [];
    const to = targets[request] ?? undefined;
    const node = to === undefined ? undefined : topology.nodeOf(to);
    const label = labelName(labels[request]!);
    const isInKnot = node !== undefined && label === "eager" && of[node] === of[self] && sizes[of[self]!]! > 1;
    return [
      {
        specifier: fact.specifier,
        ...(to !== undefined && { to }),
        leads: to !== undefined ? "to a module" : unresolved.includes(request) ? "nowhere" : "out of the project",
        label,
        names: fact.names.map(({ imported }) => imported),
        ...(isInKnot && { knot: sizes[of[self]!]! }),
      },
    ];
  });
}

const LABEL_TEXTS: Readonly<Record<ToldImport["label"], string>> = {
  eager: "it runs while this module loads",
  deferred: "it runs later, when the code asks for it",
  erased: "the compiler drops it: nothing of it is left when the program runs",
};

function importLines({ to, leads, label, names, knot }: ToldImport): readonly string[] {
  const where = {
    "to a module": `leads to ${to}`,
    nowhere: "leads nowhere, so that the graph has no edge for it",
    "out of the project": "leads out of the project: to a package, to Node.js, or to a file that is no module",
  };
  return [
    where[leads],
    LABEL_TEXTS[label],
    names.length === 0
      ? "takes no name"
      : `takes ${listed(
          names.map((name) => (name === "*" ? "all names" : name)),
          10,
        )}`,
    ...(knot === undefined ? [] : [`lies inside a knot of ${knot} modules`]),
  ];
}

function takersOf(topology: Topology, view: ViewSettings, self: number, name: string): readonly string[] {
  const selection = runningImports(topology, view);
  const { offsets, importers } = reversed(topology, selection);
  return [...importers.subarray(offsets[self], offsets[self + 1])].flatMap((importer) => {
    const edge = namedEdge(topology, { from: topology.modules[importer]!, to: topology.modules[self]! })!;
    const { names, everything } = edgeNames(topology, selection, edge);
    return importer !== self && selection.tests?.flags[importer] !== 1 && (everything || names.includes(name))
      ? [topology.modules[importer]!]
      : [];
  });
}
