import { importedOf, importerOf, importFactOf } from "./edge-lookup.js";
import type { Topology } from "./topology.js";

/** An edge as it is told: in which line of which module an import stands, and what it imports. */
export interface ImportStep {
  readonly module: string;
  readonly line: number;
  readonly imports: string;
}

/** Asks for the facts of the importer. */
export function importStep(topology: Topology, edge: number): ImportStep {
  return {
    module: topology.modules[importerOf(topology, edge)]!,
    line: importFactOf(topology, edge).line,
    imports: topology.modules[importedOf(topology, edge)]!,
  };
}
