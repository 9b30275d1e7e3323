/** What is said of a knot that came, grew, shrank or went. */
import { CAUSES_FOUND_AT_MOST } from "../../graph/knot-causes.js";
import { counted } from "../../words/counted.js";
import type { KnotChange } from "../change/knot-changes.js";
import type { Entry } from "./sections.js";
import { listed, places, together, type LineOf } from "./words.js";

const CAUSES_AT_MOST = 5;

export function knotEntry(knot: KnotChange, lineOf: LineOf): Entry {
  const isMore = knot.is === "born" || knot.is === "grown";
  const [cause, ...others] = knot.causes;
  const isAlone = cause !== undefined && others.length === 0;
  const name = isAlone ? places(cause, lineOf) : undefined;
  return {
    sign: isMore ? "+" : "-",
    text: isMore ? moreText(knot, name) : lessText(knot, name),
    details: [
      ...(isAlone ? [] : causeDetails(knot, lineOf)),
      ...(isMore && knot.cycle.length > 1 ? [`${listed(knot.cycle, " -> ")} -> ${knot.cycle[0]}`] : []),
    ],
  };
}

function moreText({ is, modules, domains, others }: KnotChange, cause: string | undefined): string {
  if (modules.length === 1) return cause === undefined ? `${modules[0]} imports itself` : `${cause} imports itself`;
  const size = `${counted(modules.length, "module")}${inDomains(domains)}`;
  if (is === "born") {
    return cause === undefined ? `${size} are one knot now` : `this import puts ${size} into one knot: ${cause}`;
  }
  const before = `${knotsOf(others)} before`;
  return cause === undefined
    ? `${size} are one knot now, ${before}`
    : `this import ties ${size} into one knot, ${before}: ${cause}`;
}

function lessText({ is, modules, others }: KnotChange, cause: string | undefined): string {
  const size = modules.length === 1 ? `${modules[0]} importing itself` : `the knot of ${modules.length} modules`;
  const what = is === "gone" ? `${size} is gone` : `${size} is ${knotsOf(others)} now`;
  return cause === undefined ? what : `${what}, by one import less: ${cause}`;
}

/** What has to go together, or, of a knot that is smaller, what went. */
function causeDetails({ is, causes }: KnotChange, lineOf: LineOf): readonly string[] {
  const isMore = is === "born" || is === "grown";
  if (causes.length === 0)
    return ["by no import that was added or removed: settings, or what is seen of the code, changed"];
  const shown = causes.slice(0, CAUSES_AT_MOST).map((cause) => `${isMore ? "+" : "-"} ${places(cause, lineOf)}`);
  const more = causes.length - shown.length;
  return [
    isMore ? `no import alone does it; ${severalText(causes.length)}:` : "these imports went:",
    ...shown,
    ...(more > 0 ? [`… ${more} more`] : []),
  ];
}

function severalText(causes: number): string {
  return causes < CAUSES_FOUND_AT_MOST
    ? `without these ${causes} it would not be there`
    : `these ${causes} take part, and maybe more`;
}

function inDomains(domains: readonly string[]): string {
  if (domains.length < 2) return "";
  return domains.length > 3 ? ` of ${domains.length} domains` : ` of ${together(domains)}`;
}

function knotsOf(sizes: readonly number[]): string {
  const [first, ...others] = sizes;
  return others.length === 0 ? `one of ${first}` : `${sizes.length} of ${listed(sizes.map(String), ", ")}`;
}
