/**
 * What the bodies of modules say about state and services, kept for as long as their rows.
 *
 * A row stands for one text under one configuration, so that its body is asked for once, whatever graph it is in.
 */
import type { BodyFacts, ImportWrite, NameUses } from "../../facts/body-facts.js";
import type { InjectionFacts } from "../../facts/injection/injection-facts.js";
import type { ServiceFacts } from "../../facts/services/service-facts.js";
import type { ImportTouch, StateFacts } from "../../facts/state/state-facts.js";
import { lazily } from "../lazily.js";
import { remembered } from "../remembered.js";
import type { ResolvedModule } from "../resolved-module.js";
import type { Topology } from "../topology.js";

export interface StateBody {
  readonly state: StateFacts;
  readonly services: ServiceFacts;
  readonly injection: InjectionFacts;
  /** As in BodyFacts. */
  readonly uses: readonly (readonly NameUses[])[];
  /** Those of modules of the project. */
  readonly touches: readonly ImportTouch[];
  /** Those to modules of the project. */
  readonly writes: readonly ImportWrite[];
}

const known = remembered<ResolvedModule, StateBody>();

/** Parallel to the nodes; undefined where the body is not known. Asks for those that were not asked for before, all at once. */
export function stateBodies(topology: Topology, nodes: readonly number[]): readonly (StateBody | undefined)[] {
  const unknown = nodes.filter((node) => known.get(topology.rows[node]!) === undefined);
  const bodies = unknown.length === 0 ? [] : topology.bodiesOf(unknown);
  for (const [at, body] of bodies.entries()) {
    const row = topology.rows[unknown[at]!]!;
    // A body that is not known now may be later.
    if (body !== undefined) known.set(row, projectPart(row, body));
  }
  return nodes.map((node) => known.get(topology.rows[node]!));
}

function projectPart({ targets }: ResolvedModule, body: BodyFacts): StateBody {
  const isOfProject = ({ request }: { readonly request: number }): boolean => typeof targets[request] === "string";
  return lazily<StateBody>({
    state: () => body.state,
    services: () => body.services,
    injection: () => body.injection,
    uses: () => body.uses,
    touches: () => body.state.touches.filter(isOfProject),
    writes: () => body.writes.filter(isOfProject),
  });
}
