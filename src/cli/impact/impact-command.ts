/** `impact`: what fails when a module, a state or a service fails, by imports, states and services, at any distance. */
import { blastRadius } from "../../graph/blast-radius.js";
import { stateDependents, statesBetween } from "../../graph/state/state-dependents.js";
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
  summary: "what fails when a module, a state or a service fails",
  help: `impact <module | module#state | service>
  Says what fails when something fails: who imports it, who uses it, who reads what those set, at any distance.

    npx eslint-plugin-topology impact src/db/client.ts
    npx eslint-plugin-topology impact src/auth/sessions.ts#sessions
    npx eslint-plugin-topology impact REDIS_URL

  --paths      tell of each module the whole way, with the states on it
  --format     text, json or mermaid (default: text)
`,
  options: { format: { type: "string" }, paths: { type: "boolean" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new Error("impact takes one module, module#state or service");
    const format = choice("format", values["format"], FORMATS);
    return impactOf(cwd, name, { format, paths: values["paths"] === true }, terminal);
  },
};

interface ImpactOptions {
  readonly format: ImpactFormat;
  readonly paths: boolean;
}

/**
 * Asks for the bodies of all modules that fail.
 * @throws Error for a name of nothing
 */
async function impactOf(
  cwd: string,
  name: string,
  { format, paths }: ImpactOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const project = await askedProject(cwd, name.replace(/#.*$/s, ""), terminal);
  const { topology, view } = project;
  const { name: shown, failing } = subjectOf(project, name);
  const states = stateViewOf(topology, view);
  terminal.progress(`Following what fails with ${shown}`);
  const radius = blastRadius(topology, runningImports(topology, view), failing, {
    byState: (node) => stateDependents(topology, node, states),
  });
  const domains = moduleDomains(topology, view, false);
  const impact = { name: shown, is: failing.is, radius, domains, modules: topology.modules };
  const between = new Map<string, readonly string[]>();
  const ways = paths && {
    ...(failing.is === "module" && { failing: failing.nodes[0]! }),
    // Many ways go through the same few states.
    statesBetween: (module: number, next: number) => {
      const key = `${module} ${next}`;
      const found = between.get(key) ?? statesBetween(topology, module, next, states);
      between.set(key, found);
      return found;
    },
  };
  return { status: 0, text: IMPACT_FORMATS[format]({ ...impact, ...ways }) };
}
