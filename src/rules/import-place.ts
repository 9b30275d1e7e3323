import { importStep } from "../graph/import-step.js";
import type { Topology } from "../graph/topology.js";
import { shortenedPath } from "./shortened.js";

/** Where the import behind an edge stands, as `src/a.ts:4`, the path in at most `length` characters. */
export function importPlace(topology: Topology, edge: number, length: number): string {
  const { module, line } = importStep(topology, edge);
  return `${shortenedPath(module, length)}:${line}`;
}
