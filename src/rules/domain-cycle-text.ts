/**
 * A cycle of domains in plain words: the imports at hand, and where the way back is. Rendered as rich as fits in one line.
 */
import type { DomainStep } from "../graph/domain-cycle-at.js";
import type { Topology } from "../graph/topology.js";
import { importPlace } from "./import-place.js";
import { counted } from "../words/counted.js";
import { shortenedPath } from "./shortened.js";

export interface DomainCycleText {
  readonly from: string;
  readonly to: string;
  readonly imports: string;
  readonly back: string;
  readonly all: string;
  readonly needs: string;
}

/** How much of a text is shown. */
interface Rendering {
  /** Whether the name is said again where a word would do. */
  readonly repeats: boolean;
  /** What is told of a way back through other domains: its imports, its domains, or their number. */
  readonly way: "imports" | "domains" | "number";
  readonly nameLength: number;
  readonly pathLength: number;
}

/** From rich to poor. The last fits always: two names, and a path or a number. */
const RENDERINGS: readonly Rendering[] = [
  { repeats: true, way: "imports", nameLength: Infinity, pathLength: Infinity },
  { repeats: false, way: "imports", nameLength: Infinity, pathLength: 48 },
  { repeats: false, way: "domains", nameLength: Infinity, pathLength: 48 },
  { repeats: false, way: "domains", nameLength: Infinity, pathLength: 28 },
  { repeats: false, way: "number", nameLength: 24, pathLength: 28 },
];
const STEPS_AT_MOST = 4;
/** What the fixed words of the message leave of 240 characters. */
const LENGTH_AT_MOST = 146;

/** The first step of the cycle is the one that is reported. */
export function domainCycleText(topology: Topology, cycle: readonly DomainStep[]): DomainCycleText {
  let text: DomainCycleText | undefined;
  for (const rendering of RENDERINGS) {
    text = render(topology, cycle, rendering);
    if (Object.values(text).join("").length <= LENGTH_AT_MOST) break;
  }
  return text!;
}

function render(topology: Topology, cycle: readonly DomainStep[], rendering: Rendering): DomainCycleText {
  const { from, to, imports } = cycle[0]!;
  const name = (domain: string): string => shortenedPath(domain, rendering.nameLength);
  return {
    from: name(from),
    to: name(to),
    imports: counted(imports.length, "import"),
    back: cycle.length === 2 ? pairText(topology, cycle[1]!, rendering) : wayText(topology, cycle, rendering),
    all: cycle.length === 2 ? "neither" : `none of the ${cycle.length}`,
    needs: rendering.repeats ? `${name(from)} needs` : "is needed",
  };
}

/** `auth imports billing in 5 places (src/auth/session.ts:7 …)` */
function pairText(topology: Topology, { from, to, imports }: DomainStep, rendering: Rendering): string {
  const { repeats, nameLength, pathLength } = rendering;
  const verb = repeats
    ? `${shortenedPath(from, nameLength)} imports ${shortenedPath(to, nameLength)}`
    : "is imported back";
  const more = imports.length > 1 ? " …" : "";
  return `${verb} in ${counted(imports.length, "place")} (${importPlace(topology, imports[0]!, pathLength)}${more})`;
}

/**
 * `auth imports users (src/auth/login.ts:3), which imports billing (src/users/plan.ts:1)`, or
 * `auth leads back (src/auth/login.ts:3) through users`
 */
function wayText(topology: Topology, cycle: readonly DomainStep[], rendering: Rendering): string {
  const { way, nameLength, pathLength } = rendering;
  const name = (domain: string): string => shortenedPath(domain, nameLength);
  const back = cycle.slice(1);
  const places = back.map(({ imports }) => `(${importPlace(topology, imports[0]!, pathLength)})`);
  const start = name(back[0]!.from);
  if (way === "imports") {
    const stops = back.map(({ to }, at) => `${at === 0 ? "" : "which "}imports ${name(to)} ${places[at]}`);
    return `${start} ${listed(stops)}`;
  }
  const between = back.slice(1).map(({ from }) => name(from));
  return way === "domains"
    ? `${start} leads back ${places[0]} through ${listed(between)}`
    : `${start} leads back through ${counted(between.length, "domain")}`;
}

function listed(items: readonly string[]): string {
  if (items.length <= STEPS_AT_MOST) return items.join(", ");
  const first = STEPS_AT_MOST - 1;
  return [...items.slice(0, first), `… ${items.length - STEPS_AT_MOST} more …`, ...items.slice(-1)].join(", ");
}
