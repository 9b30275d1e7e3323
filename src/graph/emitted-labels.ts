/**
 * The labels of one module's imports as the compiler's emit leaves them: what the text alone calls eager is erased if no
 * value of it is used.
 *
 * The model is single-file emit, as of `isolatedModules`, esbuild and swc: a name that is exported again counts as a
 * value, since one file cannot tell. What is not known is left as it is. Checked against `ts.transpileModule`.
 */
import type { ImportUses } from "../facts/body-facts.js";
import type { ImportFact, ModuleFacts } from "../facts/module-facts.js";
import { keptNames } from "./kept-names.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ResolvedModule } from "./resolved-module.js";

/** Parallel to `row.labels`; the same array if nothing is erased. `body` is undefined where it is not known. */
export function emittedLabels(
  row: ResolvedModule,
  { imports, exports }: ModuleFacts,
  body: ImportUses | undefined,
): readonly number[] {
  const { emit, labels } = row;
  if (emit === undefined || emit.verbatim || body === undefined) return labels;
  const isKept = keptNames(body, emit);
  const exported = new Set(exports.flatMap(({ local, type }) => (type ? [] : [local])));
  const isErased = (fact: ImportFact, request: number): boolean => {
    if (labels[request] !== LABEL_BIT.eager) return false;
    if (body.empty.includes(request)) return true;
    if (fact.form === "import-equals" && exported.has(fact.names[0]?.local)) return false;
    if ((fact.form !== "import" && fact.form !== "import-equals") || fact.names.length === 0) return false;
    return !fact.names.some((name, at) => isKept(name, body.uses[request]?.[at]));
  };
  const erased = imports.map(isErased);
  if (!erased.includes(true)) return labels;
  return labels.map((label, request) => (erased[request] ? LABEL_BIT.erased : label));
}
