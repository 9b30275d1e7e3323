import { importerOf, importFactOf } from "../graph/edge-lookup.js";
import type { Topology } from "../graph/topology.js";
import { shortenedPath } from "./shortened.js";

/** Where the import behind an edge stands, as `src/a.ts:4`, the path in at most `length` characters. */
export function importPlace(topology: Topology, edge: number, length: number): string {
  const path = topology.modules[importerOf(topology, edge)]!;
  return `${shortenedPath(path, length)}:${importFactOf(topology, edge).line}`;
}
