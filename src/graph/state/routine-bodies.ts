/**
 * What the routines of modules do, kept for as long as the rows: a row stands for one text under one configuration, so that its
 * body is asked for once, whatever graph it is in.
 */
import type { StateFacts } from "../../facts/state/state-facts.js";
import { remembered } from "../memo.js";
import type { ResolvedModule } from "../resolved-module.js";
import type { Topology } from "../topology.js";

const known = remembered<ResolvedModule, StateFacts>();

/** Parallel to the nodes; undefined where the body is not known. Asks for those that were not asked for before, all at once. */
export function routineBodies(topology: Topology, nodes: readonly number[]): readonly (StateFacts | undefined)[] {
  const unknown = nodes.filter((node) => known.get(topology.rows[node]!) === undefined);
  const bodies = unknown.length === 0 ? [] : topology.bodiesOf(unknown);
  // A body that is not known now may be later.
  for (const [at, body] of bodies.entries())
    if (body !== undefined) known.set(topology.rows[unknown[at]!]!, body.state);
  return nodes.map((node) => known.get(topology.rows[node]!));
}
