/**
 * For `eslint --cache`: one string that stands for all findings of the rules of this plugin in the whole project, in the config.
 *
 * ESLint keeps the results of a file as long as the file and the JSON of its config are as they were. Findings here depend on
 * other files too, so they become part of that JSON: it changes exactly when a finding comes, goes or says something else. It
 * is made when the cache asks for it, so it costs nothing without `--cache`; and it never throws, as what is wrong with a
 * project is for the rules to say.
 */
import { hash } from "node:crypto";
import { join } from "node:path";
import type { Linter } from "eslint";
import { SettingsError } from "./config/settings-error.js";
import { parseSettings } from "./config/settings.js";
import plugin from "./index.js";
import { projectNow, type ProjectNow } from "./project/project-now.js";
import { reportsOf, type AskedModule, type AskedText } from "./rules/asked-rule.js";

/** One rule of this plugin with one set of options. */
interface RuleUse {
  readonly name: string;
  readonly options: readonly unknown[];
}

type Configs = Linter.Config | readonly Linter.Config[];

/**
 * A config object to put behind `configs`, which hold the rules and settings of this plugin: all that are used, in any order.
 * `settings.topology.root` must be among them, and the same for all files.
 * @throws SettingsError if it is not
 */
export function cacheDigest(configs: Configs): Linter.Config {
  const all = [configs].flat();
  const { settings, root } = settingsIn(all);
  const uses = rulesIn(all);
  let latest: (ProjectNow & { readonly digest: string }) | undefined;
  const digest = (): string => {
    const now = projectNow(settings);
    if (latest?.topology !== now.topology || latest.baseline !== now.baseline) {
      latest = { ...now, digest: hash("sha1", JSON.stringify(findingsIn(now, uses, settings))) };
    }
    return latest.digest;
  };
  const toJSON = (): string => {
    try {
      return digest();
    } catch (error) {
      return String(error);
    }
  };
  return { name: "topology/cache-digest", settings: { topologyDigest: { [root]: { toJSON } } } };
}

/** `settings.topology`, if it is one and the same and has a root. */
function settingsIn(configs: readonly Linter.Config[]): { readonly settings: unknown; readonly root: string } {
  const given = configs.map(({ settings }) => settings?.["topology"]).filter((value) => value !== undefined);
  const distinct = [...new Map(given.map((value) => [JSON.stringify(value), value])).values()];
  if (distinct.length > 1) {
    throw new SettingsError("topology", distinct, "the same value in all configs that cacheDigest is given");
  }
  const [settings] = distinct;
  const { root } = parseSettings(settings).graph;
  if (root === undefined) {
    throw new SettingsError(
      "topology.root",
      root,
      "for cacheDigest, the absolute path of a folder: import.meta.dirname",
    );
  }
  return { settings, root };
}

/** The rules of this plugin under whatever prefix, each with every set of options that any files have it with. */
function rulesIn(configs: readonly Linter.Config[]): readonly RuleUse[] {
  const prefixes = configs.flatMap(({ plugins }) =>
    Object.entries(plugins ?? {}).flatMap(([prefix, { meta }]) => (meta?.name === plugin.meta.name ? [prefix] : [])),
  );
  const uses = new Map<string, RuleUse>();
  for (const [id, entry] of configs.flatMap(({ rules }) => Object.entries(rules ?? {}))) {
    const name = id.slice(id.lastIndexOf("/") + 1);
    if (entry === undefined || !prefixes.some((prefix) => id === `${prefix}/${name}`)) continue;
    const options = Array.isArray(entry) ? entry.slice(1) : [];
    uses.set(JSON.stringify([name, options]), { name, options });
  }
  if (uses.size === 0) throw new TypeError("cacheDigest is given no config with a rule of eslint-plugin-topology");
  return [...uses.values()];
}

/**
 * What the rules find in all modules on disk: all but where, which is the linted file's own affair. Beside it goes how what is
 * left of a module's imports is decided, since a suggestion turns on it.
 */
function findingsIn({ root, topology }: ProjectNow, uses: readonly RuleUse[], topologySettings: unknown): unknown {
  const settings = { topology: topologySettings };
  return topology.rows.flatMap(({ id, emit }) => {
    const filename = join(root, id);
    const module: AskedModule = { filename, physicalFilename: filename, sourceCode: NO_TEXT, settings };
    const found = uses.flatMap(({ name, options }) => {
      const rule = plugin.rules[name];
      const reports = rule === undefined ? [] : reportsOf({ id: name, options, rule }, module);
      return reports.map(({ messageId, data }) => [name, messageId, data]);
    });
    return found.length === 0 ? [] : [[id, emit, found]];
  });
}

const NOWHERE = { line: 1, column: 0 };
/** The text as on disk, without places. */
const NO_TEXT: AskedText = {
  text: undefined,
  lines: [],
  ast: { body: [], loc: { start: NOWHERE, end: NOWHERE } },
  getLocFromIndex: () => NOWHERE,
};
