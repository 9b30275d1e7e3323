/**
 * `baseline`: lints, and brings each baseline of the linted projects in line with what is found.
 */
import { join } from "node:path";
import { baselineText, type BaselineEntry } from "../../config/baseline.js";
import { exists } from "../../files/disk.js";
import { replaceFile } from "../../files/replace-file.js";
import { gapsInWords } from "../../graph/health.js";
import { baselineFile, readBaseline } from "../../project/baselines.js";
import { BASELINE_FORMATS, type BaselineFormat, type BaselineUpdate } from "./baseline-report.js";
import { choice, type Command } from "../command.js";
import { lintRun, type LintRun, type RunFinding } from "../lint-run.js";
import { nextBaseline } from "./next-baseline.js";

interface BaselineOptions {
  readonly paths: readonly string[];
  /** Take new findings. */
  readonly grow: boolean;
  /** Write nothing; tell whether there is anything to do. */
  readonly check: boolean;
}

/** One baseline of a run. */
interface Target {
  readonly file: string;
  readonly root: string;
  /** Whether the settings name it, so that it has to be there. */
  readonly isNamed: boolean;
  readonly gaps: readonly string[];
}

const FORMATS = Object.keys(BASELINE_FORMATS) as BaselineFormat[];

export const baseline: Command = {
  summary: "keeps the findings of today, so that only new ones are told",
  help: `baseline [paths…]
  Lints the paths (default: .) with the ESLint and the config of this project, and writes the findings of eslint-plugin-topology
  that are there today to topology-baseline.json at the root of the project, or to the file in settings.topology.baseline.
  A baseline that is there loses the entries whose findings are gone, and gets no new ones. Status 1: there are findings that it
  does not have.

    npx eslint-plugin-topology baseline
    npx eslint-plugin-topology baseline src --check

  --grow       also add new findings
  --check      write nothing; status 1 if something would change
  --format     text or json (default: text)
`,
  options: { grow: { type: "boolean" }, check: { type: "boolean" }, format: { type: "string" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const grow = values["grow"] === true;
    const check = values["check"] === true;
    if (grow && check) throw new Error("--grow writes and --check writes nothing: give one of them");
    const format = choice("format", values["format"], FORMATS);
    terminal.progress("Linting");
    const { run, updates } = await updateBaselines(cwd, {
      paths: positionals.length === 0 ? ["."] : positionals,
      grow,
      check,
    });
    const isOpen = updates.some((update) => update.isOpen);
    return { status: isOpen ? 1 : 0, text: BASELINE_FORMATS[format](cwd, updates, run.unread, check) };
  },
};

interface Update extends BaselineUpdate {
  /** Whether there is something to do for somebody. */
  readonly isOpen: boolean;
}

async function updateBaselines(
  cwd: string,
  options: BaselineOptions,
): Promise<{ readonly run: LintRun; readonly updates: readonly Update[] }> {
  const run = await lintRun(cwd, options.paths);
  return { run, updates: targetsOf(run).map((target) => update(run, target, options)) };
}

function targetsOf({ recording }: LintRun): Target[] {
  const targets = new Map<string, Target>();
  for (const { root, view, topology } of recording.projects) {
    const setting = view.baseline;
    const file = setting === false ? undefined : baselineFile(root, setting);
    if (file === undefined || targets.has(file)) continue;
    const gaps = gapsInWords(topology);
    if (topology.health.notes.length > 0) throw new Error(`There is no import graph of ${root}: ${gaps[0]}`);
    targets.set(file, { file, root, isNamed: setting !== undefined, gaps });
  }
  return [...targets.values()];
}

function update({ findings, recording }: LintRun, target: Target, options: BaselineOptions): Update {
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
  return { file, gaps, next, isOpen };
}

function isOf({ root, view: { baseline: setting } }: RunFinding, file: string): boolean {
  return setting !== false && baselineFile(root, setting) === file;
}
