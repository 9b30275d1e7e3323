/** The words for how far a failure goes. */
import type { FailureExtent } from "../graph/dependents.js";
import { shortenedText } from "./shortened.js";

/** `up to 41 modules`; those that reach what fails by themselves are counted exactly. */
function modulesText({ modules, isDirect }: FailureExtent): string {
  return `${isDirect ? "" : "up to "}${modules} modules`;
}

/** `; up to 41 modules in auth and billing fail with it`; nothing if no more fail than are told of already. */
export function failingText(extent: FailureExtent, told: number, length: number): string {
  return extent.modules > told ? `; ${modulesText(extent)}${domainsText(extent, length)} fail with it` : "";
}

/** Two are named, more are counted; one is nothing to tell apart. */
function domainsText({ domains }: FailureExtent, length: number): string {
  if (domains.length < 2) return "";
  if (domains.length > 2) return ` in ${domains.length} domains`;
  return ` in ${domains.map((name) => shortenedText(name, length)).join(" and ")}`;
}

/**
 * What stands behind the two domains that a report names, as `what` is told of it: `up to 9 modules hang on it, also in web`; nothing
 * if these are two modules, which are named as well.
 */
export function behindText(extent: FailureExtent, two: readonly string[], length: number, what = ""): string {
  if (extent.modules <= two.length) return "";
  const others = extent.domains.filter((name) => !two.includes(name));
  const many = others.length > 1 ? ` in ${extent.domains.length} domains` : "";
  const one = others.length === 1 ? `, also in ${shortenedText(others[0]!, length)}` : "";
  return `${modulesText(extent)}${many}${what}${one}`;
}
