/**
 * Joins facts with where their specifiers lead.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import type { ImportFact, ImportForm, ModuleFacts } from "../facts/module-facts.js";
import { languageOf } from "../facts/language.js";
import { LABEL_BIT, type ModuleId, type ResolvedModule } from "../graph/resolved-module.js";
import type { Resolver } from "../resolve/resolver.js";
import type { FactsKey } from "./facts-shelf.js";

/** Row of one module. */
export function resolveModule(id: ModuleId, key: FactsKey, facts: ModuleFacts, resolver: Resolver): ResolvedModule {
  const labels: number[] = [];
  const targets: (ModuleId | null)[] = [];
  const unresolved: number[] = [];
  resolver.tryTsconfigOf(id);
  const language = languageOf(id);
  const emit = language === "ts" || language === "tsx" ? resolver.emitOf(id) : undefined;
  facts.imports.forEach((fact, request) => {
    const { specifier, form } = fact;
    const resolution = resolver.resolve(id, specifier, REQUIRES.has(form) ? "require" : "import");
    labels.push(LABEL_BIT[isLeftEmpty(fact, emit) ? "eager" : fact.label]);
    const leads = "id" in resolution && !(resolution.id === id && TAKES_FILE.has(form));
    targets.push(leads ? resolution.id : null);
    if (resolution.kind === "unresolved" && resolution.firstParty) unresolved.push(request);
  });
  return { id, key, labels, targets, unresolved, ...(emit && { emit }) };
}

/** `import { type A } from "./a"` loads the module under `verbatimModuleSyntax`: what is left of it is `import {}`. */
function isLeftEmpty({ label, form, names }: ImportFact, emit: EmitOptions | undefined): boolean {
  return (
    emit?.verbatim === true && label === "erased" && STATEMENTS.has(form) && names.some(({ type }) => type === true)
  );
}

const STATEMENTS: ReadonlySet<ImportForm> = new Set(["import", "export-from"]);

/** Forms that Node.js resolves with the conditions of `require`. */
const REQUIRES: ReadonlySet<ImportForm> = new Set(["require", "import-equals", "resolve", "mock"]);

/** Forms that take a file and no exports of it. A module that starts a worker of its own file does not import itself. */
const TAKES_FILE: ReadonlySet<ImportForm> = new Set([
  ...(["worker", "resolve", "import-resolve", "mock", "import-mock", "asset"] as const),
]);
