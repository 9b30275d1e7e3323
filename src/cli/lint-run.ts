/**
 * One run of the project's own ESLint, with its own config, in this process, that collects the findings of our rules.
 */
import { relative, sep } from "node:path";
import type { ESLint } from "eslint";
import plugin from "../index.js";
import { startRecording } from "../project/get-topology.js";
import type { RecordedFinding, Recording, ReportPlace } from "../project/recording.js";
import { PLUGIN_VERSION } from "../project/versions.js";
import { projectEslint } from "./project-eslint.js";

/** A finding that ESLint shows: no comment silences it. */
export interface RunFinding extends RecordedFinding {
  readonly text: string;
}

export interface LintRun {
  readonly findings: readonly RunFinding[];
  readonly recording: Recording;
  /** Files that ESLint could not parse, so that no rule has read them. */
  readonly unread: readonly string[];
}

/** Throws if ESLint cannot be found, cannot run, or does not run a rule of ours. */
export async function lintRun(cwd: string, paths: readonly string[]): Promise<LintRun> {
  const recording = startRecording();
  const { ESLint } = projectEslint(cwd);
  const names = new Set(Object.keys(plugin.rules));
  // Whatever prefix the config gives the plugin. Other rules would only cost time.
  const ruleFilter = ({ ruleId }: { readonly ruleId: string }): boolean => names.has(ruleId.split("/").at(-1)!);
  const eslint = new ESLint({ cwd, ruleFilter, warnIgnored: false } as ESLint.Options);
  const results = await eslint.lintFiles([...paths]);
  if (recording.isEmpty) {
    throw new Error(
      `No rule of eslint-plugin-topology ${PLUGIN_VERSION} has read a file: the ESLint config has none for these paths, ` +
        "or loads another version of the plugin",
    );
  }
  return { findings: shownFindings(cwd, recording, results), recording, unread: unreadFiles(cwd, results) };
}

/**
 * The findings that are among the messages. A comment silences all reports of a rule at a place or none, so rule and place
 * tell them apart from the silenced ones.
 */
function shownFindings(cwd: string, recording: Recording, results: readonly ESLint.LintResult[]): RunFinding[] {
  const texts = new Map<string, string>();
  for (const { filePath: filename, messages } of results) {
    for (const { ruleId, line, column, message } of messages) {
      const text = `${shownPath(cwd, filename)}:${line}:${column} ${message}`;
      if (ruleId !== null) texts.set(placeKey({ filename, ruleId, line, column }), text);
    }
  }
  return recording.findings.flatMap((found) => {
    const text = texts.get(placeKey(found.place));
    return text === undefined ? [] : [{ ...found, text }];
  });
}

function unreadFiles(cwd: string, results: readonly ESLint.LintResult[]): string[] {
  return results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).map(({ filePath }) => shownPath(cwd, filePath));
}

function placeKey({ filename, ruleId, line, column }: ReportPlace): string {
  return [filename, ruleId, line, column].join("\0");
}

function shownPath(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join("/");
}
