/** The rules of this plugin that a config has for a file, under whatever prefix it gives the plugin. */
import type { Linter, Rule } from "eslint";
import { remembered } from "../graph/remembered.js";
import plugin from "../index.js";

/** What ESLint makes of a config for one file; the same object for all files that the same parts of the config match. */
export type FileConfig = Linter.Config;

export interface RuleUse {
  /** With the prefix: `topology/no-cycle`. */
  readonly id: string;
  readonly name: string;
  readonly severity: 1 | 2;
  readonly options: readonly unknown[];
  /** As the plugin has it that the config loads. */
  readonly rule: Rule.RuleModule;
}

/** All rules of this plugin take one object. */
type Options = Readonly<Record<string, unknown>>;

const known = remembered<FileConfig, readonly RuleUse[]>();

/** Those that are on, in the order of the config. */
export function rulesIn(config: FileConfig): readonly RuleUse[] {
  let uses = known.get(config);
  if (uses === undefined) known.set(config, (uses = find(config)));
  return uses;
}

/** With what nobody gives as it is by default, which ESLint before 9.15 leaves out. */
export function optionsOf({ rule, options }: RuleUse): Options {
  return { ...defaultsOf(rule), ...(options[0] as Options | undefined) };
}

/** The options of a rule of this plugin where a config gives none. */
export function defaultsOf({ meta }: Rule.RuleModule): Options {
  return (meta?.defaultOptions?.[0] ?? {}) as Options;
}

/** Whether a comment of a file may ask for a rule, on or off. */
export function hasPlugin(config: FileConfig): boolean {
  return ownPrefixes(config).size > 0;
}

/** Whether an id names a rule of this plugin by a prefix that one of the configs gives it. */
export function isOwnRuleOf(configs: Iterable<FileConfig>): (id: string) => boolean {
  const prefixes = new Set<string>();
  for (const config of new Set(configs)) for (const prefix of ownPrefixes(config).keys()) prefixes.add(prefix);
  return (id) => prefixes.has(id.slice(0, id.lastIndexOf("/")));
}

function find(config: FileConfig): readonly RuleUse[] {
  const own = ownPrefixes(config);
  return Object.entries(config.rules ?? {}).flatMap(([id, entry]) => {
    const slash = id.lastIndexOf("/");
    const rule = own.get(id.slice(0, slash))?.[id.slice(slash + 1)];
    const [given, ...options] = [entry].flat() as [Linter.RuleSeverity, ...unknown[]];
    const severity = SEVERITIES[given] ?? 0;
    if (rule === undefined || severity === 0) return [];
    return [{ id, name: id.slice(slash + 1), severity, options, rule }];
  });
}

/** A config as it is written may have words. */
const SEVERITIES: Readonly<Partial<Record<Linter.RuleSeverity, 0 | 1 | 2>>> = {
  0: 0,
  1: 1,
  2: 2,
  off: 0,
  warn: 1,
  error: 2,
};

/** The rules of this plugin by the prefixes that the config gives it. */
function ownPrefixes({ plugins = {} }: FileConfig): ReadonlyMap<string, Readonly<Record<string, Rule.RuleModule>>> {
  return new Map(
    Object.entries(plugins).flatMap(([prefix, { meta, rules = {} }]) =>
      meta?.name === plugin.meta.name ? [[prefix, rules as Readonly<Record<string, Rule.RuleModule>>] as const] : [],
    ),
  );
}
