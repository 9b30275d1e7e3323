/** The words for how far a failure goes. */
import type { FailureExtent } from "../graph/dependents.js";
import { shortenedText } from "./shortened.js";

/** Names of domains before the rest is counted. */
const NAMED_AT_MOST = 2;

/** `up to 41 modules`; those that reach what fails by themselves are counted exactly. */
export function modulesText({ modules, isDirect }: FailureExtent): string {
  return `${isDirect ? "" : "up to "}${modules} modules`;
}

/** ` in auth and billing`, ` in auth, billing and 3 more domains`; nothing if there are no two to tell apart. */
export function domainsText({ domains }: FailureExtent, length: number): string {
  if (domains.length < 2) return "";
  const named = domains.slice(0, NAMED_AT_MOST).map((name) => shortenedText(name, length));
  const rest = domains.length - named.length;
  return ` in ${rest > 0 ? `${named.join(", ")} and ${rest} more ${rest > 1 ? "domains" : "domain"}` : named.join(" and ")}`;
}

/** The two domains that a report is about, and those that fail with them: `both`, `both and web`, `both, web and 3 more`. */
export function bothText({ domains }: FailureExtent, two: readonly string[], length: number): string {
  const others = domains.filter((name) => !two.includes(name));
  const [first] = others;
  if (first === undefined) return "both";
  const name = shortenedText(first, length);
  return others.length === 1 ? `both and ${name}` : `both, ${name} and ${others.length - 1} more`;
}

/** `; up to 9 modules hang on it, also in web`; nothing if no more do than the two that a report names. */
export function hangingText(extent: FailureExtent, two: readonly string[], length: number): string {
  if (extent.modules <= 2) return "";
  const [first, ...rest] = extent.domains.filter((name) => !two.includes(name));
  const also = first === undefined ? "" : `, also in ${shortenedText(first, length)}`;
  const more = rest.length === 0 ? "" : ` and ${rest.length} more ${rest.length > 1 ? "domains" : "domain"}`;
  return `; ${modulesText(extent)} hang on it${also}${more}`;
}
