import { DirectedGraph } from "graphology";
import type { EdgeLabel } from "../facts/module-facts.js";
import { importFactOf } from "./edge-lookup.js";
import { edgeNames } from "./edge-names.js";
import { EVERY_EDGE, selectedEdgesOf } from "./edge-selection.js";
import type { EdgeSelection } from "./edge-selection.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** Attributes of an edge in the graphology graph. */
export interface ImportAttributes {
  readonly label: EdgeLabel;
  /** Line of the specifier a report would stand at. */
  readonly line: number;
  /** Imported names, `*` for the whole namespace; absent if the edge carries none. */
  readonly names?: readonly string[];
}

/**
 * The graph as a graphology graph, for people's own queries: a node for each module, under its id, and the selected
 * edges (all of them by default). Modules without selected edges stay as nodes.
 *
 * Takes many times as long as linking (seconds for 100,000 edges), and asks for the facts of every importer. Algorithms
 * of graphology that recurse, as its strongly connected components do, overflow on long chains: take `components`.
 */
export function asGraphology(
  topology: Topology,
  selection: EdgeSelection = EVERY_EDGE,
): DirectedGraph<Record<string, never>, ImportAttributes> {
  const graph = new DirectedGraph<Record<string, never>, ImportAttributes>();
  for (const id of topology.modules) graph.addNode(id);
  for (const [importer, id] of topology.modules.entries()) {
    for (const edge of selectedEdgesOf(topology, selection, importer)) {
      graph.addEdge(id, topology.modules[topology.targets[edge]!], attributesOf(topology, selection, edge));
    }
  }
  return graph;
}

function attributesOf(topology: Topology, selection: EdgeSelection, edge: number): ImportAttributes {
  const { names, everything } = edgeNames(topology, selection, edge);
  const all = everything ? [...names, "*"] : names;
  const attributes = { label: labelOf(topology.labels[edge]!), line: importFactOf(topology, edge).line };
  return all.length > 0 ? { ...attributes, names: all } : attributes;
}

function labelOf(bit: number): EdgeLabel {
  if (bit === LABEL_BIT.eager) return "eager";
  return bit === LABEL_BIT.deferred ? "deferred" : "erased";
}
