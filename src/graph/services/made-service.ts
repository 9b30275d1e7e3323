/** What one making connects to, and a client as those know it who use it. */
import type { LibraryKind } from "../../catalogue/library.js";

/** A service as one making reaches it. */
export interface MadeService {
  /** The name of a variable or setting, `path#name` of a constant, or an endpoint. */
  readonly key: string;
  readonly kind: LibraryKind;
  readonly technology?: string;
  /** Present if parts of a program meet there on purpose. */
  readonly isChannel?: true;
  /** What tells two at one endpoint apart, as far as it is written out: `queue: mails`. */
  readonly parts: readonly string[];
  /** The page of the library that says why it must not share its endpoint with a cache. */
  readonly docs?: string;
  /** The client of the same module that it goes through. */
  readonly through?: number;
  /** The client of another module that it stands on, and that connects. */
  readonly on?: UsedClient;
}

/** A client as its module names it, and where it is made. */
export interface UsedClient {
  readonly name: string;
  readonly module: number;
  /** Index among the makings of that module, or among what it provides if a container makes it of what is registered there. */
  readonly at: { readonly making: number } | { readonly provider: number };
  readonly line: number;
  readonly kind: LibraryKind;
}
