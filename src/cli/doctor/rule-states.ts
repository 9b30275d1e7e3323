/** Which rules have nothing to say in a project whatever its code is, and why. */
import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";
import plugin from "../../index.js";
import { idleReason } from "../idle-reason.js";

export interface RuleState {
  readonly rule: string;
  /** Why it is idle; absent if it is not. */
  readonly idle?: string;
}

/** As a config has them: severity, or a list of severity and options, by rule with any prefix. */
export type ConfiguredRules = Readonly<Record<string, unknown>>;

/** @param configs of some files of the project; a rule is on if one of them has it on. Undefined: there is none, so the preset counts */
export function ruleStates(
  topology: Topology,
  view: ViewSettings,
  configs: readonly ConfiguredRules[] | undefined,
): readonly RuleState[] {
  const off =
    configs === undefined ? "off in the preset recommended (there is no ESLint config)" : "off in the ESLint config";
  return Object.keys(plugin.rules).map((rule) => {
    const options = optionsOf(rule, configs ?? [plugin.configs.recommended.rules ?? {}]);
    const idle = options === undefined ? off : idleReason(rule, { topology, view }, [options]);
    return { rule, ...(idle !== undefined && { idle }) };
  });
}

/** Of the first config that has the rule on, defaults included. */
function optionsOf(rule: string, configs: readonly ConfiguredRules[]): object | undefined {
  for (const rules of configs) {
    for (const [id, entry] of Object.entries(rules)) {
      const [severity, options] = Array.isArray(entry) ? (entry as unknown[]) : [entry];
      if (id.split("/").at(-1) !== rule || !id.includes("/") || severity === 0 || severity === "off") continue;
      return { ...defaultsOf(rule), ...(options as object | undefined) };
    }
  }
  return undefined;
}

function defaultsOf(rule: string): object {
  const { meta } = plugin.rules[rule] as { readonly meta?: { readonly defaultOptions?: readonly object[] } };
  return meta?.defaultOptions?.[0] ?? {};
}
