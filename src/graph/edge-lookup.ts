/** From the number of an edge to what it stands for, and back; see number-checks for numbers that are none. */
import type { ImportFact } from "../facts/module-facts.js";
import { checkEdge, checkNode } from "./number-checks.js";
import type { Topology } from "./topology.js";

/** The node whose row holds the edge. O(log n). */
export function importerOf(topology: Topology, edge: number): number {
  checkEdge(topology, edge);
  const { offsets } = topology;
  let low = 0;
  let high = topology.modules.length - 1;
  // The last node whose row begins at or before the edge: rows without edges begin where the next one does.
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (offsets[middle]! <= edge) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The imported node. O(1). */
export function importedOf(topology: Topology, edge: number): number {
  checkEdge(topology, edge);
  return topology.targets[edge]!;
}

/** The edge from one node to another, if there is one. O(log of the importer's edges). */
export function edgeBetween(topology: Topology, importer: number, imported: number): number | undefined {
  checkNode(topology, importer);
  checkNode(topology, imported);
  const { offsets, targets } = topology;
  const end = offsets[importer + 1]!;
  let low = offsets[importer]!;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (targets[middle]! < imported) low = middle + 1;
    else high = middle;
  }
  return low < end && targets[low] === imported ? low : undefined;
}

/** The request that a report about the edge stands at: the first one with the edge's label. Asks for the facts. */
export function importFactOf(topology: Topology, edge: number): ImportFact {
  return factOfRequest(topology, importerOf(topology, edge), topology.requests[edge]!);
}

/** One request of a module. Throws if the facts are not those that the module's row was made from. */
export function factOfRequest(topology: Topology, importer: number, request: number): ImportFact {
  const fact = topology.factsOf(importer).imports[request];
  if (fact === undefined) {
    throw new TypeError(`The facts of ${topology.modules[importer]} have no import ${request}, but its row does`);
  }
  return fact;
}
