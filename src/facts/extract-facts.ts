/**
 * The import facts of one text.
 *
 * Pure: the same text and language give the same facts, anywhere. Static imports and exports come from the parser's
 * module record; only a text that may hold requests of another kind has its tree made and walked. Costs little more
 * than parsing for most texts. A text that does not parse gives what was read before the error, beside the failure.
 */

import { assetOr } from "./assets.js";
import type { DraftFacts, ExportDraft, ImportDraft } from "./draft-facts.js";
import { importCalls, importCallsBeforeError } from "./import-calls.js";
import { injectionHint } from "./injection/injection-hints.js";
import { jsdocImports } from "./jsdoc-imports.js";
import { lineCounter } from "./lines.js";
import type { ExportFact, ImportFact, Language, ModuleFacts } from "./module-facts.js";
import { recordFacts } from "./module-record.js";
import type { Parser } from "./native-parser.js";
import { type ParsedText, parseText } from "./parse.js";
import { serviceHint } from "./services/service-hints.js";
import { stateHint } from "./state/state-hints.js";
import { mayNeedTree } from "./tree-hints.js";
import { WriteHints } from "./write-hints.js";
import { treeFacts } from "./tree-requests.js";

/**
 * @param text Without byte order mark, as decodeText and ESLint give it.
 * @param load Loads the parser; its own package unless a test says otherwise.
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function extractFacts(text: string, language: Language, load?: () => Parser): ModuleFacts {
  const parsed = parseText(text, language, load);
  const found = [recordFacts(parsed.module, text), ...otherFacts(parsed, text, language)];
  const imports = found.flatMap((facts) => facts.imports.map(assetOr)).sort((a, b) => a.range[0] - b.range[0]);
  const exports = found.flatMap((facts) => facts.exports).sort((a, b) => a.at - b.at);
  const facts = {
    imports: importFacts(imports, lineCounter(text), language === "dts"),
    exports: exportFacts(exports, lineCounter(text), imports),
  };
  if (parsed.failure) return { ...facts, failure: parsed.failure };
  if (language === "dts") return facts;
  const writes = new WriteHints(text);
  const written = writes.mayWriteNames(facts.imports);
  const hint = stateHint(text, writes);
  const services = serviceHint(text, facts.imports);
  const injects = injectionHint(text, facts.imports);
  return {
    ...facts,
    ...(hint !== undefined && { mayHoldState: hint }),
    ...(written.length > 0 && { mayWriteNames: written }),
    ...(services !== undefined && { mayUseServices: services }),
    ...(injects !== undefined && { mayInject: injects }),
  };
}

function otherFacts(parsed: ParsedText, text: string, language: Language): DraftFacts[] {
  const { module, failure, comments } = parsed;
  const found: DraftFacts[] = [];
  if (failure) found.push({ imports: importCallsBeforeError(module, text), exports: [] });
  else {
    const calls = importCalls(module, text);
    if (calls === undefined || mayNeedTree(text, language, module)) {
      found.push(treeFacts(parsed, text, language === "js" && !module.hasModuleSyntax));
    } else found.push({ imports: calls, exports: [] });
  }
  if (language === "js") found.push({ imports: jsdocImports(comments), exports: [] });
  return found;
}

type LineOf = (offset: number) => number;

function importFacts(drafts: readonly ImportDraft[], lineOf: LineOf, erased: boolean): ImportFact[] {
  return drafts.map(({ specifier, form, label, names, range }) => ({
    specifier,
    form,
    label: erased ? "erased" : label,
    names,
    range,
    line: lineOf(range[0]),
  }));
}

function exportFacts(drafts: readonly ExportDraft[], lineOf: LineOf, imports: readonly ImportDraft[]): ExportFact[] {
  const indices = new Map(imports.map(({ range }, index) => [range[0], index]));
  return drafts.map(({ exported, local, request, type, at }) => {
    const fact: { -readonly [Key in keyof ExportFact]: ExportFact[Key] } = { exported, line: lineOf(at) };
    const source = request === undefined ? undefined : indices.get(request);
    if (local !== undefined) fact.local = local;
    if (source !== undefined) fact.source = source;
    if (type) fact.type = true;
    return fact;
  });
}
