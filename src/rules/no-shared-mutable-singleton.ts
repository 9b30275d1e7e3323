import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { StateNode } from "../graph/state/held-states.js";
import { setBy, sharedStates, type SharedState, type Sharing } from "../graph/state/shared-states.js";
import { touchedOwners } from "../graph/state/touched-states.js";
import type { LintedModule } from "../project/get-topology.js";
import { lintedStates } from "../project/linted-states.js";
import { createRule } from "./create-rule.js";
import { requestLocation } from "./edge-location.js";
import { declarationText, setterText, SHARED_STATE_MESSAGES } from "./shared-state-text.js";
import { rangeLocation } from "./text-location.js";

interface Options {
  readonly sharing: Sharing;
}

export const noSharedMutableSingleton = createRule<keyof typeof SHARED_STATE_MESSAGES, Options>({
  name: "no-shared-mutable-singleton",
  docs: { description: "Disallow state that one module sets and another reads", recommended: true },
  messages: SHARED_STATE_MESSAGES,
  options: {
    sharing: {
      type: "string",
      enum: ["split", "reach"],
      description: "Report what one module sets and another reads, or all that changes and two modules use.",
    },
  },
  defaults: { sharing: "split" },
  check(context, { sharing }, _program, report) {
    const found = lintedStates(context);
    if (found === undefined) return;
    const { linted, self, stateView } = found;
    const { topology } = linted;
    const { sourceCode } = context;
    for (const shared of onePerHolder(sharedStates(topology, self, stateView, sharing))) {
      const loc = declarationLocation(sourceCode, linted, shared.state);
      const data = declarationText(topology, sharing, shared);
      report(linted, { state: shared.state.holder }, { loc, messageId: sharing, data });
    }
    for (const owner of touchedOwners(topology, self, stateView)) {
      const shared = sharedStates(topology, owner, stateView, sharing);
      for (const one of onePerHolder(shared.filter((each) => setBy(each, self, sharing) !== undefined))) {
        const pair = setBy(one, self, sharing)!;
        const loc = requestLocation(sourceCode, linted.facts(), pair[0].request);
        const data = setterText(topology, one, pair);
        report(linted, { state: one.state.holder }, { loc, messageId: "setter", data });
      }
    }
  },
});

/** Those that no reason accepts; of the fields of one object or class the first, as they are mended together. */
function onePerHolder(shared: readonly SharedState[]): readonly SharedState[] {
  const told = new Set<string>();
  return shared.filter(({ state: { holder, accepted } }) => {
    if (Boolean(accepted) || told.has(holder)) return false;
    told.add(holder);
    return true;
  });
}

/** Where the linted text itself declares a state, as the graph may be of the text on disk. */
function declarationLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { topology, body }: LintedModule,
  { name, holder, owner, range }: StateNode,
): TSESTree.SourceLocation {
  const object = holder.slice(topology.modules[owner]!.length + 1);
  const { states = [], instances = [] } = body()?.state ?? {};
  const declared = states.find((one) => one.name === name) ?? instances.find((one) => one.name === object);
  return rangeLocation(sourceCode, declared?.range ?? range);
}
