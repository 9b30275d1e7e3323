/** What a text says stands behind a token, before its values are known. */

import type { Node } from "oxc-parser";
import type { Provider } from "./injection-facts.js";

/** A provider, and what its value is made by: an expression, or a function that returns it. */
export type ProviderDraft = Omit<Provider, "line"> & { readonly node: Node; readonly made?: Node };
