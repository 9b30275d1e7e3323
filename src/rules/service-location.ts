/** Where the linted text itself uses a service or makes its client, as the graph may be of the text on disk. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { UsedClient } from "../graph/services/made-service.js";
import type { ServiceUse } from "../graph/services/service-use.js";
import type { LintedModule } from "../project/get-topology.js";
import { requestLocation } from "./edge-location.js";
import { injectedLocation } from "./injected-location.js";
import { lineLocation, rangeLocation } from "./text-location.js";

type Source = Readonly<TSESLint.SourceCode>;

/** The import, the parameter that is given the client, or what makes it. */
export function useLocation(
  source: Source,
  linted: LintedModule,
  { making, request, place }: ServiceUse,
): TSESTree.SourceLocation {
  if (request !== undefined) return requestLocation(source, linted.facts(), request);
  if (place !== undefined) return injectedLocation(source, linted.body()!, place);
  return makingLocation(source, linted, making!);
}

/** What makes it, or the line that has a container make it. */
export function clientLocation(source: Source, linted: LintedModule, { at }: UsedClient): TSESTree.SourceLocation {
  if ("making" in at) return makingLocation(source, linted, at.making);
  const { line } = linted.body()!.injection.providers[at.provider]!;
  return lineLocation(source, line);
}

function makingLocation(source: Source, linted: LintedModule, making: number): TSESTree.SourceLocation {
  return rangeLocation(source, linted.body()!.services.makings[making]!.range);
}
