/**
 * Facts of many texts, each kept packed: a few megabytes for ten thousand modules, unpacked one by one when asked for.
 *
 * Keyed by content: the hash of the decoded text and the language it is parsed as. The text form, one `key<TAB>packed` line
 * a record in ascending order of keys, is the same for the same records.
 */
import type { Language, ModuleFacts, ParseFailure, TextHints } from "../facts/module-facts.js";
import { hasFailure, hintsIn, unpackFacts } from "./packed-facts.js";

export type FactsKey = string;

/** Key to packed facts. */
export type FactsShelf = Map<FactsKey, string>;

export const NO_FACTS: ModuleFacts = { imports: [], exports: [] };

export function factsKey(contentHash: string, language: Language): FactsKey {
  return `${contentHash}.${language}`;
}

/** The language that a key was made with. */
export function languageOfKey(key: FactsKey): Language {
  return key.slice(key.lastIndexOf(".") + 1) as Language;
}

/** Facts under a key; none if the shelf does not have it. */
export function factsAt(shelf: FactsShelf, key: FactsKey): ModuleFacts {
  const packed = shelf.get(key);
  return packed === undefined ? NO_FACTS : unpackFacts(packed);
}

/** The hints of the facts under a key, without the rest of them; none if the shelf does not have it. */
export function hintsAt(shelf: FactsShelf, key: FactsKey): TextHints {
  const packed = shelf.get(key);
  return packed === undefined ? NO_FACTS : hintsIn(packed);
}

/** Why the text behind a key does not parse in full; undefined if it does. O(1) for a text that parses. */
export function failureAt(shelf: FactsShelf, key: FactsKey): ParseFailure | undefined {
  const packed = shelf.get(key);
  return packed !== undefined && hasFailure(packed) ? unpackFacts(packed).failure : undefined;
}

/** Text form of the records under these keys. */
export function shelfText(shelf: ReadonlyMap<FactsKey, string>, keys: Iterable<FactsKey>): string {
  const lines: string[] = [];
  for (const key of [...new Set(keys)].sort()) {
    const packed = shelf.get(key);
    if (packed !== undefined) lines.push(`${key}\t${packed}\n`);
  }
  return lines.join("");
}

/** Shelf from its text form; lines that are none are left out. */
export function shelfFrom(text: string): FactsShelf {
  const shelf: FactsShelf = new Map();
  for (let start = 0; start < text.length;) {
    let end = text.indexOf("\n", start);
    if (end === -1) end = text.length;
    const tab = text.indexOf("\t", start);
    if (tab !== -1 && tab < end) shelf.set(text.slice(start, tab), text.slice(tab + 1, end));
    start = end + 1;
  }
  return shelf;
}
