/** Numbers that are no node or edge throw a RangeError: they come from another Topology, never from a user. */
import type { Topology } from "./topology.js";

export function checkNode(topology: Topology, node: number): void {
  const count = topology.modules.length;
  if (!(Number.isInteger(node) && node >= 0 && node < count)) {
    throw new RangeError(`There is no node ${node} among ${count}`);
  }
}

export function checkEdge(topology: Topology, edge: number): void {
  const count = topology.targets.length;
  if (!(Number.isInteger(edge) && edge >= 0 && edge < count)) {
    throw new RangeError(`There is no edge ${edge} among ${count}`);
  }
}
