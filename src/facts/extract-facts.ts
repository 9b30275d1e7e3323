/**
 * The import facts of one text.
 *
 * Pure: the same text and language give the same facts, anywhere. Static imports and exports come from the parser's
 * module record; only a text that may hold requests of another kind has its tree made and walked. Costs little more than
 * parsing for most texts. A text that does not parse gives what was read before the error, beside the failure.
 */

import type { EcmaScriptModule } from "oxc-parser";
import type { DraftFacts, ExportDraft, ImportDraft } from "./draft-facts.js";
import { jsdocImports } from "./jsdoc-imports.js";
import { lineCounter } from "./lines.js";
import type { ExportFact, ImportFact, Language, ModuleFacts } from "./module-facts.js";
import { recordFacts } from "./module-record.js";
import { type ParsedText, type Parser, parseText } from "./parse.js";
import { mayNeedTree } from "./tree-hints.js";
import { treeFacts } from "./tree-requests.js";

/**
 * @param text Without byte order mark, as decodeText and ESLint give it.
 * @param load Loads the parser; its own package unless a test says otherwise.
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function extractFacts(text: string, language: Language, load?: () => Parser): ModuleFacts {
  const parsed = parseText(text, language, load);
  const readers = [recordFacts(parsed.module, text), ...otherFacts(parsed, text, language)];
  const imports = readers.flatMap((facts) => facts.imports).sort((a, b) => a.range[0] - b.range[0]);
  const exports = readers.flatMap((facts) => facts.exports).sort((a, b) => a.at - b.at);
  const erased = language === "dts";
  return {
    imports: placedImports(erased ? imports.map(asErased) : imports, text),
    exports: placedExports(exports, imports, text),
    ...(parsed.failure && { failure: parsed.failure }),
  };
}

function otherFacts(parsed: ParsedText, text: string, language: Language): DraftFacts[] {
  const { module, failure, comments } = parsed;
  const found: DraftFacts[] = [];
  if (failure) found.push({ imports: importCallsBeforeError(module, text), exports: [] });
  else if (mayNeedTree(text, language, module)) {
    found.push(treeFacts(parsed, language === "js" && !module.hasModuleSyntax));
  }
  if (language === "js") found.push({ imports: jsdocImports(comments), exports: [] });
  return found;
}

/** Without a tree, the record's `import()` are known by their specifier only. */
function importCallsBeforeError({ dynamicImports }: EcmaScriptModule, text: string): ImportDraft[] {
  return dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, , specifier] = /^(["'`])((?:(?!\1|\\|\$\{).)+)\1$/.exec(text.slice(start, end)) ?? [];
    if (specifier === undefined) return [];
    const names = [{ imported: "*", local: "*" }];
    return [{ specifier, form: "import-call", label: "deferred", names, range: [start, end] }];
  });
}

function asErased(draft: ImportDraft): ImportDraft {
  return { ...draft, label: "erased" };
}

function placedImports(drafts: readonly ImportDraft[], text: string): ImportFact[] {
  const lineOf = lineCounter(text);
  return drafts.map((draft) => ({ ...draft, line: lineOf(draft.range[0]) }));
}

function placedExports(drafts: readonly ExportDraft[], imports: readonly ImportDraft[], text: string): ExportFact[] {
  const lineOf = lineCounter(text);
  const indices = new Map(imports.map(({ range }, index) => [range[0], index]));
  return drafts.map(({ at, request, ...draft }) => {
    const source = request === undefined ? undefined : indices.get(request);
    return { ...draft, ...(source !== undefined && { source }), line: lineOf(at) };
  });
}
