/** Which rules have nothing to say in a project whatever its code is, and why. */
import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";
import plugin from "../../index.js";
import { idleReason } from "../idle-reason.js";
import { optionsOf, rulesIn, type RuleUse } from "../rule-uses.js";

export interface RuleState {
  readonly rule: string;
  /** Why it is idle; absent if it is not. */
  readonly idle?: string;
}

/** @param configured the rules that the config has on for some file. Undefined: there is no config, so the preset counts */
export function ruleStates(
  topology: Topology,
  view: ViewSettings,
  configured: readonly RuleUse[] | undefined,
): readonly RuleState[] {
  const off =
    configured === undefined ? "off in the preset recommended (there is no ESLint config)" : "off in the ESLint config";
  const uses = configured ?? rulesIn(plugin.configs.recommended);
  return Object.keys(plugin.rules).map((rule) => {
    const options = uses.filter(({ name }) => name === rule).map(optionsOf);
    const idle = options.length === 0 ? off : idleReason(rule, { topology, view }, options);
    return { rule, ...(idle !== undefined && { idle }) };
  });
}
