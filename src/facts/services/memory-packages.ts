/**
 * Packages that make what is kept in the memory of this process: caches, locks, limits, queues, emitters, stores. A look at the
 * specifier alone, so that their calls are kept (`pLimit(5)`, `mitt()`), whatever they are given.
 */

import type { ImportFact } from "../module-facts.js";

const PACKAGE =
  /\blru\b|cache|keyv|mutex|async-lock|p-limit|bottleneck|rate-?limit|express-session|p-queue|fastq|opossum|cockatiel|\bmitt\b|emitter|emittery|nanoevents|nanostores|graphql-subscriptions|socket\.io|zustand|jotai|pinia|mobx|valtio|xstate|legendapp|signals|[/-]store\b|recoil|effector|^(?:rxjs|ws|vue|solid-js|@vue\/reactivity|@angular\/core|(?:node:)?(?:events|worker_threads))$/;

/** O(1). */
export function makesInMemory({ specifier }: ImportFact): boolean {
  return !/^(?:\.|\/|@\/|~|#)/.test(specifier) && PACKAGE.test(specifier);
}
