import { createHash } from "node:crypto";
import type { ModuleId } from "./resolved-module.js";

/**
 * A set of nodes of one Topology (and of every Topology that shares its `modules` array): one byte a node for fast
 * questions, and a short key, so that memos find equal sets by value.
 */
export interface NodeSet {
  /** 1 for a member, else 0; length n. */
  readonly flags: Uint8Array;
  /** Digest of the flags: equal for equal sets, different for different ones. Empty for a set without members. */
  readonly key: string;
}

/** The nodes whose ids satisfy `has`. O(n). */
export function nodeSet(modules: readonly ModuleId[], has: (id: ModuleId) => boolean): NodeSet {
  const flags = new Uint8Array(modules.length);
  for (const [node, id] of modules.entries()) if (has(id)) flags[node] = 1;
  return flaggedNodes(flags);
}

/** The nodes with a flag of 1. Takes the array over. O(n). */
export function flaggedNodes(flags: Uint8Array): NodeSet {
  // A digest, as the members themselves would make every question to a memo read a key of thousands of characters.
  const key = flags.includes(1) ? createHash("sha256").update(flags).digest("base64url") : "";
  return { flags, key };
}
