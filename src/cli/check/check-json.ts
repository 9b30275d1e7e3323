/** What `check` says to programs. */
import { shownPath } from "../shown-path.js";
import type { CheckRun } from "./check-run.js";
import type { ProjectOverview } from "./project-overview.js";

export function checkJson(
  { found, presetFor, since, notLinted, unread }: CheckRun,
  overviews: readonly ProjectOverview[],
  cwd: string,
): string {
  const said = {
    version: 1,
    preset: presetFor === undefined ? null : "recommended",
    since: since === undefined ? null : { ref: since.commit.name, commit: since.commit.id, older: since.older },
    projects: overviews.map(({ root, ...overview }) => ({ root: shownPath(cwd, root) || ".", ...overview })),
    notLinted: notLinted.length,
    unread: unread.map((path) => shownPath(cwd, path)),
    findings: [...found].flatMap(([path, messages]) =>
      messages.map(({ rule, severity, line, column, message }) => ({
        file: shownPath(cwd, path),
        line,
        column,
        severity: severity === 2 ? "error" : "warning",
        rule,
        message,
      })),
    ),
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}
