/** What the bodies of modules say of injection, kept for as long as their rows. */
import type { InjectionFacts } from "../../facts/injection/injection-facts.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";

/** Parallel to the nodes; undefined where the body is not known. Asks for those that were not asked for before, all at once. */
export function injectionFacts(topology: Topology, nodes: readonly number[]): readonly (InjectionFacts | undefined)[] {
  return stateBodies(topology, nodes).map((body) => body?.injection);
}
