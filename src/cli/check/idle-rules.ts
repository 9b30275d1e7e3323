/** Rules that cannot find anything in a project, and why: off in the config, or without what they ask about. */
import plugin from "../../index.js";
import { idleReason } from "../idle-reason.js";
import type { CheckedProject } from "./check-run.js";

export interface IdleRule {
  readonly rule: string;
  readonly why: string;
}

/** By the names of rules. */
export function idleRules(project: CheckedProject): readonly IdleRule[] {
  return Object.keys(plugin.rules).flatMap((rule) => {
    const uses = project.uses.get(rule);
    const options = uses?.map((use) => (use.options[0] ?? {}) as object);
    const why = options === undefined ? "it is off" : idleReason(rule, project, options);
    return why === undefined ? [] : [{ rule, why }];
  });
}
