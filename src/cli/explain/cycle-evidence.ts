/** Of `no-cycle`: the shortest cycle, the knot around it, and the few imports that open all of it. */
import { components } from "../../graph/components.js";
import { firstCrashRisk } from "../../graph/crash-risk.js";
import { cutCost } from "../../graph/cut-cost.js";
import { namedEdge } from "../../graph/cut-edges.js";
import { cycleThrough } from "../../graph/cycle-through.js";
import { askForCyclicBodies, cyclicModules } from "../../graph/cyclic-modules.js";
import { selectionKey, type EdgeSelection } from "../../graph/edge-selection.js";
import { easiestCut } from "../../graph/easiest-cut.js";
import { emittedGraph } from "../../graph/emitted-graph.js";
import { feedbackEdges } from "../../graph/feedback-edges.js";
import { originsOf, passedOnNames } from "../../graph/passed-on-names.js";
import { memoised } from "../../graph/memo.js";
import type { Topology } from "../../graph/topology.js";
import { countedEdges, type CountedImports } from "../../project/counted-edges.js";
import { counted } from "../../words/counted.js";
import { pathLines } from "./by-folder.js";
import { listed, type Explanation, NOTHING_MORE, type Question, type Section } from "./explanation.js";
import { carriedText, edgeLine, isFree, toldEdge, type ToldEdge } from "./told-edge.js";

/** What runs while a module loads can crash. */
const WHILE_LOADING: CountedImports = { deferred: false, types: false };

export function cycleEvidence(question: Question): Explanation {
  const { topology: seen, view, self, finding, options } = question;
  const select = countedEdges(options as CountedImports);
  const topology = emittedGraph(seen, cyclicModules(seen, select(seen, view)));
  const selection = select(topology, view);
  const to = "imports" in finding ? finding.imports : "";
  const edge = namedEdge(topology, { from: finding.module, to });
  const cycle = edge === undefined ? undefined : cycleThrough(topology, selection, edge);
  if (cycle === undefined) return NOTHING_MORE;
  if (cycle.length === 1) return { ...NOTHING_MORE, ways: ["Remove the import, and use its names directly"] };
  askForCyclicBodies(topology, selection);
  const steps = cycle.map((each) => toldEdge(topology, selection, each));
  const risk = firstCrashRisk(topology, countedEdges(WHILE_LOADING)(topology, view), cycle);
  const all = knotAround(topology, selection, self);
  const isOne = all.knot.length === cycle.length && all.cuts.length === 1;
  // Any import of a lone cycle opens it; the message names one.
  const around = isOne ? { ...all, cuts: [toldCut(topology, selection, easiestCut(topology, selection, cycle))] } : all;
  return {
    sections: [
      { title: "The shortest cycle through this import", lines: steps.map(edgeLine) },
      ...(risk === undefined ? [] : [{ title: "Crash risk", lines: [riskLine(risk)] }]),
      ...(isOne ? [] : knotSections(around)),
    ],
    ways: [...waysToOpen(around, isOne), acceptCut(steps[0]!)],
    evidence: { cycle: steps, ...(risk && { crashRisk: risk }), ...around },
  };
}

interface ToldCut extends ToldEdge {
  /** The modules that define its names, if these are outside of the knot. */
  readonly definedIn?: readonly string[];
}

/** A knot and what opens it; the same for all findings inside it. */
interface Knot {
  readonly knot: readonly string[];
  /** All of them open it. */
  readonly cuts: readonly ToldCut[];
  /** The one of them that leaves the smallest of the knots. */
  readonly firstCut?: { readonly edge: ToldEdge; readonly left: number };
  /** Where names are taken from modules that only pass them on: these, and what would be left of the knot without. */
  readonly passedOn?: {
    readonly by: readonly { readonly module: string; readonly imports: number }[];
    readonly left: number;
  };
}

const knotAround: (topology: Topology, selection: EdgeSelection, node: number) => Knot = memoised(
  (topology, selection, node) => {
    const { of } = components(topology, selection);
    const knot = topology.modules.filter((_, each) => of[each] === of[node]);
    const edges = feedbackEdges(topology, selection, node, (edge) => cutCost(topology, selection, edge));
    const told = (edge: number): ToldEdge => toldEdge(topology, selection, edge);
    const first = firstCut(topology, selection, node, edges);
    const { by, left } = passedOnNames(topology, selection, node);
    const passers = by.map(({ node: each, imports }) => ({ module: topology.modules[each]!, imports }));
    return {
      knot,
      cuts: edges.map((edge) => toldCut(topology, selection, edge)),
      ...(first !== undefined &&
        first.left <= WORTH_A_STEP * knot.length && { firstCut: { edge: told(first.edge), left: first.left } }),
      ...(left < knot.length && { passedOn: { by: passers, left } }),
    };
  },
  (selection, node) => `${node} ${selectionKey(selection)}`,
);

function toldCut(topology: Topology, selection: EdgeSelection, edge: number): ToldCut {
  const { of } = components(topology, selection);
  const origins = [...originsOf(topology, selection, edge)];
  const isOutside = origins.every((origin) => of[origin] !== of[topology.targets[edge]!]);
  return {
    ...toldEdge(topology, selection, edge),
    ...(isOutside && { definedIn: origins.map((origin) => topology.modules[origin]!) }),
  };
}

/** A cut that leaves more of a knot than this is no step. */
const WORTH_A_STEP = 0.9;
/** More would take longer than anybody waits. */
const TRIED_AT_MOST = 100;

