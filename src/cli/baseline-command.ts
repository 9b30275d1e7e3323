/**
 * `baseline`: lints, and brings each baseline of the linted projects in line with what is found.
 */
import { join } from "node:path";
import { baselineText, type BaselineEntry } from "../config/baseline.js";
import { exists } from "../files/disk.js";
import { replaceFile } from "../files/replace-file.js";
import { gapsInWords } from "../graph/health.js";
import { baselineFile, readBaseline } from "../project/baselines.js";
import { baselineReport } from "./baseline-report.js";
import { lintRun, type LintRun, type RunFinding } from "./lint-run.js";
import { nextBaseline } from "./next-baseline.js";

export interface BaselineOptions {
  readonly paths: readonly string[];
  /** Take new findings. */
  readonly grow: boolean;
  /** Write nothing; tell whether there is anything to do. */
  readonly check: boolean;
}

/** What a command says, and the status it ends with: as ESLint's, 0 for nothing to do, 1 for findings. */
export interface Outcome {
  readonly status: 0 | 1;
  readonly text: string;
}

/** One baseline of a run. */
interface Target {
  readonly file: string;
  readonly root: string;
  /** Whether the settings name it, so that it has to be there. */
  readonly isNamed: boolean;
  readonly gaps: readonly string[];
}

export async function baselineCommand(cwd: string, options: BaselineOptions): Promise<Outcome> {
  const run = await lintRun(cwd, options.paths);
  const targets = targetsOf(run);
  if (targets.length === 0) return { status: 0, text: "settings.topology.baseline is false for all of these files\n" };
  const outcomes = targets.map((target) => update(cwd, run, target, options));
  const unread = run.unread.map((file) => `${file} does not parse, so its entries stay as they are\n`);
  return {
    status: outcomes.some(({ status }) => status === 1) ? 1 : 0,
    text: [...outcomes.map(({ text }) => text), ...unread].join(""),
  };
}

function targetsOf({ recording }: LintRun): Target[] {
  const targets = new Map<string, Target>();
  for (const { root, setting, topology } of recording.projects) {
    const file = setting === false ? undefined : baselineFile(root, setting);
    if (file === undefined || targets.has(file)) continue;
    const gaps = gapsInWords(topology);
    if (topology.health.notes.length > 0) throw new Error(`There is no import graph of ${root}: ${gaps[0]}`);
    targets.set(file, { file, root, isNamed: setting !== undefined, gaps });
  }
  return [...targets.values()];
}

function update(cwd: string, { findings, recording }: LintRun, target: Target, options: BaselineOptions): Outcome {
  const { file, root, isNamed, gaps } = target;
  const before = readBaseline(file);
  const isLookedAt = ({ rule, module }: BaselineEntry): boolean =>
    gaps.length === 0 && (recording.hasRead(rule, root, module) || !exists(join(root, module)));
  const next = nextBaseline({
    before,
    findings: findings.filter((found) => isOf(found, file)).map(({ finding, text }) => ({ identity: finding, text })),
    mayGrow: options.grow,
    isLookedAt,
  });
  const isChanged = next.gone.length + next.taken.length > 0 || (before === undefined && isNamed);
  if (isChanged && !options.check) replaceFile(file, baselineText(next.entries));
  const isOpen = next.refused.length > 0 || (options.check && isChanged);
  return { status: isOpen ? 1 : 0, text: baselineReport(cwd, target, next, options.check) };
}

function isOf({ root, setting }: RunFinding, file: string): boolean {
  return setting !== false && baselineFile(root, setting) === file;
}
