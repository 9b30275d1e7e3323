/**
 * A Topology from a drawing: each line is a path of modules and arrows, `draw("a -> b -> a", "c ~> a", "d")`.
 *
 *     a -> b          a imports b while it loads (eager)
 *     a ~> b          a imports b when running code asks for it (deferred)
 *     a -.-> b        a imports b for its types (erased)
 *     a -{x,y}-> b    a imports the names x and y; likewise ~{x}~> and -.{x}.->
 *     a -{*}-> b      a imports the whole namespace
 *     a -{}-> b       a imports b without a name, for its side effects
 *     a -{x,type:T}-> b   of the names x and T, T is marked `type`
 *     d               a module that imports nothing
 *
 * Each arrow is one import statement of the module before it; a module's statements stand on its lines 1, 2, 3 ... in
 * the order drawn. An arrow without braces imports one name: that of the module it leads to.
 */
import type { BoundName, EdgeLabel, ImportFact, ModuleFacts } from "../../src/facts/module-facts.js";
import { edgeBetween } from "../../src/graph/edge-lookup.js";
import { linkTopology } from "../../src/graph/link.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { EmitOptions } from "../../src/facts/emit-options.js";
import type { ModuleId, ResolvedModule } from "../../src/graph/resolved-module.js";
import type { GraphHealth, Topology } from "../../src/graph/topology.js";

/** How a TypeScript module is compiled if its tsconfig says nothing. */
export const PLAIN_EMIT: EmitOptions = {
  verbatim: false,
  decoratorMetadata: false,
  strictNullChecks: false,
  jsxFactory: "React",
  jsxFragmentFactory: "React",
};

export const HEALTHY: GraphHealth = { unparsed: [], tsconfigs: [], manifests: [], notes: [] };

/** One module of a drawing. */
export interface DrawnModule {
  readonly row: ResolvedModule;
  readonly facts: ModuleFacts;
}

const ARROWS: readonly (readonly [EdgeLabel, RegExp])[] = [
  ["eager", /^-(?:\{(.*)\}-)?>$/],
  ["deferred", /^~(?:\{(.*)\}~)?>$/],
  ["erased", /^-\.(?:\{(.*)\}\.)?->$/],
];

export function draw(...lines: readonly string[]): Topology {
  return link(drawModules(...lines));
}

/** The modules of a drawing, in the order in which they appear. */
export function drawModules(...lines: readonly string[]): DrawnModule[] {
  const imports = new Map<ModuleId, { target: ModuleId; fact: ImportFact }[]>();
  const importsOf = (id: ModuleId) => imports.get(id) ?? imports.set(id, []).get(id)!;
  for (const line of lines) {
    const words = line.trim().split(/\s+/);
    if (words.length % 2 === 0) throw new Error(`A line goes module, arrow, module: ${line}`);
    for (let at = 0; at < words.length; at += 2) {
      const own = importsOf(words[at]!);
      const target = words[at + 2];
      if (target !== undefined) own.push({ target, fact: importFact(words[at + 1]!, target, own.length + 1) });
    }
  }
  return [...imports].map(([id, own]) => drawnModule(id, own));
}

export function link(modules: readonly DrawnModule[]): Topology {
  const facts = new Map(modules.map((module) => [module.row, module.facts]));
  return linkTopology([...facts.keys()], (row) => facts.get(row)!, HEALTHY);
}

/** The one module of a drawing that has the id; for rows that are to replace others. */
export function drawModule(id: ModuleId, ...lines: readonly string[]): DrawnModule {
  const module = drawModules(...lines).find(({ row }) => row.id === id);
  if (module === undefined) throw new Error(`${id} is not in the drawing`);
  return module;
}

export function nodeOf(topology: Topology, id: ModuleId): number {
  const node = topology.nodeOf(id);
  if (node === undefined) throw new Error(`There is no module ${id}`);
  return node;
}

/** The edge of `a -> b`, whatever its label. */
export function edgeOf(topology: Topology, arrow: `${string} -> ${string}`): number {
  const [importer, imported] = arrow.split(" -> ");
  const edge = edgeBetween(topology, nodeOf(topology, importer!), nodeOf(topology, imported!));
  if (edge === undefined) throw new Error(`There is no edge ${arrow}`);
  return edge;
}

/** Every edge as it would be drawn without names. */
export function edgesOf(topology: Topology): string[] {
  const arrows: Readonly<Record<number, string>> = {
    [LABEL_BIT.eager]: "->",
    [LABEL_BIT.deferred]: "~>",
    [LABEL_BIT.erased]: "-.->",
  };
  return topology.modules.flatMap((id, node) => {
    const edges = Array.from(topology.labels.keys()).slice(topology.offsets[node], topology.offsets[node + 1]);
    return edges.map((edge) => `${id} ${arrows[topology.labels[edge]!]} ${topology.modules[topology.targets[edge]!]}`);
  });
}

function drawnModule(id: ModuleId, own: readonly { target: ModuleId; fact: ImportFact }[]): DrawnModule {
  const facts: ModuleFacts = { imports: own.map(({ fact }) => fact), exports: [] };
  const labels = facts.imports.map(({ label }) => LABEL_BIT[label]);
  const row = { id, key: `facts of ${id}`, labels, targets: own.map(({ target }) => target), unresolved: [] };
  return { row, facts };
}

function importFact(arrow: string, target: ModuleId, line: number): ImportFact {
  for (const [label, shape] of ARROWS) {
    const match = shape.exec(arrow);
    if (match === null) continue;
    const names = (match[1] ?? target)
      .split(",")
      .filter((name) => name !== "")
      .map(boundName);
    const form = label === "deferred" ? "import-call" : "import";
    return { specifier: `./${target}`, form, label, names, range: [0, target.length + 4], line };
  }
  throw new Error(`${arrow} is no arrow`);
}

function boundName(text: string): BoundName {
  const imported = text.replace("type:", "");
  const local = imported === "*" ? "namespace" : imported;
  return imported === text ? { imported, local } : { imported, local, type: true };
}
