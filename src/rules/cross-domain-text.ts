/** The words of reports about what two parts of a program keep together in memory. */
import type { FailureExtent } from "../graph/dependents.js";
import type { CommonThing, ForeignThing } from "../graph/sharing/cross-domain-sharing.js";
import type { KeptObjectKind, KeptThing } from "../graph/sharing/sharing-view.js";
import type { Topology } from "../graph/topology.js";
import { behindText } from "./extent-text.js";
import { fitted } from "./fitted.js";
import { shortenedName, shortenedPath, shortenedText } from "./shortened.js";
import { STATE_WORDS } from "./state-words.js";

export const CROSS_DOMAIN_MESSAGES = {
  foreign: "{{domain}} uses {{name}} ({{what}}, {{place}}), which is {{owner}}'s own: {{harm}}{{size}}. {{instead}}",
  common:
    "{{name}} ({{what}}) is used by {{first}} ({{firstPlace}}) and {{second}} ({{secondPlace}}){{more}}: {{harm}}{{size}}. {{instead}}",
} as const;

/** At the import. */
export function foreignThingText(
  topology: Topology,
  foreign: ForeignThing,
  extent: FailureExtent,
): Readonly<Record<string, string>> {
  const { thing, domain, owner } = foreign;
  return fitted(CROSS_DOMAIN_MESSAGES.foreign, (length, isBrief) => ({
    domain: shortenedText(domain, length),
    owner: shortenedText(owner, length),
    name: nameText(thing, length),
    what: whatText(thing),
    place: placeOf(topology, { module: thing.owner, line: thing.line }, length),
    harm: harmText(thing, shortenedText(owner, length), shortenedText(domain, length)),
    size: isBrief ? "" : sizeText(extent, [owner, domain], length),
    instead: `Ask ${shortenedText(owner, length)} for the answer${acceptText(thing) ?? `, or give ${shortenedText(domain, length)} its own`}`,
  }));
}

/** At the declaration. */
export function commonThingText(
  topology: Topology,
  common: CommonThing,
  extent: FailureExtent,
): Readonly<Record<string, string>> {
  const { thing, pair, domains, reach } = common;
  return fitted(CROSS_DOMAIN_MESSAGES.common, (length, isBrief) => ({
    name: nameText(thing, length),
    what: whatText(thing),
    first: shortenedText(domains[0], length),
    firstPlace: placeOf(topology, pair[0], length),
    second: shortenedText(domains[1], length),
    secondPlace: placeOf(topology, pair[1], length),
    more: reach > 2 ? ` (+${reach - 2} more)` : "",
    harm: harmText(thing, shortenedText(domains[0], length), shortenedText(domains[1], length)),
    size: isBrief ? "" : sizeText(extent, domains, length),
    instead: `Give each its own${acceptText(thing) ?? ", or let one keep it and answer the others"}`,
  }));
}

function sizeText(extent: FailureExtent, two: readonly string[], length: number): string {
  const behind = behindText(extent, two, length, " hang on it");
  return behind === "" ? "" : `; ${behind}`;
}

function nameText({ name }: KeptThing, length: number): string {
  return name === "" ? "the default export" : shortenedName(name, length);
}

function whatText({ is }: KeptThing): string {
  if ("state" in is) return STATE_WORDS[is.state];
  const word = OBJECT_WORDS[is.library] ?? is.library;
  return is.inside ? `has ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}` : word;
}

/** An empty reason accepts nothing. */
function acceptText({ accepted }: KeptThing): string | undefined {
  return accepted === undefined ? undefined : ", or give @shared-state a reason";
}

function harmText({ is }: KeptThing, one: string, other: string): string {
  const harm = "state" in is ? undefined : HARMS[is.library];
  return harm === undefined ? `what ${one} changes there, ${other} gets` : harm(one, other);
}

function placeOf({ modules }: Topology, { module, line }: { module: number; line: number }, length: number): string {
  return `${shortenedPath(modules[module]!, length)}:${line}`;
}

const HARMS: Readonly<Partial<Record<KeptObjectKind, (one: string, other: string) => string>>> = {
  cache: (one, other) => `if ${one} fills it, entries of ${other} go`,
  session: (one, other) => `what ${one} keeps there, ${other} finds`,
  lock: (one, other) => `while ${one} holds it, ${other} waits`,
  limiter: (one, other) => `what ${one} uses up, ${other} lacks`,
  breaker: (one, other) => `when ${one} fails, it opens for ${other} too`,
  queue: (one, other) => `behind the work of ${one}, that of ${other} waits`,
  emitter: (one, other) => `what ${one} sends, ${other} gets`,
};

const OBJECT_WORDS: Readonly<Partial<Record<KeptObjectKind, string>>> = {
  session: "session store",
  limiter: "limiter",
  breaker: "circuit breaker",
};
