/** Which calls of a text are looked at for what they make. */

import type { ModuleFacts } from "../module-facts.js";
import { importedNames } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { TreeSurvey } from "../tree-survey.js";
import { calleesOf, type PlacedCallee } from "./callees.js";
import { isOfMemory } from "./making-worth.js";
import { makesInMemory } from "./memory-packages.js";

export interface AskedCallsInput {
  readonly facts: ModuleFacts;
  readonly found: Pick<TreeSurvey, "calls">;
  readonly paths: TextPaths;
  /** Expressions whose values others ask for, by what is provided to them. */
  readonly provided: readonly unknown[];
}

/**
 * All of a text that may use services or provides something; of one that only makes things in memory those that do, and what its
 * own classes make; undefined if there are none.
 * O(calls), and O(imports) of a text that does neither.
 */
export function askedCalls({ facts, found, paths, provided }: AskedCallsInput): readonly PlacedCallee[] | undefined {
  const mayUse = facts.mayUseServices === true || provided.length > 0;
  if (!mayUse && !facts.imports.some(makesInMemory)) return undefined;
  const callees = calleesOf(found.calls, importedNames(facts.imports), paths);
  if (mayUse) return callees;
  const isMaker = ({ callee }: PlacedCallee): boolean => isOfMemory(callee, facts.imports);
  if (!callees.some(isMaker)) return undefined;
  return callees.filter((each) => isMaker(each) || (each.by === "new" && "local" in each.callee));
}
