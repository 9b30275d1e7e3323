/** Of `no-shared-infrastructure`: every client of the service, all users by domain, and how it is known that it is one service. */
import type { ServiceUse, ServiceView } from "../../graph/services/service-use.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import type { Topology } from "../../graph/topology.js";
import { serviceView } from "../../project/linted-services.js";
import { counted } from "../../words/counted.js";
import { type Explanation, listed, NOTHING_MORE, type Question, type Section } from "./explanation.js";

interface ToldUse {
  readonly domain?: string;
  readonly module: string;
  readonly line: number;
  /** A client that it makes itself, or one that it comes to. */
  readonly how: "makes" | "imports" | "is given";
  readonly client: { readonly name: string; readonly module: string; readonly line: number };
  readonly kind: ServiceUse["service"]["kind"];
  readonly technology?: string;
  readonly parts: readonly string[];
  readonly accepted?: string;
}

export function serviceEvidence({ topology, view, finding, options }: Question): Explanation {
  const subject = "service" in finding ? finding.service : "";
  const asked = serviceView(topology, view, (options as { readonly kinds: ServiceView["kinds"] }).kinds);
  const { byService } = serviceUses(topology, asked);
  // A key may have spaces in it, as what stands behind it has.
  const key = [...byService.keys()]
    .filter((one) => subject === one || subject.startsWith(`${one} `))
    .reduce((a, b) => (b.length > a.length ? b : a), "");
  const found = byService.get(key);
  if (found === undefined) return NOTHING_MORE;
  const { names, of } = asked.domains;
  const users = found.map((use) => toldUse(topology, use, names[of[use.module]!]));
  const own = users.filter(({ module }) => module === finding.module);
  return {
    sections: [
      { title: `${key}: ${kindText(users)}`, lines: [identityText(key)] },
      { title: "Clients of it", lines: clientLines(users) },
      usersSection(users, own[0]?.domain),
    ],
    ways: waysOf(key, finding.module, own, users),
    evidence: { service: key, users },
  };
}

function toldUse(topology: Topology, use: ServiceUse, domain: string | undefined): ToldUse {
  const { module, line, making, place, client, service, accepted } = use;
  return {
    ...(domain !== undefined && { domain }),
    module: topology.modules[module]!,
    line,
    how: making !== undefined ? "makes" : place !== undefined ? "is given" : "imports",
    client: { name: client.name, module: topology.modules[client.module]!, line: client.line },
    kind: service.kind,
    ...(service.technology !== undefined && { technology: service.technology }),
    parts: service.parts,
    ...(accepted !== undefined && { accepted }),
  };
}

function kindText(users: readonly ToldUse[]): string {
  const kinds = users.map(({ kind, technology }) => (technology === undefined ? kind : `${technology} ${kind}`));
  return listed([...new Set(kinds)]);
}

/** How it is known that two clients have one service. */
function identityText(key: string): string {
  if (key.includes("#"))
    return `known by the client itself: whoever uses ${key} uses the same one; where it connects to is not known`;
  if (/:\/\/|:\d+$/.test(key)) return `known by the address ${key}, which the code says`;
  if (/^[A-Z][A-Z0-9_]*$/.test(key))
    return `known by the variable ${key} of the environment, with which each client is made`;
  return `known by the setting ${key}, with which each client is made`;
}

/** Each place once, by its name if it has one. */
function clientLines(users: readonly ToldUse[]): readonly string[] {
  const lines = new Map<string, string>();
  for (const {
    client: { name, module, line },
    parts,
  } of users) {
    const place = `${module}:${line}`;
    const more = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    if (name !== "" || !lines.has(place))
      lines.set(place, `${name === "" ? "a client" : name} is made at ${place}${more}`);
  }
  return [...lines.values()];
}

const LISTED_AT_MOST = 40;
/** Who is to be asked where more have it, nobody can say. */
const OWNERS_AT_MOST = 3;

/** By domain, that of the finding first, and what belongs to none last. */
function usersSection(users: readonly ToldUse[], own: string | undefined): Section {
  const rank = ({ domain }: ToldUse): number => (domain === undefined ? 2 : domain === own ? 0 : 1);
  const sorted = users.toSorted(
    (a, b) => rank(a) - rank(b) || ((a.domain ?? "") < (b.domain ?? "") ? -1 : a.domain === b.domain ? 0 : 1),
  );
  const lines = sorted.slice(0, LISTED_AT_MOST).map((use) => `${use.domain ?? "in no domain"}: ${useLine(use)}`);
  const domains = new Set(users.flatMap(({ domain }) => domain ?? []));
  return {
    title: `Used by ${counted(domains.size, "domain")} in ${counted(users.length, "place")}`,
    lines: users.length > lines.length ? [...lines, `… ${users.length - lines.length} more …`] : lines,
  };
}

function useLine({ module, line, how, client, accepted }: ToldUse): string {
  const what =
    how === "makes"
      ? `makes ${client.name || "a client"}`
      : `${how} ${client.name || "it"} of ${client.module}:${client.line}`;
  return `${module}:${line} ${what}${accepted ? ` (accepted: ${accepted})` : ""}`;
}

function waysOf(key: string, module: string, own: readonly ToldUse[], users: readonly ToldUse[]): readonly string[] {
  const domains = [...new Set(users.flatMap(({ domain }) => domain ?? []))];
  const self = own[0]?.domain ?? "this domain";
  const makes = own.find(({ how }) => how === "makes");
  const line = own[0]?.line;
  const others = domains.filter((domain) => domain !== self);
  const isName = !key.includes("#") && !/:\/\/|:\d+$/.test(key);
  return [
    makes === undefined
      ? `Give ${self} a client of its own for what it does at ${module}:${line}, with another address`
      : `Give ${self} its own service: at ${module}:${line} make ${makes.client.name || "the client"} ${isName ? `of another variable than ${key}` : "with another address"}`,
    ...(others.length === 0 || others.length > OWNERS_AT_MOST
      ? []
      : [`Ask ${listed(others)} for the answer, so that ${self} needs no client`]),
    `If ${domains.length === 2 ? "one of the two" : "one of them"} owns it: settings.topology.services: { "${key}": { owner: "…" } }, which leaves the findings of the others`,
    `If it is to stay: a comment /* @shared-service why */ above ${module}:${line}`,
  ];
}
