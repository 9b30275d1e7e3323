/** Of `no-cross-request-state`: the way of a request to what it leaves, and who finds it there. */
import { matchingModules } from "../../project/matching-modules.js";
import { requestHandlers } from "../../project/request-handlers.js";
import { stateViewOf } from "../../project/linted-states.js";
import { requestStates } from "../../graph/state/request-states.js";
import { stateBodies } from "../../graph/state/state-bodies.js";
import { type Explanation, NOTHING_MORE, type Question } from "./explanation.js";
import { acceptState } from "./state-evidence.js";
import { stateSections, toldStates } from "./told-state.js";

export function requestStateEvidence({ topology, view, self, finding }: Question): Explanation {
  const facts = stateBodies(topology, [self])[0]?.state;
  const id = "state" in finding ? finding.state : "";
  const name = id.slice(finding.module.length + 1);
  if (facts === undefined) return NOTHING_MORE;
  const made = facts.constructions.find((one) => one.name === name);
  if (made !== undefined && facts.states.every((state) => state.name !== name)) {
    const place = { module: finding.module, line: made.line };
    const ways = ["Make one for each request, in a function that the request calls", acceptState(place)];
    return {
      sections: [{ title: name, lines: [`made once, at ${place.module}:${place.line}`] }],
      ways,
      evidence: { made: place },
    };
  }
  const handlers = { handlers: requestHandlers(topology), tests: matchingModules(topology, view.tests) };
  const found = requestStates(topology, self, facts, handlers).find(({ state }) => state.name === name);
  const states = toldStates(topology, self, id, stateViewOf(topology, view));
  if (found === undefined || states.length === 0) return NOTHING_MORE;
  const steps = found.path.steps.flatMap(({ node, line }) =>
    line === undefined ? [] : [{ module: topology.modules[node]!, line }],
  );
  const set = { module: finding.module, line: found.set.line };
  const handler = found.path.routine.name === "" ? "" : ` (${found.path.routine.name})`;
  const way = [
    ...steps.map(({ module, line }, at) => `${module}:${line}${at === 0 ? handler : ""}`),
    `${set.module}:${set.line} sets it`,
  ];
  return {
    sections: [{ title: "The way of a request to it", lines: way }, ...stateSections(states)],
    ways: [
      `Keep it in the request (AsyncLocalStorage, context), or pass it on from ${steps[0] === undefined ? "what handles the request" : `${steps[0].module}:${steps[0].line}`}`,
      acceptState(states[0]!),
    ],
    evidence: { request: [...steps, set], states },
  };
}
