/**
 * The body facts of one text: what is done with each imported name, what it keeps, makes, provides and receives.
 *
 * Pure, as extract-facts is, and asked with the import facts of the same text. A text that does not parse, or whose tree
 * is too deep to be analysed, has no body facts: nothing is known of what it does with its imports.
 */

import { acceptingComments } from "./accepting-comments.js";
import { type AnalysedText, fromAnalysis } from "./analysed-text.js";
import type { BodyFacts } from "./body-facts.js";
import { importUses } from "./extract-uses.js";
import { extractInjection } from "./injection/extract-injection.js";
import { extractServices } from "./services/extract-services.js";
import { extractState } from "./state/extract-state.js";
import { textPaths } from "./state/text-paths.js";
import { importWrites } from "./import-writes.js";
import { atOnceTest, loadingOnlyTest } from "./loading-only.js";
import type { Language, ModuleFacts } from "./module-facts.js";
import { valueForms } from "./value-forms.js";

/**
 * @param text Without byte order mark.
 * @param facts Import facts of the same text and language.
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function extractBody(text: string, language: Language, facts: ModuleFacts): BodyFacts | undefined {
  return fromAnalysis(text, language, facts, bodyOf);
}

function bodyOf(analysed: AnalysedText): BodyFacts {
  const { facts, tree, scopes, found, lineAt } = analysed;
  const { imports, exports } = facts;
  const specifiers = new Set(imports.map(({ specifier }) => specifier));
  const running = { scopes, imports: specifiers, places: found.identifiers, functions: found.functions };
  const isLoadingOnly = loadingOnlyTest(running);
  const writes = importWrites(imports, { scopes, places: found.identifiers, isLoadingOnly });
  const paths = textPaths({ facts, scopes, found });
  const injection = extractInjection({
    ...{ facts, found, paths, lineAt },
    acceptedAt: acceptingComments("@shared-state", tree.comments, lineAt),
  });
  const { services, values } = extractServices({
    ...{ facts, found, paths, comments: tree.comments, lineAt },
    provided: injection.values,
  });
  return {
    ...importUses(analysed),
    writes,
    values: valueForms(tree.program, exports),
    services,
    injection: injection.facts(values),
    state: extractState({
      facts,
      found,
      paths,
      scopes,
      comments: tree.comments,
      visitorKeys: tree.visitorKeys,
      isLoadingOnly,
      atOnceTest: (isHome) => atOnceTest(running, isHome),
      lineAt,
    }),
  };
}
