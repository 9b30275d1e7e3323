/**
 * The labels of one module's imports as the compiler's emit leaves them: what the text alone calls eager is erased if no
 * value of it is used.
 *
 * The model is single-file emit, as of `isolatedModules`, esbuild and swc: a name that is exported again counts as a
 * value, since one file cannot tell. What is not known is left as it is. Checked against `ts.transpileModule`.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import type { BodyFacts, JsxUses, NameUses } from "../facts/body-facts.js";
import type { BoundName, ImportFact, ModuleFacts } from "../facts/module-facts.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";

/** Parallel to `row.labels`; the same array if nothing is erased. `body` is undefined where it is not known. */
export function emittedLabels(
  row: ResolvedModule,
  { imports, exports }: ModuleFacts,
  body: BodyFacts | undefined,
): readonly number[] {
  const { emit, labels } = row;
  if (emit === undefined || emit.verbatim || body === undefined) return labels;
  const jsxNames = namesOfJsx(body.jsx, emit);
  const exported = new Set(exports.map(({ local }) => local));
  const isErased = (fact: ImportFact, request: number): boolean => {
    if (labels[request] !== LABEL_BIT.eager) return false;
    if (body.empty.includes(request)) return true;
    if (fact.form === "import-equals" && exported.has(fact.names[0]?.local)) return false;
    if ((fact.form !== "import" && fact.form !== "import-equals") || fact.names.length === 0) return false;
    return !fact.names.some((name, at) => isKept(name, body.uses[request]?.[at], emit, jsxNames));
  };
  const erased = imports.map(isErased);
  if (!erased.includes(true)) return labels;
  return labels.map((label, request) => (erased[request] ? LABEL_BIT.erased : label));
}

function isKept(
  { local, type }: BoundName,
  uses: NameUses | undefined,
  { decoratorMetadata, strictNullChecks }: EmitOptions,
  jsxNames: ReadonlySet<string | undefined>,
): boolean {
  if (type) return false;
  if (uses === undefined || uses.position === "value" || jsxNames.has(local)) return true;
  if (uses.position === "nullable metadata") return decoratorMetadata && !strictNullChecks;
  return uses.position === "metadata" && decoratorMetadata;
}

/** The names that the JSX of a module uses without writing them. */
function namesOfJsx(jsx: JsxUses | undefined, emit: EmitOptions): ReadonlySet<string | undefined> {
  if (jsx === undefined || jsx.importSource) return new Set();
  const factory = jsx.factory ?? emit.jsxFactory;
  const fragmentFactory = jsx.fragmentFactory ?? emit.jsxFragmentFactory;
  return new Set(jsx.fragments ? [factory, fragmentFactory] : [factory]);
}
