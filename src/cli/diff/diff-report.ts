/** The answer of `diff`, and its form for people at a terminal. */
import { counted } from "../../words/counted.js";
import type { Terminal } from "../terminal.js";
import type { ProjectChange } from "./change-since.js";
import { changeSections, type Worded } from "./change-words.js";
import type { FailingKind } from "./failing-kinds.js";
import type { LoosenedGates } from "./loosened.js";
import type { Entry } from "./sections.js";

export interface DiffReport extends ProjectChange, Pick<Worded, "top"> {
  readonly loosened: LoosenedGates;
  /** What makes the status 1. */
  readonly failed: readonly (readonly [FailingKind, number])[];
}

export function diffText(report: DiffReport, { paint }: Terminal): string {
  const sections = changeSections(report);
  const shown = ({ sign, text, details }: Entry): readonly string[] => [
    `  ${paint(COLOURS[sign], sign)} ${text}`,
    ...details.map((detail) => `      ${paint("dim", detail)}`),
  ];
  const lines = [
    headline(report),
    ...(sections.length === 0 ? ["", "It draws and erases nothing that couples modules"] : []),
    ...sections.flatMap(({ title, entries }) => ["", paint("bold", title), ...entries.flatMap(shown)]),
    ...report.loosened.notes.flatMap((note, at) => [...(at === 0 ? [""] : []), paint("yellow", `Note: ${note}`)]),
    ...failedLines(report, (text) => paint("red", text)),
  ];
  return `${lines.join("\n")}\n`;
}

const COLOURS = { "+": "red", "-": "green", "~": "yellow" } as const;

/** What is compared, and how much of it is new. */
export function headline({ base, head, change, moved }: DiffReport): string {
  const short = base.id.slice(0, 8);
  const from = short.startsWith(base.name) || base.name.startsWith(short) ? short : `${base.name} (${short})`;
  const to = head === undefined ? "the work tree" : head.name;
  const { added, removed } = change.modules;
  const counts = [
    ...(added.length > 0 ? [`${counted(added.length, "module")} added`] : []),
    ...(removed.length > 0 ? [`${counted(removed.length, "module")} removed`] : []),
    ...(moved > 0 ? [`${counted(moved, "module")} moved`] : []),
  ];
  const cost = costText(change.propagationCost);
  const said = [...counts, ...(cost === undefined ? [] : [cost])];
  return `From ${from} to ${to}${said.length === 0 ? "" : `: ${said.join(", ")}`}`;
}

/** The mean share of modules that fail with one. */
function costText({ before, after }: DiffReport["change"]["propagationCost"]): string | undefined {
  const [was, is] = [before, after].map((share) => `${(100 * share).toFixed(2)} %`);
  return was === is ? undefined : `propagation cost ${is} (${was} before)`;
}

export function failedLines({ failed }: DiffReport, paint: (text: string) => string): readonly string[] {
  if (failed.length === 0) return [];
  return ["", paint(`Failed on ${failed.map(([kind, count]) => `${kind} (${count})`).join(", ")}`)];
}
