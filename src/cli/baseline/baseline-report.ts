/** What the command says about one baseline. */
import { relative, sep } from "node:path";
import { findingText } from "../../config/baseline.js";
import type { NextBaseline } from "./next-baseline.js";

const LISTED_AT_MOST = 20;

interface Subject {
  readonly file: string;
  readonly gaps: readonly string[];
}

export function baselineReport(cwd: string, { file, gaps }: Subject, next: NextBaseline, isCheck: boolean): string {
  const { entries, gone, unseen, taken, refused } = next;
  const would = isCheck ? "to be " : "";
  const counts = [
    `${entries.length} ${entries.length === 1 ? "entry" : "entries"}`,
    ...(taken.length > 0 ? [`${taken.length} ${would}added`] : []),
    ...(gone.length > 0 ? [`${gone.length} ${would}removed, as the finding is gone`] : []),
    ...(unseen.length > 0 ? [`${unseen.length} ${unseenText(gaps)}`] : []),
  ];
  const lines = [
    `${relative(cwd, file).split(sep).join("/")}: ${counts.join(", ")}`,
    ...listed(gone.map((entry) => `- ${findingText(entry)}${entry.why === undefined ? "" : ` (${entry.why})`}`)),
    ...(refused.length > 0 ? [`${refused.length} new, to be mended or accepted:`] : []),
    ...listed(refused.map(({ text }) => `+ ${text}`)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function unseenText(gaps: readonly string[]): string {
  if (gaps.length === 0) return "not looked at in this run";
  const more = gaps.length > 1 ? `, and ${gaps.length - 1} more` : "";
  return `not found, but kept, as the import graph has gaps (${gaps[0]}${more})`;
}

function listed(lines: readonly string[]): string[] {
  const shown = lines.slice(0, LISTED_AT_MOST).map((line) => `  ${line}`);
  return lines.length > shown.length ? [...shown, `  … ${lines.length - shown.length} more`] : shown;
}
