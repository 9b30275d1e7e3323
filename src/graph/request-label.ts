import { isDeclaration } from "../facts/declaration.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";

/** LABEL_BIT that the row gives to one request. Throws a TypeError for anything else. */
export function writtenLabel(row: ResolvedModule, request: number): number {
  const label = row.labels[request];
  if (label !== LABEL_BIT.eager && label !== LABEL_BIT.deferred && label !== LABEL_BIT.erased) {
    throw new TypeError(`Import ${request} of ${row.id} has the label ${label}, which is none of LABEL_BIT`);
  }
  return label;
}

/** LABEL_BIT of one request as the graph counts it: erased if it leads to a declaration module, whatever the syntax. */
export function requestLabel(row: ResolvedModule, request: number): number {
  const target = row.targets[request];
  return typeof target === "string" && isDeclaration(target) ? LABEL_BIT.erased : writtenLabel(row, request);
}
