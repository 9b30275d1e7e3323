import { components } from "./components.js";
import { cycleThrough } from "./cycle-through.js";
import { namedEdge, nameOfEdge, type EdgeName } from "./cut-edges.js";
import { EVERY_EDGE } from "./edge-selection.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** A cycle by the names of its modules. */
export interface NamedCycle {
  /** In order, the importer first. */
  readonly modules: readonly ModuleId[];
  /** How many modules are in the knot that it is part of. */
  readonly knot: number;
}

/** The shortest cycle of any edges through one that has a name; undefined if it lies on none, or is not there. O(n + edges). */
export function namedCycle(topology: Topology, name: EdgeName): NamedCycle | undefined {
  const edge = namedEdge(topology, name);
  const cycle = edge === undefined ? undefined : cycleThrough(topology, EVERY_EDGE, edge);
  if (cycle === undefined) return undefined;
  const { of, sizes } = components(topology, EVERY_EDGE);
  const modules = cycle.map((each) => nameOfEdge(topology, each).from);
  return { modules, knot: sizes[of[topology.nodeOf(name.from)!]!]! };
}
