/** Which calls of a text are looked at for what they make. */

import { listedClients } from "../injection/nest-clients.js";
import type { ImportedFrom } from "../injection/nest-connections.js";
import type { ModuleFacts } from "../module-facts.js";
import { importedNames } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { TreeSurvey } from "../tree-survey.js";
import { calleesOf, type PlacedCallee } from "./callees.js";
import { derivedClasses } from "./derived-classes.js";
import { expressionForm } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import { isOfMemory } from "./making-worth.js";
import { makesInMemory } from "./memory-packages.js";

export interface AskedCallsInput {
  readonly facts: ModuleFacts;
  readonly found: Pick<TreeSurvey, "calls" | "classes">;
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
  const mayUse = facts.mayUseServices !== undefined || provided.length > 0;
  if (!mayUse && !facts.imports.some(makesInMemory)) return undefined;
  const imported = importedNames(facts.imports);
  const callees = calleesOf(found.calls, imported, paths).flatMap((each) =>
    eachListed(each, { imports: facts.imports, imported }),
  );
  if (mayUse) return [...callees, ...derivedClasses(found, imported, paths)].sort(inSourceOrder);
  const isMaker = ({ callee }: PlacedCallee): boolean => isOfMemory(callee, facts.imports);
  if (!callees.some(isMaker)) return undefined;
  return callees.filter((each) => isMaker(each) || (each.by === "new" && "local" in each.callee));
}

/** In the place of a call that lists several clients, each of them. */
function eachListed(callee: PlacedCallee, names: ImportedFrom): readonly PlacedCallee[] {
  const form = expressionForm(callee.place.node);
  if (form?.is !== "call" || !("request" in callee.callee)) return [callee];
  const listed = listedClients(namesOf(form.callee)?.names ?? [], form.arguments, names);
  if (listed === undefined) return [callee];
  const { callee: called, place } = callee;
  return listed.map((node) => ({
    ...callee,
    callee: { ...called, path: [...called.path, "*"] },
    place: { ...place, node, parent: place },
    given: [node],
    listed: true,
  }));
}

function inSourceOrder({ place: one }: PlacedCallee, { place: other }: PlacedCallee): number {
  return one.node.start - other.node.start;
}
