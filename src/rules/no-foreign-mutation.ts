import { type ForeignWrite, foreignWrites } from "../graph/foreign-writes.js";
import { isWrittenAtStart } from "../graph/state/start-up-code.js";
import { getTopology } from "../project/get-topology.js";
import { matchingModules } from "../project/matching-modules.js";
import { createRule } from "./create-rule.js";
import { foreignMutationText } from "./foreign-mutation-text.js";
import { rangeLocation } from "./text-location.js";

interface Options {
  readonly packages: boolean;
}

export const noForeignMutation = createRule<"module" | "package", Options>({
  name: "no-foreign-mutation",
  docs: { description: "Disallow changing what another module owns", recommended: true },
  messages: {
    module: "{{name}} belongs to {{owner}} and {{change}} changes it there, for {{importers}}. {{instead}}",
    package:
      "{{name}} belongs to the package {{package}} and {{change}} changes it for all code that uses the package. " +
      "Set it once, in the module that starts the program",
  },
  options: {
    packages: { type: "boolean", description: "Also report assignments to properties of what a package exports." },
  },
  defaults: { packages: true },
  check(context, { packages }, _program, report) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined || !linted.facts().mayWriteNames) return;
    const { topology, self, view } = linted;
    const tests = matchingModules(topology, view.tests);
    const entry = matchingModules(topology, view.entry);
    if (tests.flags[self] === 1 || entry.flags[self] === 1) return;
    const told = new Set<string>();
    // Who calls whom is looked at only where something is written.
    const isSetUp = ({ write }: ForeignWrite): boolean => {
      const asked = getTopology(context, "state");
      return asked?.self !== undefined && isWrittenAtStart(asked.topology, asked.self, write, { tests, entry });
    };
    for (const found of foreignWrites(topology, self, linted.body())) {
      const { owner, state, write } = found;
      if (told.has(state) || (owner === undefined && !packages)) continue;
      if (isSetUp(found)) continue;
      told.add(state);
      const loc = rangeLocation(context.sourceCode, write.range);
      const messageId = owner === undefined ? "package" : "module";
      report(linted, { state }, { loc, messageId, data: foreignMutationText(topology, tests, found) });
    }
  },
});
