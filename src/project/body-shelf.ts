/**
 * Body facts of the modules that a question turned on, kept packed and between runs, keyed by content as import facts are.
 *
 * Asked for in one batch: what is not on the shelf is read, parsed and analysed together, so that a build takes one look at
 * the store and leaves one new version of it. Of a body that only imports turn on, its uses of them are all that is extracted, until
 * somebody asks for more: from then on whole bodies are, as the same process will ask for those as well.
 */
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import { decodeText } from "../facts/decode.js";
import { extractBody } from "../facts/extract-body.js";
import { extractUses } from "../facts/extract-uses.js";
import type { Language, ModuleFacts } from "../facts/module-facts.js";
import { contentHash } from "../files/content-hash.js";
import { readBytes } from "../files/disk.js";
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import { factsAt, factsKey, languageOfKey, type FactsKey, type FactsShelf } from "./facts-shelf.js";
import { isWhole, packBody, packUses, unpackBody, unpackUses } from "./packed-bodies.js";
import type { ProjectStore } from "./project-store.js";
import { textMentions } from "./text-mentions.js";

type Extent = "uses" | "whole";

/** From this many bodies to extract, other builders of the same store are worth waiting for. */
const WORTH_A_LOCK = 100;
/**
 * The first body extracted is worth a write of the store: a process that finds all bodies in it does not even load the parser. Then
 * each write takes twice as many as the one before, at most this many more, so that a run which asks for one at a time writes seldom.
 */
const MORE_AT_MOST = 32;
/** So much text is, too, however few bodies it makes: a fifth of a second, that every later run would take again. */
const TEXT_WORTH_A_WRITE = 500_000;

export interface BodyShelf {
  /**
   * Parallel to `rows`; `facts` are the import facts that the rows were made from, `project` the keys of all that are modules
   * now, whose bodies are worth keeping between runs.
   */
  of(
    rows: readonly ResolvedModule[],
    facts: FactsShelf,
    project: ReadonlyMap<ModuleId, FactsKey>,
  ): readonly (BodyFacts | undefined)[];
  /** The same for the uses of imports. */
  usesOf(...asked: Parameters<BodyShelf["of"]>): readonly (ImportUses | undefined)[];
  /** As in Topology. */
  mayMention(row: ResolvedModule, words: readonly string[]): boolean;
}

export function createBodyShelf(root: string, store: ProjectStore): BodyShelf {
  const packed = new Map<FactsKey, string>();
  const isInText = textMentions(({ id, key }) => (key === undefined ? undefined : textOnDisk(root, id, key)));
  let isLoaded = false;
  let isAskedForMore = false;
  /** Bodies extracted since the last write and the characters of their texts, and how many bodies make the next one worth while. */
  let unsaved = 0;
  let unsavedText = 0;
  let worth = 1;

  const missing = (rows: readonly ResolvedModule[], extent: Extent): ResolvedModule[] =>
    rows.filter(({ key }) => key !== undefined && !isKnown(packed.get(key), extent));

  function load(): void {
    isLoaded = true;
    for (const [key, body] of store.loadBodies()) if (isWhole(body) || !packed.has(key)) packed.set(key, body);
  }

  function extract(rows: readonly ResolvedModule[], facts: FactsShelf, extent: Extent): void {
    for (const { id, key } of rows) {
      const text = key === undefined ? undefined : textOnDisk(root, id, key);
      if (key === undefined || text === undefined) continue;
      packed.set(key, packedBody(text, languageOfKey(key), factsAt(facts, key), extent));
      unsavedText += text.length;
    }
    if (packed.size > 2 * facts.size + 1000) dropUnused(packed, facts);
  }

  function save(project: Parameters<BodyShelf["of"]>[2]): void {
    // What others wrote meanwhile stays.
    load();
    store.saveBodies(packed, project.values());
    unsaved = 0;
    unsavedText = 0;
    worth += Math.min(worth, MORE_AT_MOST);
  }

  function fill(extent: Extent, ...[rows, facts, project]: Parameters<BodyShelf["of"]>): void {
    if (extent === "whole") isAskedForMore = true;
    if (!isLoaded && missing(rows, extent).length > 0) load();
    const lock = missing(rows, extent).length >= WORTH_A_LOCK ? store.lock() : undefined;
    try {
      // Another builder may have finished while this one waited.
      if (lock !== undefined) load();
      const unknown = missing(rows, extent);
      extract(unknown, facts, isAskedForMore ? "whole" : extent);
      unsaved += unknown.length;
      if (unsaved >= worth || unsavedText >= TEXT_WORTH_A_WRITE) save(project);
    } finally {
      lock?.release();
    }
  }

  return {
    mayMention(row, words) {
      const body = row.key === undefined ? undefined : packed.get(row.key);
      if (body === undefined || !isWhole(body)) return isInText(row, words);
      return words.some((word) => body.includes(JSON.stringify(word)));
    },
    of(rows, facts, project) {
      fill("whole", rows, facts, project);
      return rows.map(({ key }) => unpackBody((key !== undefined && packed.get(key)) || ""));
    },
    usesOf(rows, facts, project) {
      fill("uses", rows, facts, project);
      return rows.map(({ key }) => unpackUses((key !== undefined && packed.get(key)) || ""));
    },
  };
}

function isKnown(packed: string | undefined, extent: Extent): boolean {
  return packed !== undefined && (extent === "uses" || isWhole(packed));
}

function packedBody(text: string, language: Language, facts: ModuleFacts, extent: Extent): string {
  return extent === "whole"
    ? packBody(extractBody(text, language, facts))
    : packUses(extractUses(text, language, facts));
}

/** Texts of the past fill the shelf of a process that lives long. */
function dropUnused(packed: Map<FactsKey, string>, facts: FactsShelf): void {
  for (const key of packed.keys()) if (!facts.has(key)) packed.delete(key);
}

/**
 * Text of a module as it is on disk. Undefined if it is no longer the one that `key` names: nothing is kept under a key but what its
 * own text says, as the text may come back.
 */
function textOnDisk(root: string, id: string, key: FactsKey): string | undefined {
  const bytes = readBytes(`${root}/${id}`);
  if (bytes === undefined) return undefined;
  const text = decodeText(bytes);
  return factsKey(contentHash(text), languageOfKey(key)) === key ? text : undefined;
}
