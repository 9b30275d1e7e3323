/** What the ESLint config of a folder says to our rules, for some of its files. */
import { join, relative, sep } from "node:path";
import { projectEslint } from "../project-eslint.js";
import { optionsOf, rulesIn, type FileConfig } from "../rule-uses.js";
import type { RuleEntry } from "./loosened-rules.js";

/** For one file. */
export interface OwnConfig {
  readonly settings: unknown;
  /** Of each rule of ours that is on, by its name without a prefix. */
  readonly rules: ReadonlyMap<string, RuleEntry>;
}

export interface ProjectConfig {
  /** Path of the config from the folder; undefined if there is none. */
  readonly file: string | undefined;
  /** By path; a file that is not linted has no rule. */
  readonly files: ReadonlyMap<string, OwnConfig>;
  /** Names of our rules, as this config has them on. */
  readonly names: ReadonlySet<string>;
}

/**
 * @param cwd where ESLint runs, in the folder or the folder itself
 * @param paths from the folder
 * @throws what the config throws, or that there is no ESLint
 */
export async function projectConfig(folder: string, cwd: string, paths: readonly string[]): Promise<ProjectConfig> {
  const eslint = new (projectEslint(cwd).ESLint)({ cwd });
  const found = await eslint.findConfigFile();
  const files = new Map<string, OwnConfig>();
  const names = new Set<string>();
  for (const path of found === undefined ? [] : paths) {
    const config = ((await eslint.calculateConfigForFile(join(folder, path))) ?? {}) as FileConfig;
    const uses = rulesIn(config);
    for (const { id } of uses) names.add(id);
    const rules = new Map(uses.map((use) => [use.name, { severity: use.severity, options: optionsOf(use) }]));
    files.set(path, { settings: config.settings?.["topology"], rules });
  }
  return { file: found && relative(folder, found).split(sep).join("/"), files, names };
}
