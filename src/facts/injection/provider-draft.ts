/** What a text says stands behind a token, before its values are known. */

import type { Node } from "oxc-parser";
import type { Provider } from "./injection-facts.js";

/** A provider, and what its value is made by: an expression, or a function that returns it. */
export type ProviderDraft = Omit<Provider, "line"> & { readonly node: Node; readonly made?: Node };

/** What others ask for: a value, or what a function gives; neither for what is a class. */
export interface ProvidedValue {
  readonly value?: Node | undefined;
  readonly factory?: Node | undefined;
}
