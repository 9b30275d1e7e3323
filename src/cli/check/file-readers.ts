/**
 * Which files ESLint itself has to lint, and with whose parser: those in which a comment may accept a finding or ask for a rule, those that
 * a processor takes apart, and those that the parser of the config may not get through: it then has no finding there, and says so.
 */
import type { Linter } from "eslint";
import { languageOf } from "../../facts/language.js";
import { isJavaScript } from "../../facts/parse.js";
import plugin from "../../index.js";
import type { Reader } from "./checked-config.js";
import type { ConfiguredFile } from "./configured-files.js";
import { sourceText } from "./source-text.js";
import { hasPlugin, rulesIn } from "../rule-uses.js";

/** @param unparsed files that our own parser does not get through */
export function readersOf(
  files: readonly ConfiguredFile[],
  found: ReadonlyMap<string, readonly unknown[]>,
  unparsed: ReadonlySet<string>,
): ReadonlyMap<Reader, readonly string[]> {
  const readers = new Map<Reader, string[]>();
  for (const file of files) {
    const reader = readerOf(file, found.has(file.path), unparsed.has(file.path));
    if (reader === undefined) continue;
    const known = readers.get(reader);
    if (known === undefined) readers.set(reader, [file.path]);
    else known.push(file.path);
  }
  return readers;
}

function readerOf({ path, config }: ConfiguredFile, isFound: boolean, isUnparsed: boolean): Reader | undefined {
  if (!hasPlugin(config)) return undefined;
  if (!isFound && rulesIn(config).length > 0 && (isUnparsed || (isReadByEslint(config) && languageOf(path) !== "js")))
    return "as configured";
  const text = sourceText(path) ?? "";
  const mentions = text.includes("eslint");
  if (isFound && (isUnparsed || config.processor !== undefined || !isReadBy(config, path, text)))
    return "as configured";
  return mentions && (isFound || mayAskFor(text)) ? "by us" : undefined;
}

/** Whether a comment may have a rule of this plugin in another way than the config. */
function mayAskFor(text: string): boolean {
  return OWN_RULE.test(text);
}

const OWN_RULE = new RegExp(`/(?:${Object.keys(plugin.rules).join("|")})\\b`);

function isReadByEslint({ languageOptions = {} }: Linter.Config): boolean {
  const { parser } = languageOptions as Linter.LanguageOptions;
  return parser === undefined || ("name" in parser && parser.name === "espree");
}

/** Whether the parser of the config gets through the text: ESLint's own one knows JavaScript alone. */
function isReadBy(config: Linter.Config, path: string, text: string): boolean {
  if (!isReadByEslint(config)) return true;
  const { parserOptions, sourceType = "module" } = (config.languageOptions ?? {}) as Linter.LanguageOptions;
  return (
    languageOf(path) === "js" && isJavaScript(text, { jsx: parserOptions?.ecmaFeatures?.jsx === true, sourceType })
  );
}
