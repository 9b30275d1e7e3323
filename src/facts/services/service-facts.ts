/**
 * What one text connects to, as it stands: what it makes of imported names and with what arguments, who comes to it, and which
 * constants it exports that others may make things of. Plain JSON, a part of the body facts; which of it is a client of a
 * service is for those to say who know libraries and the other modules.
 *
 *     export const redis = new Redis(process.env.REDIS_URL)     making of Redis, with the environment's REDIS_URL; way [redis]
 *     export const env = { url: process.env.REDIS_URL }         constant [env], an object
 */

import type { Way } from "../state/state-facts.js";

/** A value as far as the text says it. */
export type Value =
  /** Nothing is known of it. */
  | readonly ["unknown"]
  /** A string, or a number as one. */
  | readonly ["text", text: string]
  /** Variable of the environment; `*` for all of it, parsed or not. */
  | readonly ["environment", name: string]
  /** What a configuration is asked for by key: `config.get("redis.url")`. */
  | readonly ["setting", key: string]
  /** Index into the import facts and into the names of that one, then steps as in `Way`. */
  | readonly ["import", request: number, name: number, ...path: string[]]
  /** Parameter of the function at `Making.home`, and members of it. */
  | readonly ["parameter", index: number, ...path: string[]]
  /** Index into the makings. */
  | readonly ["making", making: number]
  /** With `...` as the key of something spread of which nothing is known. */
  | readonly ["object", entries: readonly (readonly [key: string, value: Value])[]]
  | readonly ["list", values: readonly Value[]]
  /** One of these: `a ?? b`, `c ? a : b`; the first is what is meant, the others stand in for it. */
  | readonly ["any", values: readonly Value[]]
  /** A text made of these, one after another. */
  | readonly ["joined", values: readonly Value[]];

/** What is called: an imported name with members behind it, something of the text itself by its path, or nothing that is known. */
export type Callee =
  | { readonly request: number; readonly name: number; readonly path: readonly string[] }
  | { readonly local: readonly string[] }
  | { readonly other: string };

/** A call or `new` that may make a client. */
export interface Making {
  /** The variable, member or function that has what is made; of one that goes elsewhere, the callee. */
  readonly name: string;
  readonly callee: Callee;
  readonly by: "new" | "call";
  readonly arguments: readonly Value[];
  /** Ways to what is made. */
  readonly ways: readonly Way[];
  /** Ways to code that makes or uses it. */
  readonly users: readonly Way[];
  /** Present if what is made is kept where there is one of it in a process: a variable of the top level, a static field. */
  readonly once?: true;
  /** What stands behind `@shared-state` in the comment there; empty if nothing does. */
  readonly accepted?: string;
  /** Path in this text of the function whose parameters stand in the arguments, and ways to it; absent if none do. */
  readonly home?: { readonly local: readonly string[]; readonly ways: readonly Way[] };
  readonly range: readonly [start: number, end: number];
  readonly line: number;
}

/** What an exported name, a member of one, or what a call of it returns is. */
export interface Constant {
  readonly way: Way;
  readonly value: Value;
}

export interface ServiceFacts {
  /** In source order. */
  readonly makings: readonly Making[];
  readonly constants: readonly Constant[];
  /** Lines that a comment with `@shared-service` accepts, and what stands behind it; empty if nothing does. */
  readonly accepted: readonly (readonly [line: number, why: string])[];
}

/** Of a text that makes nothing and has no constants. */
export const NO_SERVICES: ServiceFacts = { makings: [], constants: [], accepted: [] };
