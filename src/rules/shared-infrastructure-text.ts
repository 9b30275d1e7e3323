/** The words of reports about services that two parts of a program use. */
import type { FailureExtent } from "../graph/dependents.js";
import type { CommonService } from "../graph/services/common-services.js";
import type { UsedClient } from "../graph/services/made-service.js";
import type { MixedService, SharedService } from "../graph/services/shared-services.js";
import type { ServiceUse } from "../graph/services/service-use.js";
import type { Topology } from "../graph/topology.js";
import { behindText } from "./extent-text.js";
import { fitted } from "./fitted.js";
import { shortenedName, shortenedPath, shortenedText } from "./shortened.js";

export const SHARED_INFRASTRUCTURE_MESSAGES = {
  connects: "{{domain}} connects to {{service}}, which {{other}} also {{does}} ({{place}}): {{harm}}. {{instead}}",
  reaches:
    "{{domain}} uses {{client}}{{by}} ({{what}}, {{made}}), which {{other}} also uses ({{place}}): {{harm}}. {{instead}}",
  common:
    "{{client}} is used by {{first}} ({{firstPlace}}){{and}} {{second}} ({{secondPlace}}){{more}}: {{harm}}{{size}}. {{instead}}",
  queue:
    "{{name}} keeps jobs in {{service}}, which {{other}} ({{place}}) fills as a cache: a full cache drops keys, and a queue must lose " +
    "none. Give each its own {{technology}}",
  cache:
    "{{name}} caches in {{service}}, where {{other}} ({{place}}) keeps jobs: a full cache drops keys, and a queue must lose none. " +
    "Give each its own {{technology}}",
} as const;

export type SharedInfrastructureMessage = keyof typeof SHARED_INFRASTRUCTURE_MESSAGES;

/** @param extent of a failure of the service */
export function sharedServiceText(
  topology: Topology,
  shared: SharedService,
  extent: FailureExtent,
): { readonly messageId: "connects" | "reaches"; readonly data: Readonly<Record<string, string>> } {
  const { use, other } = shared;
  // Where the one client is that both use, if it is one; else the service.
  const isOneClient = use.making === undefined && sameClient(use, other);
  const messageId = use.making === undefined ? "reaches" : "connects";
  const data = fitted(SHARED_INFRASTRUCTURE_MESSAGES[messageId], (length, isBrief) => ({
    domain: shortenedText(shared.domain, length),
    other: shortenedText(shared.otherDomain, length),
    service: serviceText(use, length),
    client: use.client.name === "" ? serviceText(use, length) : clientText(use.client.name, length),
    by: byText(use, length),
    what: whatText(use.service.technology, use.service.kind, length),
    made: `${isOneClient || isBrief || use.client.name === "" ? "" : `${serviceText(use, length)}, `}${placeOf(topology, use.client, length)}`,
    does: other.making === undefined ? "uses" : "connects to",
    place: placeOf(topology, other, length),
    harm: harmText(shared, isBrief ? "" : sizeText(extent, [shared.domain, shared.otherDomain], length)),
    instead: insteadText(shared, messageId, length),
  }));
  return { messageId, data };
}

function byText({ through, holding }: ServiceUse, length: number): string {
  if (through !== undefined) return ` by ${shortenedName(through, length)}()`;
  return holding === undefined ? "" : ` by ${shortenedName(holding, length)}`;
}

/** At the making. @param extent of a failure of the service */
export function commonServiceText(
  topology: Topology,
  { client, pair: [first, second], isOneClient, domains, reach, lacksReason }: CommonService,
  extent: FailureExtent,
): Readonly<Record<string, string>> {
  const all = reach > 2 ? "all" : "both";
  const outage = `one outage stops ${all}`;
  return fitted(SHARED_INFRASTRUCTURE_MESSAGES.common, (length, isBrief) => ({
    client: subjectText(first, client, isOneClient, length),
    first: shortenedText(domains[0], length),
    firstPlace: placeOf(topology, first, length),
    and: reach > 2 ? "," : " and",
    second: shortenedText(domains[1], length),
    secondPlace: placeOf(topology, second, length),
    more: reach > 2 ? ` and ${reach - 2} more` : "",
    harm: areApart(first, second) ? `their names differ, but ${outage}` : outage,
    size: isBrief ? "" : sizeText(extent, domains, length),
    instead: `Give each its own, or ${lacksReason ? "give @shared-service a reason" : "accept it with @shared-service and a reason"}`,
  }));
}

