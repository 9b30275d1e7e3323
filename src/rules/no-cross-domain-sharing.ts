import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { failureExtent, type FailureExtent } from "../graph/dependents.js";
import { commonThings, foreignThings } from "../graph/sharing/cross-domain-sharing.js";
import { KEPT_KINDS, type KeptKind, type KeptThing } from "../graph/sharing/sharing-view.js";
import type { LintedModule } from "../project/get-topology.js";
import { lintedSharing } from "../project/linted-sharing.js";
import { runningImports } from "../project/running-imports.js";
import { createRule } from "./create-rule.js";
import { commonThingText, foreignThingText, CROSS_DOMAIN_MESSAGES } from "./cross-domain-text.js";
import { requestLocation } from "./edge-location.js";
import { injectedLocation } from "./injected-location.js";
import { rangeLocation } from "./text-location.js";

interface Options {
  readonly kinds: readonly KeptKind[];
}

export const noCrossDomainSharing = createRule<keyof typeof CROSS_DOMAIN_MESSAGES, Options>({
  name: "no-cross-domain-sharing",
  docs: { description: "Disallow caches, locks and other state that two domains use", recommended: true },
  messages: CROSS_DOMAIN_MESSAGES,
  options: {
    kinds: {
      type: "array",
      items: { type: "string", enum: [...KEPT_KINDS] },
      uniqueItems: true,
      description: "What counts.",
    },
  },
  defaults: { kinds: ["cache", "session", "lock", "limiter", "state"] },
  check(context, { kinds }, _program, report) {
    const found = lintedSharing(context, kinds);
    if (found === undefined) return;
    const { linted, self, sharing } = found;
    const { topology, view } = linted;
    const { sourceCode } = context;
    const extentOf = ({ users }: { readonly users: readonly { readonly module: number }[] }): FailureExtent =>
      failureExtent(topology, runningImports(topology, view), { is: "state", users }, sharing.domains);
    for (const common of commonThings(topology, self, sharing)) {
      const loc = thingLocation(sourceCode, linted, common.thing);
      const data = commonThingText(topology, common, extentOf(common));
      report(linted, { state: common.thing.id }, { loc, messageId: "common", data });
    }
    for (const foreign of foreignThings(topology, self, sharing)) {
      const { request, place } = foreign.reach;
      const loc =
        place === undefined
          ? requestLocation(sourceCode, linted.facts(), request!)
          : injectedLocation(sourceCode, linted.body()!, place);
      const data = foreignThingText(topology, foreign, extentOf(foreign));
      report(linted, { state: foreign.thing.id }, { loc, messageId: "foreign", data });
    }
  },
});

/** Where the linted text itself declares or makes it, as the graph may be of the text on disk. */
function thingLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { body }: LintedModule,
  { is, name, id, range }: KeptThing,
): TSESTree.SourceLocation {
  const { state, services, injection } = body() ?? {};
  const object = id.slice(id.indexOf("#") + 1);
  const declared =
    "making" in is
      ? services?.makings[is.making]
      : is.provider !== undefined
        ? injection?.containers.find(({ provider }) => provider === is.provider)
        : (state?.states.find((one) => one.name === name) ??
          state?.makers.find((one) => one.name === object)?.fields.find((one) => `${object}.${one.name}` === name) ??
          state?.instances.find((one) => one.name === object));
  return rangeLocation(sourceCode, declared?.range ?? range);
}
