/** What a change draws and erases, in words: sections of entries, which each format sets in its own way. */
import { counted } from "../../words/counted.js";
import type { Change } from "../change/change.js";
import type { DomainImportChange } from "../change/domain-import-changes.js";
import type { ServiceChange, StateChange } from "../change/sharing-changes.js";
import type { Arrow } from "../summary/summary.js";
import { knotEntry } from "./knot-words.js";
import type { LoosenedGates } from "./loosened.js";
import type { Entry, Section } from "./sections.js";
import { listed, places, together, type LineOf } from "./words.js";

export interface Worded {
  readonly change: Change;
  readonly loosened: LoosenedGates;
  readonly lineOf: LineOf;
  /** How many modules with another blast radius are told. */
  readonly top: number;
}

/** Sections that have an entry. */
export function changeSections({ change, loosened, lineOf, top }: Worded): readonly Section[] {
  const sections: readonly Section[] = [
    {
      title: "Knots of modules that lead to one another",
      entries: change.knots.map((knot) => knotEntry(knot, lineOf)),
    },
    { title: "Cycles that are still there, but load later", entries: hiddenEntries(change, lineOf) },
    { title: "Domains", entries: domainEntries(change) },
    { title: "Imports between domains", entries: change.domainImports.map((one) => domainEntry(one, lineOf)) },
    { title: "State that modules share", entries: change.states.map(stateEntry) },
    { title: "Services that domains share", entries: change.services.map(serviceEntry) },
    { title: "Modules that fail with one", entries: radiusEntries(change, top) },
    {
      title: "Checks that are weaker than before",
      entries: loosened.found.map(({ place, what }) => ({ sign: "+", text: `${place} ${what}`, details: [] })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function hiddenEntries({ hiddenCycles }: Change, lineOf: LineOf): readonly Entry[] {
  return hiddenCycles.map((hidden) => ({
    sign: "+",
    text: `${places(hidden, lineOf)} loads later than before, and its cycle of ${counted(hidden.cycle.length, "module")} is still there`,
    details: [`${listed(hidden.cycle, " -> ")} -> ${hidden.from}`],
  }));
}

function domainEntries({ domains: { added, removed, renamed } }: Change): readonly Entry[] {
  return [
    ...renamed.map(([before, after]): Entry => ({ sign: "~", text: `${after}, ${before} before`, details: [] })),
    ...added.map((name): Entry => ({ sign: "~", text: `${name} is new`, details: [] })),
    ...removed.map((name): Entry => ({ sign: "~", text: `${name} is no more`, details: [] })),
  ];
}

function domainEntry({ from, to, before, after, added, removed }: DomainImportChange, lineOf: LineOf): Entry {
  const details = [...signed("+", added, lineOf), ...signed("-", removed, lineOf)];
  const now = counted(after, "import");
  if (before === 0) return { sign: "+", text: `${from} -> ${to}: ${now}, none before`, details };
  if (after === 0) return { sign: "-", text: `${from} -> ${to}: no import any more, ${before} before`, details };
  const sign = after > before ? "+" : after < before ? "-" : "~";
  return { sign, text: `${from} -> ${to}: ${now}, ${before} before`, details };
}

const ARROWS_AT_MOST = 5;

function signed(sign: string, arrows: readonly Arrow[], lineOf: LineOf): readonly string[] {
  const shown = arrows.slice(0, ARROWS_AT_MOST).map((arrow) => `${sign} ${places(arrow, lineOf)}`);
  return arrows.length > shown.length ? [...shown, `${sign} … ${arrows.length - shown.length} more`] : shown;
}

function stateEntry({ is, state: { id, setBy, usedBy, domains } }: StateChange): Entry {
  if (is === "separate") return { sign: "-", text: `${id} is shared no longer`, details: [] };
  const across = domains.length > 1 ? ` by ${together(domains)}` : "";
  const details = [
    ...(setBy.length > 0 ? [`set by ${listed(setBy)}`] : []),
    ...(usedBy.length > 0 ? [`${setBy.length > 0 ? "read" : "used"} by ${listed(usedBy)}`] : []),
  ];
  return { sign: "+", text: `${id} is shared${across} now`, details };
}

function serviceEntry({ is, service, domains }: ServiceChange): Entry {
  const name = `${service.key} (${together(service.kinds)})`;
  if (is === "separate") return { sign: "-", text: `${name} is shared by ${together(domains)} no longer`, details: [] };
  return {
    sign: "+",
    text: `${name} is shared by ${together(service.domains)} now`,
    details: [`new: ${listed(domains)}`],
  };
}

function radiusEntries({ radius }: Change, top: number): readonly Entry[] {
  const shown = radius.slice(0, top).map(({ module, before, after }): Entry => {
    const difference = after > before ? `+${after - before}` : String(after - before);
    return {
      sign: after > before ? "+" : "-",
      text: `${module}: ${after}, ${before} before (${difference})`,
      details: [],
    };
  });
  const more = radius.length - shown.length;
  if (more === 0 || shown.length === 0) return shown;
  return [
    ...shown,
    { sign: "~", text: `… and ${counted(more, "module")} of which the number changed less`, details: [] },
  ];
}
