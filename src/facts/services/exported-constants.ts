/**
 * Exported constants of which something is known that others may make clients of: variables of the environment, settings,
 * addresses, and names such as those of queues; also what an exported function returns that does nothing else.
 */

import type { Node } from "oxc-parser";
import type { ModuleFacts } from "../module-facts.js";
import { localPathOf } from "../state/local-paths.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import { returnedBy } from "./expression-form.js";
import type { Constant, Value } from "./service-facts.js";
import type { TextValues } from "./text-values.js";
import { someValue, UNKNOWN } from "./values.js";

export interface ExportedConstantsInput {
  readonly facts: ModuleFacts;
  readonly paths: TextPaths;
  readonly values: TextValues;
  readonly functions: ReadonlyMap<Node, Place>;
  readonly fields: readonly Place[];
  readonly defaults: readonly Place[];
}

const CONSTANTS_AT_MOST = 60;

/** In the order of the exports. O(exports). */
export function exportedConstants({
  facts,
  paths,
  values,
  functions,
  fields,
  defaults,
}: ExportedConstantsInput): readonly Constant[] {
  const found: Constant[] = [];
  const add = (way: readonly string[] | undefined, value: Value): void => {
    if (way !== undefined && found.length < CONSTANTS_AT_MOST && isOfUse(value)) found.push({ way, value });
  };
  for (const { exported, local, source, type } of facts.exports) {
    if (source !== undefined || type || local === undefined) continue;
    const variable = paths.top.set.get(local);
    if (variable !== undefined) add([exported], values.ofVariable(variable));
  }
  for (const { node } of defaults) {
    if (node.type === "ExportDefaultDeclaration") add(["default"], values.of(node.declaration as Node));
    if (node.type === "TSExportAssignment") add(["="], values.of(node.expression));
  }
  for (const [code, place] of functions) {
    const returned = returnedBy(code);
    const path = returned && localPathOf(place);
    const ways = path ? paths.waysOf([...path, "()"]) : [];
    if (ways.length > 0) add(ways[0], values.of(returned!));
  }
  for (const { node, parent } of fields) {
    if (node.type !== "PropertyDefinition" || !node.static || !node.value || node.key.type !== "Identifier") continue;
    const home = parent?.parent && localPathOf(parent.parent);
    if (home) add(paths.waysOf([...home, node.key.name])[0], values.of(node.value));
  }
  return found;
}

/** What a maker returns is not a constant, and a parameter is none of this text. */
function isOfUse(value: Value): boolean {
  if (value[0] === "making" || value === UNKNOWN) return false;
  return (
    !someValue(value, ([is]) => is === "parameter") &&
    someValue(value, ([is]) => is !== "unknown" && is !== "object" && is !== "list" && is !== "making")
  );
}
