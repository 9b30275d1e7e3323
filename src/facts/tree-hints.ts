/**
 * Whether a text may hold facts that are not in the module record, so that its syntax tree is worth its price: making
 * and walking it costs several times what the record does.
 *
 * A cheap test that errs on the side of yes: the words may stand in a comment or a string, and the walk then finds
 * nothing. One scan of the text, for CommonJS two.
 */

import type { EcmaScriptModule } from "oxc-parser";
import type { Language } from "./module-facts.js";

/** `require(`, `(require)(`, `require.resolve`, `require?.(`, `require!(`, `module["require"](`, with a comment between too. */
const REQUIRE = /\brequire\s*(?:[()?![/]|\.\s*resolve\b|["']\s*\])/.source;
/** `require<T>(`, `(require as T)(`. */
const TYPED_REQUIRE = /\brequire\s*(?:<|as\b|satisfies\b)/.source;
/** `jest.mock(`, `vi.doMock(`, `vi.importActual(`. */
const MOCK = /\b(?:jest|vi|vitest)\s*\.\s*\w*(?:[mM]ock|Actual)/.source;
/** `(vi as T).mock(`, `(<T>jest).mock(`. */
const TYPED_MOCK = /\b(?:jest|vi|vitest)\s*(?:[!)]|as\b|satisfies\b)/.source;
/** `export {} from`, `export type {} from`: without a name, the record has no entry to hang the request on. */
const EMPTY_EXPORT = /\bexport\s*(?:type\s*)?(?:\/|\{\s*(?:\/|\}\s*(?:from|\/)))/.source;
/** `import("x")` as a type or a value. */
const IMPORT_CALL = /\bimport\s*(?:[(/]|\.\s*(?:defer|source)\b)/g;
const EXPORT_EQUALS = /\bexport\s*=/.source;

const IN_SCRIPT = new RegExp([REQUIRE, MOCK, EMPTY_EXPORT].join("|"));
const IN_TYPESCRIPT = new RegExp([REQUIRE, TYPED_REQUIRE, MOCK, TYPED_MOCK, EMPTY_EXPORT, EXPORT_EQUALS].join("|"));
const MODULE_BLOCK = /\bmodule\s*["']/;
const STATEMENT_WITH_REQUEST = /\bimport\b|\bfrom\s*["'/]/;
/** `import.meta.resolve(`, and `new Worker(new URL("x", import.meta.url))`. */
const WITH_META = /\b(?:Shared)?Worker\b|\bmeta\s*(?:\/|\??\.\s*(?:\/|resolve\b))/;
const COMMONJS_EXPORT = /\bexports\b/;

/** Whether there may be more than the record says, but for the use of its `import()`. */
export function mayNeedTree(text: string, language: Language, module: EcmaScriptModule): boolean {
  if (module.importMetas.length > 0 && WITH_META.test(text)) return true;
  if (language === "js") return IN_SCRIPT.test(text) || (!module.hasModuleSyntax && COMMONJS_EXPORT.test(text));
  return IN_TYPESCRIPT.test(text) || mayImportType(text, module) || mayRequestInBlock(text);
}

/** Whether there is more that looks like `import()` than the record lists, which are values. */
function mayImportType(text: string, { dynamicImports }: EcmaScriptModule): boolean {
  const values = new Set(dynamicImports.map(({ start }) => start));
  for (const { index } of text.matchAll(IMPORT_CALL)) if (!values.has(index)) return true;
  return false;
}

/** Imports and re-exports inside `declare module "x" {}`: they come after it, and most such blocks have none. */
function mayRequestInBlock(text: string): boolean {
  const block = text.search(MODULE_BLOCK);
  return block !== -1 && STATEMENT_WITH_REQUEST.test(text.slice(block));
}
