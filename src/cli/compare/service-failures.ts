/** What the failure of each service of a project takes down, as the command `impact` has it. */
import { blastRadius, radiusByDomain } from "../../graph/blast-radius.js";
import { SERVICE_KINDS } from "../../graph/services/made-services.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import { stateDependents } from "../../graph/state/state-dependents.js";
import { serviceView } from "../../project/linted-services.js";
import { stateViewOf } from "../../project/linted-states.js";
import { runningImports } from "../../project/running-imports.js";
import type { Summarised } from "../summary/summarised.js";

export interface ServiceFailure {
  readonly service: string;
  readonly modules: number;
  /** Names of the domains they lie in. */
  readonly domains: readonly string[];
}

/** The worst first. Asks for the bodies of all modules that fail. */
export function serviceFailures({ topology, view }: Summarised): readonly ServiceFailure[] {
  const asked = serviceView(topology, view, SERVICE_KINDS);
  const { byService } = serviceUses(topology, asked);
  const states = stateViewOf(topology, view);
  const running = runningImports(topology, view);
  const byState = (node: number): readonly number[] => stateDependents(topology, node, states);
  return [...byService]
    .map(([service, users]) => {
      const radius = blastRadius(topology, running, { is: "service", users }, { byState });
      const named = radiusByDomain(radius, asked.domains).flatMap(({ domain }) => domain ?? []);
      return { service, modules: radius.nodes.length, domains: named.sort() };
    })
    .sort((a, b) => b.modules - a.modules || (a.service < b.service ? -1 : 1));
}
