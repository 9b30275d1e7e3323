/** The last lines of `check` for people: how much was found, of which rules, and what to ask next. */
import { relative } from "node:path";
import { counted } from "../../words/counted.js";
import type { Terminal } from "../terminal.js";
import type { CheckRun } from "./check-run.js";
import type { Message } from "./rule-host.js";

/** From so many on, nobody mends all of them first. */
const MANY = 20;

export function closingText({ found, since, presetFor }: CheckRun, cwd: string, paint: Terminal["paint"]): string {
  const messages = [...found.values()].flat();
  const [first] = found;
  if (first === undefined) return `${paint("green", "No findings")}${sinceText(since)}\n`;
  const errors = messages.filter(({ severity }) => severity === 2).length;
  const lines = [
    `${counted(messages.length, "finding")}${sinceText(since)}: ${counted(errors, "error")}, ${counted(messages.length - errors, "warning")}`,
    ...rulesText(messages),
    "",
    `All evidence for one, and the ways out: ${COMMAND} explain ${quoted(`${relative(cwd, first[0])}:${first[1][0]!.line}`)}`,
    ...(messages.length > MANY && since === undefined
      ? [`Only what a change brings: ${COMMAND} check --since <branch>`]
      : []),
    ...(messages.length > MANY && presetFor === undefined
      ? [`To keep what is there, and be told what is new: ${COMMAND} baseline`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

const COMMAND = "npx eslint-plugin-topology";

function sinceText(since: CheckRun["since"]): string {
  return since === undefined ? "" : ` since ${since.commit.name}, ${counted(since.older, "older one")} not shown`;
}

/** By number, if there are several rules. */
function rulesText(messages: readonly Message[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule } of messages) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size < 2) return [];
  const sorted = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  return sorted.map(([rule, count]) => `  ${count} of ${rule}`);
}

/** As a shell takes it: folders of some frameworks have brackets in their names. */
function quoted(path: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path.replaceAll(/["$`]/g, "\\$&")}"`;
}
