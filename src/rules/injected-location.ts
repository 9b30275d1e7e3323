/** Where a text is given something without an import. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { InjectedPlace } from "../graph/services/service-use.js";
import type { LintedModule } from "../project/get-topology.js";
import { rangeLocation } from "./text-location.js";

/** The parameter, field or call that receives it, or the class that is extended. */
export function injectedLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { injection }: NonNullable<ReturnType<LintedModule["body"]>>,
  place: InjectedPlace,
): TSESTree.SourceLocation {
  const { range } =
    "receiver" in place
      ? injection.receivers[place.receiver]!
      : "derived" in place
        ? injection.derived[place.derived]!
        : injection.signatures[place.signature]!.parameters[place.parameter]!;
  return rangeLocation(sourceCode, range);
}
