/**
 * Joins facts with where their specifiers lead.
 */
import type { ImportForm, ModuleFacts } from "../facts/module-facts.js";
import { LABEL_BIT, type ModuleId, type ResolvedModule } from "../graph/resolved-module.js";
import type { Resolver } from "../resolve/resolver.js";
import type { FactsKey } from "./facts-shelf.js";

/** Row of one module. */
export function resolveModule(id: ModuleId, key: FactsKey, facts: ModuleFacts, resolver: Resolver): ResolvedModule {
  const labels: number[] = [];
  const targets: (ModuleId | null)[] = [];
  const unresolved: number[] = [];
  facts.imports.forEach(({ specifier, form, label }, request) => {
    const resolution = resolver.resolve(id, specifier, REQUIRES.has(form) ? "require" : "import");
    labels.push(LABEL_BIT[label]);
    const leads = "id" in resolution && !(resolution.id === id && TAKES_FILE.has(form));
    targets.push(leads ? resolution.id : null);
    if (resolution.kind === "unresolved" && resolution.firstParty) unresolved.push(request);
  });
  return { id, key, labels, targets, unresolved };
}

/** Forms that Node.js resolves with the conditions of `require`. */
const REQUIRES: ReadonlySet<ImportForm> = new Set(["require", "import-equals", "resolve", "mock"]);

/** Forms that take a file and no exports of it. A module that starts a worker of its own file does not import itself. */
const TAKES_FILE: ReadonlySet<ImportForm> = new Set([
  ...(["worker", "resolve", "import-resolve", "mock", "import-mock", "asset"] as const),
]);
