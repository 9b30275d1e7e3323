/** Runs the `eslint` of a project and reads its findings. */
import type { ESLint } from "eslint";
import { join, relative, sep } from "node:path";
import { runNode, type Ended } from "./run.js";

export interface EslintRun extends Ended {
  /** `file:line:column rule message`, sorted; suppressed findings are none. Empty if ESLint did not get that far. */
  readonly findings: readonly string[];
}

interface HowToRun {
  /** Folder to start in, relative to the root. */
  readonly from?: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** `eslint --format json` with these arguments, by default on the whole project. */
export async function runEslint(root: string, args: readonly string[] = ["."], how: HowToRun = {}): Promise<EslintRun> {
  const bin = join(root, "node_modules/eslint/bin/eslint.js");
  const { from = "", ...rest } = how;
  const surroundings = { cwd: join(root, from), ...rest };
  const ended = await runNode(bin, ["--format", "json", ...args], surroundings);
  const results = ended.status === 2 && ended.stdout === "" ? [] : (JSON.parse(ended.stdout) as ESLint.LintResult[]);
  return { ...ended, findings: findingsOf(root, results) };
}

export function findingsOf(root: string, results: readonly ESLint.LintResult[]): string[] {
  return results
    .flatMap(({ filePath, messages }) => {
      const file = relative(root, filePath).split(sep).join("/");
      return messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId} ${message}`);
    })
    .sort();
}

/** `file:line:column rule` of each finding. */
export function placesOf(findings: readonly string[]): string[] {
  return findings.map((finding) => /^.*?:\d+:\d+ \S+/.exec(finding)?.[0] ?? finding);
}
