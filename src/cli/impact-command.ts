/** `impact`: what fails when a module, a state or a service fails, by imports, states and services, at any distance. */
import { parseSettings } from "../config/settings.js";
import { findRoot } from "../files/root.js";
import { blastRadius } from "../graph/blast-radius.js";
import { stateDependents } from "../graph/state/state-dependents.js";
import { projectNow } from "../project/get-topology.js";
import { stateViewOf } from "../project/linted-states.js";
import { moduleDomains } from "../project/module-domains.js";
import { runningImports } from "../project/running-imports.js";
import type { Outcome } from "./baseline-command.js";
import { IMPACT_FORMATS, type ImpactFormat } from "./impact-report.js";
import { subjectOf } from "./impact-subject.js";
import { topologySettings } from "./project-eslint.js";

/**
 * With the settings that the project's ESLint config has for the file that is asked about, or without an ESLint with none. Asks for the
 * bodies of all modules that fail.
 * @throws Error for a name of nothing, a folder without a project, or settings that are wrong
 */
export async function impactCommand(cwd: string, name: string, format: ImpactFormat): Promise<Outcome> {
  const given = (await topologySettings(cwd, name.replace(/#.*$/s, ""))) ?? {};
  const { graph, view } = parseSettings(given);
  const found = graph.root ?? findRoot(cwd);
  if (found === undefined)
    throw new Error(`No package.json is in ${cwd} or above it, so there is no project to ask about`);
  const { root, topology } = projectNow({ ...(given as object), root: found });
  const [note] = topology.health.notes;
  if (note !== undefined) throw new Error(`There is no import graph of ${root}: ${note}`);
  const { name: shown, failing } = subjectOf({ cwd, root, topology, view }, name);
  const states = stateViewOf(topology, view);
  const radius = blastRadius(topology, runningImports(topology, view), failing, {
    byState: (node) => stateDependents(topology, node, states),
  });
  const domains = moduleDomains(topology, view, false);
  return {
    status: 0,
    text: IMPACT_FORMATS[format]({ name: shown, is: failing.is, radius, domains, modules: topology.modules }),
  };
}
