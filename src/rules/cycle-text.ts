/**
 * A cycle in plain words: the way back, and which of its imports is easiest to cut. Rendered as rich as fits in one line.
 */
import { edgeNames } from "../graph/edge-names.js";
import type { CrashRisk } from "../graph/crash-risk.js";
import { edgeUse } from "../graph/edge-use.js";
import type { EdgeSelection } from "../graph/edge-selection.js";
import type { ModuleId } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { counted } from "../words/counted.js";
import { importPlace } from "./import-place.js";
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
  /** A name used before its module has run: in the linted module, or in another one of the cycle. */
  readonly risk: (CrashRisk & { readonly module?: ModuleId }) | undefined;
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
  for (const { steps, withNames, pathLength, isShort } of renderings()) {
    text = {
      path: pathText(parts, steps, pathLength),
      knot,
      risk: isShort ? shortRiskText(parts) : riskText(parts, pathLength),
      cut: cutText(parts, withNames, pathLength),
    };
    if (text.path.length + text.knot.length + text.risk.length + text.cut.length <= LENGTH_AT_MOST) break;
  }
  return text!;
}

interface Rendering {
  readonly steps: number;
  readonly withNames: boolean;
  readonly pathLength: number;
  /** Says little of a risk in the linted module, and nothing of one elsewhere: that is told where it is. */
  readonly isShort: boolean;
}

/** From rich to poor. The last fits always: two short paths, a name and a few words. */
function* renderings(): Generator<Rendering> {
  const rich = { withNames: false, pathLength: Infinity, isShort: false };
  yield { ...rich, steps: STEPS_AT_MOST, withNames: true };
  // Two steps of whole paths tell more than four of cut ones; less than two tell nothing of the way.
  for (const isShort of [false, true]) {
    for (const pathLength of [Infinity, 48])
      for (let steps = STEPS_AT_MOST; steps > 1; steps--) yield { ...rich, steps, pathLength, isShort };
  }
  for (const steps of [2, 1]) for (const pathLength of [32, 24]) yield { ...rich, steps, pathLength, isShort: true };
}

/** `a.ts:4 -> b.ts:7 -> … 3 more … -> z.ts:1`: the modules on the way back with the lines of their imports. */
function pathText({ topology, cycle }: CycleParts, stepsAtMost: number, pathLength: number): string {
  const steps = cycle.slice(1).map((edge) => importPlace(topology, edge, pathLength));
  if (steps.length > stepsAtMost) {
    const first = stepsAtMost - 1;
    steps.splice(first, steps.length - stepsAtMost, `… ${steps.length - stepsAtMost} more …`);
  }
  return steps.join(" -> ");
}

/** With the space behind it, since there may be none. */
function riskText({ risk }: CycleParts, pathLength: number): string {
  if (risk === undefined) return "";
  const { name, line, module } = risk;
  const place = module === undefined ? `in line ${line}` : `at ${shortenedPath(module, pathLength)}:${line}`;
  return `Crash risk: ${shortenedText(name, NAME_AT_MOST)} is used ${place} while it may be undefined. `;
}

function shortRiskText({ risk }: CycleParts): string {
  if (risk === undefined || risk.module !== undefined) return "";
  return `Crash risk: ${shortenedText(risk.name, 24)} is used too early in line ${risk.line}. `;
}

function cutText({ topology, selection, cycle, cut }: CycleParts, withNames: boolean, pathLength: number): string {
  const place = cut === cycle[0] ? "this import" : importPlace(topology, cut, pathLength);
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, cut);
  if (sideEffectOnly) return `${place} (imported for its effects)`;
  const use = edgeUse(topology, cut);
  if (use === "types") return `${place} (types only: import type)`;
  if (use === "unused") return `${place} (its names are not used)`;
  if (everything) return `${place} (all names)`;
  const count = counted(names.length, "name");
  return withNames ? `${place} (${count}: ${names.join(", ")})` : `${place} (${count})`;
}