function firstCut(
  topology: Topology,
  selection: EdgeSelection,
  node: number,
  edges: readonly number[],
): { readonly edge: number; readonly left: number } | undefined {
  if (edges.length < 2 || edges.length > TRIED_AT_MOST) return undefined;
  const { of: before } = components(topology, selection);
  const tried = edges.map((edge) => {
    const without = [...(selection.without ?? []), edge].sort((a, b) => a - b);
    const { of, sizes } = components(topology, { ...selection, without });
    const left = of.reduce(
      (most, component, each) => (before[each] === before[node] ? Math.max(most, sizes[component]!) : most),
      1,
    );
    return { edge, left };
  });
  return tried.reduce((a, b) => (b.left < a.left ? b : a));
}

function knotSections({ knot, cuts, passedOn }: Knot): readonly Section[] {
  return [
    { title: `The knot around it: ${counted(knot.length, "module")}`, lines: pathLines(knot) },
    ...(passedOn === undefined
      ? []
      : [{ title: "Imports in it of names that the imported module only passes on", lines: passerLines(passedOn.by) }]),
    { title: `The smallest set found that opens all of it: ${counted(cuts.length, "import")}`, lines: cutLines(cuts) },
  ];
}

const LISTED_AT_MOST = 40;

function cutShort(lines: readonly string[]): readonly string[] {
  return lines.length <= LISTED_AT_MOST
    ? lines
    : [...lines.slice(0, LISTED_AT_MOST), `… ${lines.length - LISTED_AT_MOST} more …`];
}

function passerLines(by: NonNullable<Knot["passedOn"]>["by"]): readonly string[] {
  return cutShort(by.map(({ module, imports }) => `${module}: ${counted(imports, "import")}`));
}

/** Those for which a keyword is enough come first, then by what they lead to, where most do. */
function cutLines(cuts: readonly ToldEdge[]): readonly string[] {
  const others = cuts.filter((cut) => !isFree(cut));
  const counts = new Map<string, number>();
  for (const { to } of others) counts.set(to, (counts.get(to) ?? 0) + 1);
  const many = others.toSorted(
    (a, b) => counts.get(b.to)! - counts.get(a.to)! || (a.to < b.to ? -1 : a.to === b.to ? 0 : 1),
  );
  return cutShort([...cuts.filter(isFree), ...many].map(edgeLine));
}

function riskLine({
  name,
  line,
  module,
}: {
  readonly name: string;
  readonly line: number;
  readonly module: string;
}): string {
  return `${name} is used at ${module}:${line} while it may be undefined`;
}

/** Another path in an import is less work than to be without it. */
const REDIRECTED_FOR_A_CUT = 6;

function waysToOpen({ knot, cuts, passedOn, firstCut: first }: Knot, isOne: boolean): readonly string[] {
  const free = cuts.filter(isFree);
  const others = cuts.filter((cut) => !isFree(cut));
  const all = isOne ? "the cycle is open" : "the whole knot is open";
  const ways: string[] = [];
  if (free.length > 0)
    ways.push(
      `Have the compiler drop ${placesText(free)}, which nothing needs as the program runs (import type, or no import)` +
        (others.length === 0 ? `: then ${all}` : ""),
    );
  const cut: string[] = [];
  if (others.length > 0)
    cut.push(
      `${free.length > 0 ? "Besides what the compiler drops, cut" : "Cut"} ` +
        `${others.length === 1 ? othersText(others) : `these ${counted(others.length, "import")}: ${othersText(others)}`}; then ${all}`,
    );
  // Worth the work where most of the knot goes with it.
  const taken = passedOn !== undefined && passedOn.left <= knot.length / 2 ? [passedOn] : [];
  const redirected = taken.flatMap(({ by }) => by).reduce((sum, { imports }) => sum + imports, 0);
  const told = taken.map(passedOnText);
  ways.push(...(redirected <= REDIRECTED_FOR_A_CUT * others.length ? [...told, ...cut] : [...cut, ...told]));
  if (first !== undefined)
    ways.push(
      `As a first step cut ${first.edge.from}:${first.edge.line} -> ${first.edge.to} (${carriedText(first.edge)}): ` +
        (first.left === 1 ? "no knot is left" : `of ${knot.length} modules a knot of ${first.left} is left`),
    );
  return ways;
}

function passedOnText({ by, left }: NonNullable<Knot["passedOn"]>): string {
  const imports = by.reduce((sum, each) => sum + each.imports, 0);
  const then = left === 1 ? "then the whole knot is open" : `then a knot of ${left} modules is left`;
  return `Take names from where they are defined, and not from ${listed(
    by.map(({ module }) => module),
    2,
  )} (${counted(imports, "import")} in the knot): ${then}`;
}

const SHOWN_AT_MOST = 5;

function placesText(edges: readonly ToldEdge[]): string {
  if (edges.length > SHOWN_AT_MOST) return `the ${edges.length} imports listed first above`;
  return edges.map(({ from, line }) => `${from}:${line}`).join(", ");
}

/** What to do with each: its names have to come from where importing them closes nothing. */
function othersText(edges: readonly ToldCut[]): string {
  if (edges.length > SHOWN_AT_MOST) return "those in the list above";
  return edges.map((edge) => `${edge.from}:${edge.line}${moveText(edge)}`).join(", ");
}

function moveText(edge: ToldCut): string {
  if (edge.definedIn !== undefined)
    return ` (take ${listed(edge.names, 3)} from ${listed(edge.definedIn, 2)}, outside of the knot)`;
  if (edge.takes !== "names") return ` (${carriedText(edge)} of ${edge.to})`;
  return ` (move ${edge.names.slice(0, 3).join(", ")}${edge.names.length > 3 ? " …" : ""} out of ${edge.to}, or pass it in)`;
}

function acceptCut({ from, to }: ToldEdge): string {
  return `If it is to stay: settings.topology.cut: [{ from: "${from}", to: "${to}", why: "…" }], which counts for no cycle any more`;
}
