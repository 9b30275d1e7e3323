/** Runs oxlint, with this plugin as its only one, and reads its findings. */
import { join } from "node:path";
import { REPOSITORY } from "./installed.js";
import { runNode, type Ended } from "./run.js";

interface Diagnostic {
  readonly message: string;
  readonly filename: string;
  /** `plugin(rule)`; a plugin that throws has none, and no place. */
  readonly code?: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

interface OxlintRun extends Ended {
  readonly findings: readonly string[];
}

/** `.oxlintrc.json` with this plugin alone. */
export function oxlintConfig(rules: object, settings: object = {}): object {
  const plugin = { jsPlugins: ["eslint-plugin-topology"], settings: { topology: settings } };
  return { ...plugin, plugins: [], categories: { correctness: "off" }, rules };
}

/** Findings as those of ESLint, without columns: oxlint counts them in bytes. */
export async function runOxlint(root: string, paths: readonly string[]): Promise<OxlintRun> {
  const bin = join(REPOSITORY, "node_modules/oxlint/bin/oxlint");
  const ended = await runNode(bin, ["--format", "json", ...paths], { cwd: root });
  const { diagnostics } = JSON.parse(ended.stdout) as { diagnostics: Diagnostic[] };
  const findings = diagnostics.map(
    ({ message, code = "", filename, labels }) =>
      `${filename}:${labels[0]?.span.line} ${code.replace(/\((.*)\)/, "/$1")} ${message}`,
  );
  return { ...ended, findings: findings.sort() };
}
