/** What the command `impact` says, in three forms: for people, for programs, and as a picture. */
import { radiusByDomain, type BlastRadius, type Failing } from "../../graph/blast-radius.js";
import type { NodeDomains } from "../../graph/node-domains.js";
import { counted } from "../../words/counted.js";

interface Impact {
  readonly name: string;
  readonly is: Failing["is"];
  readonly radius: BlastRadius;
  readonly domains: NodeDomains;
  readonly modules: readonly string[];
  /** The module that fails first, if it is one. */
  readonly failing?: number;
  /** States by which one module depends on another, by their names; with them the whole way of each module is told. */
  readonly statesBetween?: (module: number, next: number) => readonly string[];
}

export type ImpactFormat = keyof typeof IMPACT_FORMATS;

export const IMPACT_FORMATS = { text: asText, json: asJson, mermaid: asMermaid } as const;

const LISTED_AT_MOST = 20;
/** More than this nobody can read in one picture. */
const DRAWN_AT_MOST = 60;

function asText(impact: Impact): string {
  const { name, radius, domains } = impact;
  const count = radius.nodes.length;
  if (count === 0) return `Nothing else fails if ${name} does\n`;
  const further = radius.distances.some((distance) => distance > 1);
  const parts = radiusByDomain(radius, domains);
  const lines = [
    `If ${name} fails, ${further ? "up to " : ""}${counted(count, "module")} ${count === 1 ? "fails" : "fail"} with it`,
    ...(domains.names.length === 0
      ? []
      : parts.map(
          (part) =>
            `  ${part.domain ?? "in no domain"}: ${counted(part.modules, "module")}, the nearest at distance ${part.distance}`,
        )),
  ];
  for (const distance of new Set(radius.distances)) {
    const at = [...radius.nodes.keys()].filter((index) => radius.distances[index] === distance);
    lines.push("", `Distance ${distance}: ${counted(at.length, "module")}`);
    lines.push(
      ...at
        .slice(0, LISTED_AT_MOST)
        .map((index) => `  ${impact.modules[radius.nodes[index]!]} ${wayText(impact, index)}`),
    );
    if (at.length > LISTED_AT_MOST) lines.push(`  … ${at.length - LISTED_AT_MOST} more …`);
  }
  return `${lines.join("\n")}\n`;
}

/** Steps of a way that are told; of a longer one the first, and the last. */
const STEPS_AT_MOST = 4;

/** Why a module fails: what it depends on, and how; and how that does, if the whole way is asked for. */
function wayText(impact: Impact, index: number): string {
  const steps = wayOf(impact, index).map((step) => stepText(impact, step));
  if (impact.statesBetween === undefined) return steps[0]!;
  const first = STEPS_AT_MOST - 1;
  if (steps.length > STEPS_AT_MOST)
    steps.splice(first, steps.length - STEPS_AT_MOST, `… ${steps.length - STEPS_AT_MOST} more …`);
  return steps.map((step, at) => (at === 0 || step.startsWith("…") ? step : `which ${step}`)).join(", ");
}

/** The places in the radius from one to what fails first. */
function wayOf({ radius }: Impact, index: number): readonly number[] {
  const way: number[] = [];
  for (let at = index; at !== -1; at = radius.next[at]!) way.push(at);
  return way;
}

function stepText(impact: Impact, index: number): string {
  const { radius, modules, statesBetween } = impact;
  const next = radius.next[index]!;
  const isLast = next === -1;
  const what = isLast ? (statesBetween === undefined ? "it" : impact.name) : modules[radius.nodes[next]!]!;
  if (radius.links[index] === "import") return `imports ${what}`;
  if (isLast && impact.is !== "module") return radius.links[index] === "service" ? `uses ${what}` : `reaches ${what}`;
  const states = statesOf(impact, index);
  return states.length === 0
    ? `reads state that ${what} sets or keeps`
    : `reads ${states.join(", ")}, set or kept by ${what}`;
}

/** By which a module depends on the next one; none if they are not asked for. */
function statesOf({ radius, statesBetween, is, failing }: Impact, index: number): readonly string[] {
  if (radius.links[index] !== "state" || statesBetween === undefined) return [];
  const next = radius.next[index]!;
  if (next !== -1) return statesBetween(radius.nodes[index]!, radius.nodes[next]!);
  return is === "module" && failing !== undefined ? statesBetween(radius.nodes[index]!, failing) : [];
}

function asJson(impact: Impact): string {
  const { name, is, radius, domains, modules, statesBetween } = impact;
  const { nodes, distances, links, next } = radius;
  const found = {
    version: 1,
    subject: { is, name },
    domains: radiusByDomain(radius, domains),
    modules: nodes.map((node, index) => ({
      module: modules[node],
      domain: domains.names[domains.of[node]!],
      distance: distances[index],
      by: links[index],
      ...(next[index] !== -1 && { next: modules[nodes[next[index]!]!] }),
      ...(statesBetween !== undefined && { way: wayOf(impact, index).map((step) => toldStep(impact, step)) }),
    })),
  };
  return `${JSON.stringify(found, undefined, 2)}\n`;
}

function toldStep(impact: Impact, index: number): object {
  const { radius, modules, name } = impact;
  const next = radius.next[index]!;
  const states = statesOf(impact, index);
  return {
    module: modules[radius.nodes[index]!],
    by: radius.links[index],
    ...(states.length > 0 && { states }),
    to: next === -1 ? name : modules[radius.nodes[next]!],
  };
}

/** Arrows lead from what depends to what it depends on; dotted ones are not imports. */
function asMermaid({ name, radius, modules }: Impact): string {
  const drawn = radius.nodes.slice(0, DRAWN_AT_MOST);
  const more = radius.nodes.length - drawn.length;
  const lines = [
    "flowchart LR",
    `  it[${quoted(name)}]`,
    ...drawn.map((node, index) => `  m${index}[${quoted(modules[node]!)}]`),
    ...drawn.map((_, index) => {
      const next = radius.next[index]!;
      const arrow = radius.links[index] === "import" ? "-->" : "-.->";
      return `  m${index} ${arrow} ${next === -1 ? "it" : `m${next}`}`;
    }),
    ...(more > 0 ? [`  more[${quoted(`and ${more} more`)}]`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', "#quot;")}"`;
}
