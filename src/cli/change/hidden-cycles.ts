/**
 * Cycles that a change hid: an import that was evaluated while its module loaded now runs later (`import()`, a require in a
 * function), and with the imports that were made so still counted, the cycle is there.
 */
import { namedCycle } from "../../graph/named-cycle.js";
import { namedGraph } from "../../graph/named-graph.js";
import type { Arrow, Summary } from "../summary/summary.js";
import { arrowKey, byEnds } from "./arrow-key.js";

export interface HiddenCycle extends Arrow {
  /** The modules of its shortest cycle, the importer first. */
  readonly cycle: readonly string[];
  /** How many modules it would tie into one knot. */
  readonly knot: number;
}

/** O(n + edges), and again for each import that was made to run later and lies on a cycle. */
export function hiddenCycles(base: Summary, head: Summary): readonly HiddenCycle[] {
  const eager = new Set(base.imports.filter(({ label, isCut }) => label === "eager" && !isCut).map(arrowKey));
  const turned = head.imports.filter((one) => one.label === "deferred" && !one.isCut && eager.has(arrowKey(one)));
  if (turned.length === 0) return [];
  const targets = new Map(head.modules.map(({ id }) => [id, [] as string[]]));
  const isLoading = ({ label, isCut }: Summary["imports"][number]): boolean => label === "eager" && !isCut;
  for (const { from, to } of [...head.imports.filter(isLoading), ...turned]) targets.get(from)!.push(to);
  const graph = namedGraph(targets);
  return turned.toSorted(byEnds).flatMap(({ from, to }): readonly HiddenCycle[] => {
    const found = namedCycle(graph, { from, to });
    return found === undefined ? [] : [{ from, to, cycle: found.modules, knot: found.knot }];
  });
}
