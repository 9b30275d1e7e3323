/** What the command `impact` says, in three forms: for people, for programs, and as a picture. */
import { radiusByDomain, type BlastRadius, type Failing } from "../../graph/blast-radius.js";
import type { NodeDomains } from "../../graph/node-domains.js";

interface Impact {
  readonly name: string;
  readonly is: Failing["is"];
  readonly radius: BlastRadius;
  readonly domains: NodeDomains;
  readonly modules: readonly string[];
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
    `If ${name} fails, ${further ? "up to " : ""}${counted(count)} ${count === 1 ? "fails" : "fail"} with it`,
    ...(domains.names.length === 0
      ? []
      : parts.map(
          (part) =>
            `  ${part.domain ?? "in no domain"}: ${counted(part.modules)}, the nearest at distance ${part.distance}`,
        )),
  ];
  for (const distance of new Set(radius.distances)) {
    const at = [...radius.nodes.keys()].filter((index) => radius.distances[index] === distance);
    lines.push("", `Distance ${distance}: ${counted(at.length)}`);
    lines.push(
      ...at
        .slice(0, LISTED_AT_MOST)
        .map((index) => `  ${impact.modules[radius.nodes[index]!]} ${reason(impact, index)}`),
    );
    if (at.length > LISTED_AT_MOST) lines.push(`  … ${at.length - LISTED_AT_MOST} more …`);
  }
  return `${lines.join("\n")}\n`;
}

function counted(modules: number): string {
  return `${modules} ${modules === 1 ? "module" : "modules"}`;
}

/** Why a module fails: what it depends on, and how. */
function reason(impact: Impact, index: number): string {
  const { radius, modules } = impact;
  const next = radius.next[index]!;
  const what = next === -1 ? "it" : modules[radius.nodes[next]!]!;
  if (radius.links[index] === "import") return `imports ${what}`;
  if (next === -1 && impact.is !== "module") return radius.links[index] === "service" ? "uses it" : "reaches it";
  return `reads state that ${what} sets or keeps`;
}

function asJson({ name, is, radius, domains, modules }: Impact): string {
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
    })),
  };
  return `${JSON.stringify(found, undefined, 2)}\n`;
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
