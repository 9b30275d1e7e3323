/** What the command says about the baselines of a run, for people and for programs. */
import { findingText } from "../../config/baseline.js";
import { counted } from "../../words/counted.js";
import type { NextBaseline } from "./next-baseline.js";
import { shownPath } from "../shown-path.js";

const LISTED_AT_MOST = 20;

/** What became of one baseline. */
export interface BaselineUpdate {
  readonly file: string;
  readonly gaps: readonly string[];
  readonly next: NextBaseline;
}

export type BaselineFormat = keyof typeof BASELINE_FORMATS;

export const BASELINE_FORMATS = { text: asText, json: asJson } as const;

/** @param unread files that ESLint could not parse */
function asText(cwd: string, updates: readonly BaselineUpdate[], unread: readonly string[], isCheck: boolean): string {
  if (updates.length === 0) return "settings.topology.baseline is false for all of these files\n";
  const lines = unread.map((file) => `${file} does not parse, so its entries stay as they are\n`);
  return [...updates.map((update) => updateText(cwd, update, isCheck)), ...lines].join("");
}

function asJson(cwd: string, updates: readonly BaselineUpdate[], unread: readonly string[], isCheck: boolean): string {
  const baselines = updates.map(({ file, gaps, next: { entries, gone, unseen, taken, refused } }) => ({
    file: shownPath(cwd, file),
    entries: entries.length,
    added: taken.map(({ identity }) => identity),
    removed: gone,
    notLookedAt: unseen.length,
    gaps,
    refused: refused.map(({ identity, text }) => ({ ...identity, text })),
  }));
  return `${JSON.stringify({ version: 1, isWritten: !isCheck, baselines, unread }, undefined, 2)}\n`;
}

function updateText(cwd: string, { file, gaps, next }: BaselineUpdate, isCheck: boolean): string {
  const { entries, gone, unseen, taken, refused } = next;
  const would = isCheck ? "to be " : "";
  const counts = [
    counted(entries.length, "entry", "entries"),
    ...(taken.length > 0 ? [`${taken.length} ${would}added`] : []),
    ...(gone.length > 0 ? [`${gone.length} ${would}removed, as the finding is gone`] : []),
    ...(unseen.length > 0 ? [`${unseen.length} ${unseenText(gaps)}`] : []),
  ];
  const lines = [
    `${shownPath(cwd, file)}: ${counts.join(", ")}`,
    ...listed(gone.map((entry) => `- ${findingText(entry)}${entry.why === undefined ? "" : ` (${entry.why})`}`)),
    ...(refused.length > 0 ? [`${refused.length} new, to be mended or accepted:`] : []),
    ...listed(refused.map(({ text }) => `+ ${text}`)),
    ...(refused.length > 0
      ? ['Those that are to stay: npx eslint-plugin-topology baseline --grow, and a "why" in their lines']
      : []),
    ...(isCheck && gone.length > 0 ? ["Take them out, and commit the file: npx eslint-plugin-topology baseline"] : []),
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
