/** What the ESLint config of a folder says to our rules, for some of its files. */
import { join, relative, sep } from "node:path";
import plugin from "../../index.js";
import { projectEslint } from "../project-eslint.js";
import type { RuleEntry } from "./loosened-rules.js";

/** For one file. */
export interface FileConfig {
  readonly settings: unknown;
  /** Of each rule of ours, by its name without a prefix; those that are not named are off. */
  readonly rules: ReadonlyMap<string, RuleEntry>;
}

export interface ProjectConfig {
  /** Path of the config from the folder; undefined if there is none. */
  readonly file: string | undefined;
  /** By path; a file that is not linted has no rule. */
  readonly files: ReadonlyMap<string, FileConfig>;
  /** Names of our rules as they stand in this config. */
  readonly names: ReadonlySet<string>;
}

interface CalculatedConfig {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly plugins?: Readonly<Record<string, { readonly meta?: { readonly name?: string } }>>;
  readonly rules?: Readonly<Record<string, unknown>>;
}

/**
 * @param cwd where ESLint runs, in the folder or the folder itself
 * @param paths from the folder
 * @throws what the config throws, or that there is no ESLint
 */
export async function projectConfig(folder: string, cwd: string, paths: readonly string[]): Promise<ProjectConfig> {
  const eslint = new (projectEslint(cwd).ESLint)({ cwd });
  const found = await eslint.findConfigFile();
  const files = new Map<string, FileConfig>();
  const names = new Set<string>();
  for (const path of found === undefined ? [] : paths) {
    const config = ((await eslint.calculateConfigForFile(join(folder, path))) ?? {}) as CalculatedConfig;
    const own = ownRules(config);
    for (const name of own.keys()) names.add(name);
    const rules = new Map([...own].map(([name, entry]) => [name.slice(name.lastIndexOf("/") + 1), entry]));
    files.set(path, { settings: config.settings?.["topology"], rules });
  }
  return { file: found && relative(folder, found).split(sep).join("/"), files, names };
}

function ownRules({ plugins = {}, rules = {} }: CalculatedConfig): ReadonlyMap<string, RuleEntry> {
  const own = new Map<string, RuleEntry>();
  for (const [name, entry] of Object.entries(rules)) {
    const slash = name.lastIndexOf("/");
    const rule = plugin.rules[name.slice(slash + 1)];
    if (rule === undefined || plugins[name.slice(0, Math.max(0, slash))]?.meta?.name !== plugin.meta.name) continue;
    const [severity, options] = Array.isArray(entry) ? (entry as readonly unknown[]) : [entry];
    const [defaults] = (rule as { meta?: { defaultOptions?: readonly unknown[] } }).meta?.defaultOptions ?? [];
    own.set(name, {
      severity: severityOf(severity),
      options: { ...(defaults as object | undefined), ...(options as object | undefined) },
    });
  }
  return own;
}

function severityOf(given: unknown): number {
  return typeof given === "number" ? given : Math.max(0, ["off", "warn", "error"].indexOf(String(given)));
}
