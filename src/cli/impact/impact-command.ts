/** `impact`: what fails when a module, a state or a service fails, by imports, states and services, at any distance. */
import { blastRadius } from "../../graph/blast-radius.js";
import { stateDependents } from "../../graph/state/state-dependents.js";
import { stateViewOf } from "../../project/linted-states.js";
import { moduleDomains } from "../../project/module-domains.js";
import { runningImports } from "../../project/running-imports.js";
import { askedProject } from "../asked-project.js";
import { choice, type Command, type Outcome } from "../command.js";
import type { Terminal } from "../terminal.js";
import { IMPACT_FORMATS, type ImpactFormat } from "./impact-report.js";
import { subjectOf } from "./impact-subject.js";

const FORMATS = Object.keys(IMPACT_FORMATS) as ImpactFormat[];

export const impact: Command = {
  help: `impact <module | module#state | service>
  Says what fails when something fails: who imports it, who uses it, who reads what those set, at any distance.

    eslint-plugin-topology impact src/db/client.ts
    eslint-plugin-topology impact src/auth/sessions.ts#sessions
    eslint-plugin-topology impact REDIS_URL

  --format     text, json or mermaid (default: text)
`,
  options: { format: { type: "string" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new Error("impact takes one module, module#state or service");
    return impactOf(cwd, name, choice("format", values["format"], FORMATS), terminal);
  },
};

/**
 * Asks for the bodies of all modules that fail.
 * @throws Error for a name of nothing
 */
async function impactOf(cwd: string, name: string, format: ImpactFormat, terminal: Terminal): Promise<Outcome> {
  const project = await askedProject(cwd, name.replace(/#.*$/s, ""), terminal);
  const { topology, view } = project;
  const { name: shown, failing } = subjectOf(project, name);
  const states = stateViewOf(topology, view);
  terminal.progress(`Following what fails with ${shown}`);
  const radius = blastRadius(topology, runningImports(topology, view), failing, {
    byState: (node) => stateDependents(topology, node, states),
  });
  const domains = moduleDomains(topology, view, false);
  return {
    status: 0,
    text: IMPACT_FORMATS[format]({ name: shown, is: failing.is, radius, domains, modules: topology.modules }),
  };
}
