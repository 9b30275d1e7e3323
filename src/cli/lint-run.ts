/**
 * One run of the project's own ESLint, with its own config, in this process, that collects the findings of our rules.
 */
import { join } from "node:path";
import type { ESLint } from "eslint";
import plugin from "../index.js";
import type { RecordedFinding, Recording, ReportPlace } from "../project/recording.js";
import { PLUGIN_VERSION } from "../project/versions.js";
import { PRESET_ALONE, WITH_PRESET } from "./preset-config.js";
import { anyEslint, configFor, loadConfig, projectEslint } from "./project-eslint.js";
import { recordedRun } from "./recorded-run.js";
import { rulesIn } from "./rule-uses.js";
import { shownPath } from "./shown-path.js";

/** A finding with what ESLint says of it. */
export interface RunFinding extends RecordedFinding {
  readonly message: string;
  /** The same in one line with its place. */
  readonly text: string;
}

/** A report as ESLint has it. */
interface RunReport {
  readonly place: ReportPlace;
  readonly message: string;
  readonly messageId: string | undefined;
  /** The reason of the comment that silences it; empty if it gives none, undefined if no comment does. */
  readonly silenced: string | undefined;
}

export interface LintRun {
  /** Those that no comment silences. */
  readonly findings: readonly RunFinding[];
  readonly silenced: readonly (RunFinding & { readonly why: string })[];
  /** What our rules report besides: it has no identity. */
  readonly notes: readonly Pick<RunReport, "place" | "message" | "messageId">[];
  readonly recording: Recording;
  /** Files that ESLint could not parse, so that no rule has read them. */
  readonly unread: readonly string[];
}

/**
 * @param withPreset also where the config has no rule of ours, or there is none: then by the preset `recommended`
 * @throws Error if ESLint cannot be found, cannot run, or does not run a rule of ours
 */
export async function lintRun(cwd: string, paths: readonly string[], withPreset = false): Promise<LintRun> {
  const eslintClass = withPreset ? anyEslint(cwd) : projectEslint(cwd).ESLint;
  const names = new Set(Object.keys(plugin.rules));
  // Whatever prefix the config gives the plugin. Other rules would only cost time.
  const ruleFilter = ({ ruleId }: { readonly ruleId: string }): boolean => names.has(ruleId.split("/").at(-1)!);
  const configured = new eslintClass({ cwd });
  await loadConfig(configured, cwd);
  if (!withPreset) await needConfig(configured, cwd, paths);
  const preset = withPreset ? await presetFor(configured, paths) : {};
  const eslint = new eslintClass({ cwd, ruleFilter, warnIgnored: false, ...preset } as ESLint.Options);
  const { told, recording } = recordedRun("ignored", () => eslint.lintFiles([...paths]));
  const results = await told;
  const unread = unreadFiles(cwd, results);
  if (recording.isEmpty) {
    const [fatal] = results.flatMap(({ messages }) => messages.filter((message) => message.fatal === true));
    if (fatal !== undefined) {
      const { line, column, message } = fatal;
      throw new Error(`ESLint cannot read ${unread.join(", ")}: ${line}:${column} ${message}`);
    }
    if (results.length === 0)
      throw new Error(
        `ESLint ignores ${paths.join(", ")}, or no entry of its config is for it. Of TypeScript it lints what an entry names, ` +
          'as files: ["**/*.ts"], with a parser for it',
      );
    throw new Error(
      `No rule of eslint-plugin-topology ${PLUGIN_VERSION} has read a file: the ESLint config has none for these paths, ` +
        "or loads another version of the plugin",
    );
  }
  const reports = reportsIn(results).filter(({ place: { ruleId } }) => names.has(ruleId.split("/").at(-1)!));
  return { ...sorted(cwd, recording, reports), recording, unread };
}

/** @throws Error that says what to write, as what ESLint says of it names neither folder nor way out */
async function needConfig(eslint: ESLint, cwd: string, paths: readonly string[]): Promise<void> {
  for (const path of [".", ...paths])
    if ((await eslint.findConfigFile(join(cwd, path, "index.js"))) !== undefined) return;
  throw new Error(
    `No ESLint config is in ${cwd} or above it, and what is written goes by its rules. Begin with an eslint.config.js that has ` +
      "topology.configs.recommended of eslint-plugin-topology",
  );
}

/** What is to be added for some files, of which each may have a config of its own. */
async function presetFor(eslint: ESLint, files: readonly string[]): Promise<ESLint.Options> {
  for (const file of files) {
    if ((await eslint.findConfigFile(file)) === undefined) return PRESET_ALONE;
    const config = await configFor(eslint, file);
    if (config !== undefined && rulesIn(config).length === 0) return WITH_PRESET;
  }
  return {};
}

function reportsIn(results: readonly ESLint.LintResult[]): RunReport[] {
  return results.flatMap(({ filePath: filename, messages, suppressedMessages }) =>
    [
      ...messages.map((reported) => ({ reported, silenced: undefined })),
      ...suppressedMessages.map((reported) => ({
        reported,
        silenced: reported.suppressions.map(({ justification }) => justification).join("; "),
      })),
    ].flatMap(({ reported: { ruleId, line, column, message, messageId }, silenced }) =>
      ruleId === null ? [] : [{ place: { filename, ruleId, line, column }, message, messageId, silenced }],
    ),
  );
}

function sorted(
  cwd: string,
  recording: Recording,
  reports: readonly RunReport[],
): Pick<LintRun, "findings" | "silenced" | "notes"> {
  const findings: RunFinding[] = [];
  const silenced: (RunFinding & { readonly why: string })[] = [];
  const notes: RunReport[] = [];
  const findingAt = recording.inTurn();
  for (const report of reports) {
    const { place, message, silenced: why } = report;
    const found = findingAt(place);
    const { filename, line, column } = place;
    const text = `${shownPath(cwd, filename)}:${line}:${column} ${message}`;
    if (found !== undefined && why !== undefined) silenced.push({ ...found, message, text, why });
    else if (found !== undefined) findings.push({ ...found, message, text });
    else if (why === undefined) notes.push(report);
  }
  return { findings, silenced, notes };
}

function unreadFiles(cwd: string, results: readonly ESLint.LintResult[]): string[] {
  return results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).map(({ filePath }) => shownPath(cwd, filePath));
}
