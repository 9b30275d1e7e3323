/**
 * Imports by a query that asks the bundler for a file and not for its exports, as Vite reads it: `?url` for its address,
 * `?worker` and `?sharedworker` for what starts it, `?raw` for its text.
 *
 * What is started or addressed may be evaluated later, so it is deferred; a text never is, so it is erased. Any other
 * query (`?inline`, `?v=1`) is about how a module is loaded, and changes nothing here.
 */

import type { ImportDraft } from "./draft-facts.js";
import type { ImportForm } from "./module-facts.js";

const ASSET = /[?&](?:raw|url|worker|sharedworker)(?:&|$)/;
const TEXT = /[?&]raw(?:&|$)/;

const QUERIED: ReadonlySet<ImportForm> = new Set(["import", "export-from", "import-call", "require"]);

/** The draft of an import as that of an asset, if it asks for one. The names it binds are none of the module's. */
export function assetOr(draft: ImportDraft): ImportDraft {
  const { specifier, form, label, range } = draft;
  if (label === "erased" || !QUERIED.has(form) || !ASSET.test(specifier)) return draft;
  return { specifier, form: "asset", label: TEXT.test(specifier) ? "erased" : "deferred", names: [], range };
}
