/** What the ESLint config lets pass that it did not, over the files that were asked of both. Pure. */
import type { Loosened } from "./loosened.js";
import { loosenedRule, type RuleEntry } from "./loosened-rules.js";
import { loosenedSettings } from "./loosened-settings.js";
import type { OwnConfig, ProjectConfig } from "./project-config.js";

const OFF: RuleEntry = { severity: 0, options: {} };
const NOTHING: OwnConfig = { settings: undefined, rules: new Map() };

/**
 * Each difference once, with the number of files that have it if not all do.
 * @param pathBefore of a file by the path that it has now
 */
export function loosenedConfig(
  before: ProjectConfig,
  after: ProjectConfig,
  pathBefore: (path: string) => string,
): readonly Loosened[] {
  const place = after.file ?? before.file ?? "eslint.config.js";
  const paths = [...new Set([...after.files.keys(), ...(after.file === undefined ? before.files.keys() : [])])];
  const found = new Map<string, { readonly is: Loosened["is"]; files: number }>();
  const add = (is: Loosened["is"], what: string): void => {
    const one = found.get(what) ?? { is, files: 0 };
    one.files++;
    found.set(what, one);
  };
  for (const path of paths) {
    const was = before.files.get(pathBefore(path)) ?? NOTHING;
    const is = after.files.get(path) ?? NOTHING;
    for (const what of loosenedSettings(was.settings, is.settings)) add("setting", what);
    for (const [name, entry] of was.rules)
      for (const what of loosenedRule(name, entry, is.rules.get(name) ?? OFF)) add("rule", what);
  }
  return [...found].map(([what, { is, files }]) => ({
    is,
    place,
    what: files === paths.length ? what : `${what} (for ${files} of ${paths.length} files that were asked about)`,
  }));
}