/** `redis (Redis client of REDIS_URL)`; the service alone if its client has no name, or is not the only one that leads there. */
function subjectText(use: ServiceUse, { name, kind }: UsedClient, isOneClient: boolean, length: number): string {
  const what = whatText(use.service.technology, kind, length);
  if (name === "" || !isOneClient) return `${serviceText(use, length)} (${what})`;
  const of = use.service.key.includes("#") ? "" : ` of ${serviceText(use, length)}`;
  return `${clientText(name, length)} (${what}${of})`;
}

/** Without the technology if both are too long: half a word says less than none. */
function whatText(technology: string | undefined, kind: UsedClient["kind"], length: number): string {
  const word = KIND_WORDS[kind] ?? "";
  const whole = `${technology ?? ""} ${word}`.trim() || "a service";
  return whole.length <= length || word === "" ? shortenedText(whole, length) : word;
}

/** What a function makes is called as its call is written. */
function clientText(name: string, length: number): string {
  return `${shortenedName(name, length)}${MAKES.test(name) ? "()" : ""}`;
}

const MAKES = /(?:^|\.)(?:create|make|build|init|open|connect|setup|get)[A-Z]\w*$/;

export function mixedServiceText(
  topology: Topology,
  { use, is, other }: MixedService,
): Readonly<Record<string, string>> {
  return fitted(SHARED_INFRASTRUCTURE_MESSAGES[is], (length) => ({
    name: use.client.name === "" ? "This" : clientText(use.client.name, length),
    service: serviceText(use, length),
    other: other.client.name === "" ? `a ${is === "queue" ? "cache" : "queue"}` : clientText(other.client.name, length),
    place: placeOf(topology, other, length),
    technology: use.service.technology ?? "service",
  }));
}

function sameClient(a: ServiceUse, b: ServiceUse): boolean {
  return a.client.module === b.client.module && a.client.line === b.client.line;
}

function harmText({ use, other }: SharedService, size: string): string {
  if (areApart(use, other)) return `their names differ, but one outage stops both${size}`;
  return use.making === undefined ? `if it fails or fills up, both fail${size}` : `one outage stops both${size}`;
}

function sizeText(extent: FailureExtent, two: readonly string[], length: number): string {
  const behind = behindText(extent, two, length);
  return behind === "" ? "" : ` (${behind})`;
}

/** Whether they keep to different names in the one service: another queue, another prefix of keys. */
function areApart(use: ServiceUse, other: ServiceUse): boolean {
  const parts = new Map(other.service.parts.map((part) => part.split(": ", 2) as [string, string]));
  return use.service.parts.some((part) => {
    const [what = "", name] = part.split(": ", 2);
    return parts.has(what) && parts.get(what) !== name;
  });
}

/** An empty reason accepts nothing. */
function insteadText({ use, domain, otherDomain, owner }: SharedService, messageId: string, length: number): string {
  const own = `Give ${messageId === "connects" ? `${shortenedText(domain, length)} its own service` : `${shortenedText(domain, length)} its own`}`;
  if (use.accepted !== undefined) return `${own}, or give @shared-service a reason`;
  if (owner !== undefined) return `${own}, or ask ${shortenedText(owner, length)}, which owns it`;
  if (messageId === "connects") return `${own}, or accept it with @shared-service and a reason`;
  return `${own}, or ask ${shortenedText(otherDomain, length)} for the answer`;
}

function serviceText({ service: { key } }: ServiceUse, length: number): string {
  const [path, name] = key.split("#");
  return name === undefined
    ? shortenedText(key, length)
    : `${shortenedText(name, length)} of ${shortenedPath(path!, length)}`;
}

function placeOf({ modules }: Topology, { module, line }: { module: number; line: number }, length: number): string {
  return `${shortenedPath(modules[module]!, length)}:${line}`;
}

const KIND_WORDS: Readonly<Partial<Record<UsedClient["kind"], string>>> = {
  cache: "cache",
  "key-value": "client",
  database: "database",
  queue: "queue",
  lock: "lock",
  limiter: "rate limiter",
  session: "session store",
  search: "search",
  "object storage": "bucket",
};
