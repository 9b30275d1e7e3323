/** Whether a call says enough to be kept: where something is, or that it makes something which is kept. */

import type { ImportFact } from "../module-facts.js";
import { isKeptOnce } from "./kept-once.js";
import { makesInMemory } from "./memory-packages.js";
import type { Callee, Value } from "./service-facts.js";
import { isServiceKey, isServiceUrl, isVariableName } from "./service-keys.js";
import { someValue } from "./values.js";

export interface Candidate {
  readonly callee: Callee;
  readonly by: "new" | "call";
  readonly arguments: readonly Value[];
  /** Where what it makes is kept. */
  readonly kept: readonly (readonly string[])[];
}

/** Names of functions that make something, by how they begin or by what they make. */
const MAKER =
  /^(?:create|connect|make|init|build|setup|provide|register)|(?:Client|Redis|Cache|Queue|Worker|Database|Db|DB|Mongo|Connection|Pool|Store|Limiter|Instance|Service|Provider)$/;
/** Of a package also what is exported itself (`postgres(url)`, `drizzle(pool)`), and `Redis.fromEnv()`. */
const PACKAGE_MAKER = /^(?:from|open|get)(?:[A-Z]|$)/;
/** Of what may be in memory, whatever it is given: `createPlanCache(500)`. */
const MEMORY_MAKER = /^(?:create|make|build|new|init)\w{0,60}(?:Cache|Queue|Session|Limiter)/;
const NO_MAKER = /^use[A-Z]|^(?:z|v|t|yup|joi|Joi)$|(?:Error|Exception)$|^GraphQL/;

export function isWorthKeeping(
  { callee, by, arguments: given, kept }: Candidate,
  imports: readonly ImportFact[],
): boolean {
  if (given.some((value) => someValue(value, isPlace))) return true;
  // Somebody else's function that is given nothing of interest makes nothing of interest.
  if ("other" in callee) return false;
  if (isOfMemory(callee, imports) && kept.some(isKeptOnce)) return true;
  const isPackage = "request" in callee && !/^(?:\.|\/|@\/|~|#)/.test(imports[callee.request]!.specifier);
  const imported = "request" in callee ? imports[callee.request]!.names[callee.name]!.imported : "";
  const names = "local" in callee ? callee.local : [imported, ...callee.path];
  const last = (by === "new" ? names.filter((name) => name !== "new") : names).at(-1) ?? "";
  if (NO_MAKER.test(last)) return false;
  if (MEMORY_MAKER.test(last) && kept.some(isKeptOnce)) return true;
  const isGiven = given.some((value) => someValue(value, isHandedOn));
  if (by === "new") return kept.length > 0 || (isGiven && isPackage);
  if (kept.length === 0 && !isPackage) return false;
  return (
    (isGiven || (given.length === 0 && kept.length > 0)) &&
    (MAKER.test(last) || (isPackage && (callee.path.length === 0 || PACKAGE_MAKER.test(last))))
  );
}

/** Whether something of a package is called that makes what is kept in memory. */
export function isOfMemory(callee: Callee, imports: readonly ImportFact[]): boolean {
  return "request" in callee && makesInMemory(imports[callee.request]!);
}

/** A variable, a setting, a member or a URL that says where a service is. */
function isPlace(value: Value): boolean {
  switch (value[0]) {
    case "environment":
      return isServiceKey(value[1]);
    case "setting":
      return isServiceKey(value[1]);
    case "text":
      return isServiceUrl(value[1]);
    case "import": {
      const path = value.slice(3).filter((step) => step !== "()" && step !== "new");
      const last = path.at(-1);
      return last !== undefined && isServiceKey(isVariableName(last as string) ? (last as string) : path.join("."));
    }
    default:
      return false;
  }
}

function isHandedOn([is]: Value): boolean {
  return is === "parameter" || is === "import" || is === "making" || is === "environment" || is === "setting";
}
