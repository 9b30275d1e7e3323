/** Whether no other module can name a holder, so that its mentions are all there is. O(mentions of a variable). */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import type { Holder } from "../state-holders.js";
import type { HarmlessContext } from "./context.js";

export function isHidden({ declared }: Holder, { variableOf, places }: HarmlessContext): boolean {
  if (declared.type === "PrivateIdentifier") return true;
  const place = places.get(declared);
  for (let at = place?.parent; at !== undefined && !isFunction(at.node); at = at.parent) {
    const { node } = at;
    if (node.type === "PropertyDefinition" || node.type === "AccessorProperty") return node.accessibility === "private";
    if (node.type === "ExportNamedDeclaration" || node.type === "ExportDefaultDeclaration") return false;
  }
  const references = variableOf(declared)?.references ?? [];
  return references.every(({ identifier }) => {
    const outer = places.get(identifier as unknown as Node)?.parent?.node.type;
    return outer !== "ExportSpecifier" && outer !== "ExportDefaultDeclaration";
  });
}
