import { librariesWith } from "../catalogue/lookup.js";
import { mayMakeRequestScoped, requestScopedObjects } from "../graph/state/request-scoped-objects.js";
import { requestStates } from "../graph/state/request-states.js";
import { getTopology } from "../project/get-topology.js";
import { matchingModules } from "../project/matching-modules.js";
import { requestHandlers } from "../project/request-handlers.js";
import { createRule } from "./create-rule.js";
import { REQUEST_STATE_MESSAGES, requestScopedText, requestStateText } from "./request-state-text.js";
import { lineLocation, rangeLocation } from "./text-location.js";

export const noCrossRequestState = createRule<keyof typeof REQUEST_STATE_MESSAGES, object>({
  name: "no-cross-request-state",
  docs: { description: "Disallow state that one request sets and another reads", recommended: true },
  messages: REQUEST_STATE_MESSAGES,
  options: {},
  defaults: {},
  check(context, _options, _program, report) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined) return;
    const { topology, self, view } = linted;
    if (!topology.frameworks.some(([, names]) => names.length > 0)) return;
    const requests = { handlers: requestHandlers(topology), tests: matchingModules(topology, view.tests) };
    if (requests.tests.flags[self] === 1) return;
    const facts = linted.facts();
    const libraries = librariesWith(view.libraries);
    const isAsked = facts.mayHoldState === "here" || mayMakeRequestScoped(facts, libraries);
    const state = isAsked ? linted.body()?.state : undefined;
    if (state === undefined) return;
    for (const found of requestStates(topology, self, state, requests)) {
      const loc = lineLocation(context.sourceCode, found.set.line);
      const subject = { state: `${topology.modules[self]}#${found.state.name}` };
      report(linted, subject, { loc, messageId: "set", data: requestStateText(topology, self, found) });
    }
    for (const found of requestScopedObjects(topology, self, state, requests, libraries)) {
      const loc = rangeLocation(context.sourceCode, found.construction.range);
      const subject = { state: `${topology.modules[self]}#${found.construction.name}` };
      report(linted, subject, { loc, messageId: "object", data: requestScopedText(found) });
    }
  },
});
