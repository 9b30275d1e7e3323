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
 * each write takes twice as many as the one before, at most this many: a write costs as much as ten bodies, and what is left at the
 * end of a run the next one extracts again.
 */
const BODIES_AT_MOST = 32;
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
  /** All packed bodies that are known so far, of this process and of the store. */
  known(): ReadonlyMap<FactsKey, string>;
}

export function createBodyShelf(root: string, store: ProjectStore): BodyShelf {
  return new PackedShelf(root, store);
}

type Asked = Parameters<BodyShelf["of"]>;

class PackedShelf implements BodyShelf {
  readonly #root: string;
  readonly #store: ProjectStore;
  readonly #packed = new Map<FactsKey, string>();
  readonly #isInText: BodyShelf["mayMention"];
  #isLoaded = false;
  #isAskedForMore = false;
  /** Bodies extracted since the last write and the characters of their texts, and how many bodies make the next one worth while. */
  #unsaved = 0;
  #unsavedText = 0;
  #worth = 1;

  constructor(root: string, store: ProjectStore) {
    this.#root = root;
    this.#store = store;
    this.#isInText = textMentions(({ id, key }) => (key === undefined ? undefined : textOnDisk(root, id, key)));
  }

  known(): ReadonlyMap<FactsKey, string> {
    if (!this.#isLoaded) this.#load();
    return this.#packed;
  }

  mayMention(row: ResolvedModule, words: readonly string[]): boolean {
    const body = row.key === undefined ? undefined : this.#packed.get(row.key);
    if (body === undefined || !isWhole(body)) return this.#isInText(row, words);
    return words.some((word) => body.includes(JSON.stringify(word)));
  }

  of(...asked: Asked): readonly (BodyFacts | undefined)[] {
    this.#fill("whole", ...asked);
    return asked[0].map((row) => unpackBody(this.#packedOf(row)));
  }

  usesOf(...asked: Asked): readonly (ImportUses | undefined)[] {
    this.#fill("uses", ...asked);
    return asked[0].map((row) => unpackUses(this.#packedOf(row)));
  }

  #packedOf({ key }: ResolvedModule): string {
    return (key !== undefined && this.#packed.get(key)) || "";
  }

  #missing(rows: readonly ResolvedModule[], extent: Extent): ResolvedModule[] {
    return rows.filter(({ key }) => key !== undefined && !isKnown(this.#packed.get(key), extent));
  }

  #load(): void {
    this.#isLoaded = true;
    for (const [key, body] of this.#store.loadBodies()) {
      if (isWhole(body) || !this.#packed.has(key)) this.#packed.set(key, body);
    }
  }

  #fill(extent: Extent, ...[rows, facts, project]: Asked): void {
    if (extent === "whole") this.#isAskedForMore = true;
    if (!this.#isLoaded && this.#missing(rows, extent).length > 0) this.#load();
    const lock = this.#missing(rows, extent).length >= WORTH_A_LOCK ? this.#store.lock() : undefined;
    try {
      // Another builder may have finished while this one waited.
      if (lock !== undefined) this.#load();
      const unknown = this.#missing(rows, extent);
      this.#extract(unknown, facts, this.#isAskedForMore ? "whole" : extent);
      this.#unsaved += unknown.length;
      if (this.#unsaved >= this.#worth || this.#unsavedText >= TEXT_WORTH_A_WRITE) this.#save(project);
    } finally {
      lock?.release();
    }
  }

  #extract(rows: readonly ResolvedModule[], facts: FactsShelf, extent: Extent): void {
    for (const { id, key } of rows) {
      const text = key === undefined ? undefined : textOnDisk(this.#root, id, key);
      if (key === undefined || text === undefined) continue;
      this.#packed.set(key, packedBody(text, languageOfKey(key), factsAt(facts, key), extent));
      this.#unsavedText += text.length;
    }
    if (this.#packed.size > 2 * facts.size + 1000) dropUnused(this.#packed, facts);
  }

  #save(project: Asked[2]): void {
    // What others wrote meanwhile stays.
    this.#load();
    this.#store.saveBodies(this.#packed, project.values());
    this.#unsaved = 0;
    this.#unsavedText = 0;
    this.#worth = Math.min(2 * this.#worth, BODIES_AT_MOST);
  }
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
