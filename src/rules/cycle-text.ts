/**
 * A cycle in plain words: the way back, and which of its imports is easiest to cut. Rendered as rich as fits in one line.
 */
import { edgeNames } from "../graph/edge-names.js";
import { importerOf, importFactOf } from "../graph/edge-lookup.js";
import type { CrashRisk } from "../graph/crash-risk.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import type { Topology } from "../graph/topology.js";
import { shortenedPath, shortenedText } from "./shortened.js";

export interface CycleParts {
  readonly topology: Topology;
  readonly selection: EdgeSelection;
  /** Edges of the cycle in order; the reported one first. */
  readonly cycle: readonly number[];
  /** Modules in the component around it. */
  readonly knot: number;
  /** The edge of the cycle to cut. */
  readonly cut: number;
  /** A name used before its module has run: by the reported import, or by `edge` of the cycle. */
  readonly risk: (CrashRisk & { readonly edge?: number }) | undefined;
}

export interface CycleText {
  readonly path: string;
  readonly knot: string;
  readonly risk: string;
  readonly cut: string;
}

const STEPS_AT_MOST = 4;
const NAME_AT_MOST = 40;
/** What the fixed words of the message leave of 240 characters. */
const LENGTH_AT_MOST = 190;

export function cycleText(parts: CycleParts): CycleText {
  const knot = parts.knot > parts.cycle.length ? `, inside a knot of ${parts.knot} modules` : "";
  let text: CycleText | undefined;
  for (const { steps, withNames, pathLength } of renderings()) {
    text = {
      path: pathText(parts, steps, pathLength),
      knot,
      risk: riskText(parts, pathLength),
      cut: cutText(parts, withNames, pathLength),
    };
    if (text.path.length + text.knot.length + text.risk.length + text.cut.length <= LENGTH_AT_MOST) break;
  }
  return text!;
}

/** From rich to poor. The last fits always: two paths of 48 characters and a few words. */
function* renderings(): Generator<{ steps: number; withNames: boolean; pathLength: number }> {
  yield { steps: STEPS_AT_MOST, withNames: true, pathLength: Infinity };
  // Two steps of whole paths tell more than four of cut ones; less than two tell nothing.
  for (let steps = STEPS_AT_MOST; steps > 1; steps--) yield { steps, withNames: false, pathLength: Infinity };
  for (let steps = STEPS_AT_MOST; steps > 0; steps--) yield { steps, withNames: false, pathLength: 48 };
}

/** `a.ts:4 -> b.ts:7 -> … 3 more … -> z.ts:1`: the modules on the way back with the lines of their imports. */
function pathText({ topology, cycle }: CycleParts, stepsAtMost: number, pathLength: number): string {
  const steps = cycle.slice(1).map((edge) => placeOf(topology, edge, pathLength));
  if (steps.length > stepsAtMost) {
    const first = stepsAtMost - 1;
    steps.splice(first, steps.length - stepsAtMost, `… ${steps.length - stepsAtMost} more …`);
  }
  return steps.join(" -> ");
}

/** With the space behind it, since there may be none. */
function riskText({ topology, risk }: CycleParts, pathLength: number): string {
  if (risk === undefined) return "";
  const { name, line, edge } = risk;
  const path = edge === undefined ? undefined : topology.modules[importerOf(topology, edge)]!;
  const place = path === undefined ? `in line ${line}` : `at ${shortenedPath(path, pathLength)}:${line}`;
  return `Crash risk: ${shortenedText(name, NAME_AT_MOST)} is used ${place} while it may be undefined. `;
}

function cutText({ topology, selection, cycle, cut }: CycleParts, withNames: boolean, pathLength: number): string {
  const place = cut === cycle[0] ? "this import" : placeOf(topology, cut, pathLength);
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, cut);
  if (sideEffectOnly) return `${place} (imported for its effects)`;
  if (everything) return `${place} (all names)`;
  if (names.length === 0) return `${place} (types only)`;
  const count = `${names.length} ${names.length === 1 ? "name" : "names"}`;
  return withNames ? `${place} (${count}: ${names.join(", ")})` : `${place} (${count})`;
}

function placeOf(topology: Topology, edge: number, length: number): string {
  const path = topology.modules[importerOf(topology, edge)]!;
  return `${shortenedPath(path, length)}:${importFactOf(topology, edge).line}`;
}
