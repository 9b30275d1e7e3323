/** What is kept in the memory of a process and may be shared by domains, and how the settings look at it. */
import type { LibraryExport, LibraryKind } from "../../catalogue/library.js";
import type { NodeDomains } from "../node-domains.js";
import type { InjectedPlace } from "../services/service-use.js";
import type { StateNode } from "../state/held-states.js";
import type { StateView } from "../state/state-accesses.js";

/** Kinds of libraries of which an object in memory is worth a question. */
const LIBRARY_KINDS = [
  ...(["cache", "session", "lock", "limiter", "breaker", "queue", "emitter", "store"] as const),
] as const satisfies readonly LibraryKind[];

/** `state`: what a module of a domain keeps and another domain reads by itself; `common state`: what belongs to no domain. */
export const KEPT_KINDS = [...LIBRARY_KINDS, "state", "common state"] as const;

/** What an object of a library is. */
export type KeptObjectKind = (typeof LIBRARY_KINDS)[number];

export type KeptKind = (typeof KEPT_KINDS)[number];

export interface SharingView extends StateView {
  readonly domains: NodeDomains;
  /** What counts. */
  readonly kinds: readonly KeptKind[];
  /** Libraries of the settings, before the known ones. */
  readonly libraries: readonly LibraryExport[];
}

export function sharingKey({ tests, entry, helpers, domains, kinds, libraries }: SharingView): string {
  return JSON.stringify([tests.key, entry.key, helpers, domains.key, kinds, libraries]);
}

/** A state, or an object of a library, of which there is one in a process. */
export interface KeptThing {
  /** `path#name`. */
  readonly id: string;
  /** As it is named in its module; empty if it has no name there. */
  readonly name: string;
  readonly owner: number;
  /** Of the declaration of a state, or of what makes an object. */
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  readonly is:
    | {
        readonly state: StateNode["kind"];
        /** Index among what its module provides, if it stands behind a token there. */
        readonly provider?: number;
      }
    | { readonly library: KeptObjectKind; readonly making: number };
  /** What the comment at the declaration says; empty if it says nothing. */
  readonly accepted: string | undefined;
}

/** That a module of a domain comes to a thing. */
export interface Reach {
  readonly module: number;
  /** Index of the import by which it does; absent if it is given the thing, or an object that uses it. */
  readonly request?: number;
  /** Where it is given it, without an import. */
  readonly place?: InjectedPlace;
  readonly line: number;
  /** What it takes or calls there, as its module names it. */
  readonly name: string;
  /** Whether it has the thing in its hands, or calls a function that uses it. */
  readonly how: "itself" | "function";
  /** Present if what it calls there sets it. */
  readonly sets?: true;
}

export interface ReachedThing {
  readonly thing: KeptThing;
  /** Of the owner's domain none; by module, the first of each. */
  readonly reaches: readonly Reach[];
}
