import { createHash } from "node:crypto";
import type { ModuleId } from "./resolved-module.js";

/** In place of a domain's number: the module belongs to none. */
export const NO_DOMAIN = -1;
/** In place of a domain's number: what all domains may use. */
export const SHARED_KERNEL = -2;

/** The domain of each node of one Topology (and of every Topology that shares its `modules` array). */
export interface NodeDomains {
  /** Names of the domains that have modules, ascending by UTF-16 code units; a domain's number is its place. */
  readonly names: readonly string[];
  /** Number of each node's domain, NO_DOMAIN or SHARED_KERNEL; length n. */
  readonly of: Int32Array;
  /** Digest of both, so that memos find equal ones by value. */
  readonly key: string;
}

/** O(n). */
export function nodeDomains(
  modules: readonly ModuleId[],
  domainOf: (id: ModuleId, node: number) => { readonly name: string } | "shared" | undefined,
): NodeDomains {
  const found = modules.map(domainOf);
  const names = [...new Set(found.flatMap((domain) => (typeof domain === "object" ? [domain.name] : [])))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const of = Int32Array.from(found, (domain) =>
    typeof domain === "object" ? numbers.get(domain.name)! : domain === "shared" ? SHARED_KERNEL : NO_DOMAIN,
  );
  const key = createHash("sha256").update(JSON.stringify(names)).update(of).digest("base64url");
  return { names, of, key };
}
