/** What the ESLint config of a project makes of its modules: which rules read them, and what keeps rules from it. */
import { join } from "node:path";
import type { Topology } from "../../graph/topology.js";
import { counted } from "../../words/counted.js";
import { CheckedConfig } from "../check/checked-config.js";
import { notLintedText } from "../check/not-linted.js";
import { hasEslint } from "../project-eslint.js";
import { rulesIn, type RuleUse } from "../rule-uses.js";

export interface ProjectLint {
  /** Rules that are on for some module; undefined if there is no ESLint or no config, so that the preset counts. */
  readonly uses: readonly RuleUse[] | undefined;
  /** Why rules do not read modules, in words: nothing there to read, no rule that is on, modules that no entry of the config has. */
  readonly gaps: readonly string[];
}

/** @param root absolute */
export async function projectLint(cwd: string, root: string, { modules, rows }: Topology): Promise<ProjectLint> {
  const read = modules.filter((_, node) => rows[node]!.key !== undefined);
  // A config says of a name what it says, whether or not there is such a file.
  const files = (read.length === 0 ? ["index.js"] : read).map((id) => join(root, id));
  const { uses, gaps } = hasEslint(cwd) ? await configuredLint(CheckedConfig.ofProject(cwd), files) : NO_CONFIG;
  return { uses, gaps: read.length === 0 ? [NO_MODULE] : gaps };
}

const NO_CONFIG: ProjectLint = { uses: undefined, gaps: [] };
const NO_MODULE =
  "there is no module: no file here is in a language that the plugin reads, or settings.topology.include and ignore leave none";

async function configuredLint(config: CheckedConfig, files: readonly string[]): Promise<ProjectLint> {
  const notLinted: string[] = [];
  const uses = new Set<RuleUse>();
  // Of the config of some package: of the others there is something to say all the same.
  const unloaded = new Map<string, number>();
  let linted = 0;
  for (const file of files) {
    const own = await config.of(file).catch((error: unknown) => (error instanceof Error ? error : undefined));
    if (own instanceof Error) unloaded.set(own.message, (unloaded.get(own.message) ?? 0) + 1);
    else if (own !== undefined) {
      linted += 1;
      for (const use of rulesIn(own)) uses.add(use);
    } else if (!(await config.isIgnored(file))) notLinted.push(file);
  }
  if (!config.isFound && unloaded.size === 0) return NO_CONFIG;
  return {
    uses: [...uses],
    gaps: [
      ...[...unloaded].map(([message, modules]) => `${message} (the config of ${counted(modules, "module")})`),
      ...(uses.size + unloaded.size > 0 ? [] : ["no rule of this plugin is on in the ESLint config for any module"]),
      ...(notLinted.length > 0 ? [notLintedText(notLinted, linted + notLinted.length)] : []),
    ],
  };
}
