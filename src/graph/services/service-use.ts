/** One use of a service by a module, and how the settings look at services. */
import type { LibraryExport, LibraryKind } from "../../catalogue/library.js";
import type { NodeDomains } from "../node-domains.js";
import type { NodeSet } from "../node-set.js";
import type { MadeService, UsedClient } from "./made-service.js";

/** Where a module has what it is given without an import. */
export type InjectedPlace =
  /** Index among its receivers. */
  | { readonly receiver: number }
  /** Index among its classes that extend one. */
  | { readonly derived: number }
  /** Index among its signatures, and among the parameters of that one. */
  | { readonly signature: number; readonly parameter: number };

/** How the settings look at services. */
export interface ServiceView {
  readonly tests: NodeSet;
  readonly domains: NodeDomains;
  /** Kinds that count: only services that are of one of them somewhere are followed to those that import a client. */
  readonly kinds: readonly LibraryKind[];
  /** Those of the settings, before the known ones. */
  readonly libraries: readonly LibraryExport[];
}

/** One use of a service by a module, the first it has. */
export interface ServiceUse {
  readonly module: number;
  readonly service: MadeService;
  /** Index of the making in this module, or of the import by which it comes to one. */
  readonly making?: number;
  readonly request?: number;
  /** Of one that is given to it without an import. */
  readonly place?: InjectedPlace;
  /** What it names there that leads to the client. */
  readonly by?: string;
  /** The function or method that comes to the client, if it is not the client that is used there. */
  readonly through?: string;
  /** Instead of that, the object that has such code in it, if it names no more. */
  readonly holding?: string;
  readonly line: number;
  readonly client: UsedClient;
  /** The reason that accepts it; empty if none is given. */
  readonly accepted?: string;
}
