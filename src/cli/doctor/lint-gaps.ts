/** What keeps rules from reading the modules of a project: nothing there to read, no rule that is on, modules that no entry of the config has. */
import { join } from "node:path";
import type { Topology } from "../../graph/topology.js";
import { CheckedConfig } from "../check/checked-config.js";
import { notLintedText } from "../check/not-linted.js";
import { hasEslint } from "../project-eslint.js";
import { rulesIn } from "../rule-uses.js";

/**
 * In words. Without an ESLint or a config nothing is said of the config, as the preset counts there.
 * @param root absolute
 */
export async function lintGaps(cwd: string, root: string, { modules, rows }: Topology): Promise<readonly string[]> {
  const read = modules.filter((_, node) => rows[node]!.key !== undefined);
  if (read.length === 0) return ["there is no module: no file here is in a language that the plugin reads"];
  return hasEslint(cwd)
    ? configGaps(
        CheckedConfig.ofProject(cwd),
        read.map((id) => join(root, id)),
      )
    : [];
}

async function configGaps(config: CheckedConfig, files: readonly string[]): Promise<readonly string[]> {
  const notLinted: string[] = [];
  let linted = 0;
  let isAnyOn = false;
  for (const file of files) {
    const own = await config.of(file);
    if (own !== undefined) {
      linted += 1;
      isAnyOn ||= rulesIn(own).length > 0;
    } else if (!(await config.isIgnored(file))) notLinted.push(file);
  }
  if (!config.isFound) return [];
  return [
    ...(isAnyOn ? [] : ["no rule of this plugin is on in the ESLint config for any module"]),
    ...(notLinted.length > 0 ? [notLintedText(notLinted, linted + notLinted.length)] : []),
  ];
}
