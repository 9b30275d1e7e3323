import plugin from "../../index.js";
import { defaultsOf } from "../rule-uses.js";

/** What counts for a rule that has the option `kinds`, if a config does not say otherwise. */
export function ruleKinds<Kind extends string>(
  rule: "no-cross-domain-sharing" | "no-shared-infrastructure",
  all: readonly Kind[],
): readonly Kind[] {
  const { kinds } = defaultsOf(plugin.rules[rule]!) as { readonly kinds: readonly string[] };
  return all.filter((kind) => kinds.includes(kind));
}
