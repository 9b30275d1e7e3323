/**
 * One project of one process: decides when to look at the disk again.
 *
 * There is no watcher, no timer and no guess about the host. A linted text that equals its file on disk looks again after a
 * second in which nobody asked (so a run over many files sees one state of the disk), and at once if that file is not as the
 * base knows it. A text that differs from disk, as while typing, looks again only after twenty times what a scan costs.
 */
import type { Language } from "../facts/module-facts.js";
import { languageOf } from "../facts/language.js";
import { ParserMissingError } from "../facts/parse.js";
import { contentHash } from "../files/content-hash.js";
import { scan } from "../files/scan.js";
import { sameStamp, stampOf } from "../files/stamp.js";
import { folderOf } from "../graph/folder-of.js";
import type { ModuleId } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { ResolverMissingError } from "../resolve/disk-resolver.js";
import { blindTopology, openBase, refreshBase, type Base, type BaseContext } from "./base.js";
import { createBodyShelf } from "./body-shelf.js";
import { factsAt, factsKey, languageOfKey, NO_FACTS, type FactsKey } from "./facts-shelf.js";
import { onDisk, overlay, type Overlaid } from "./overlay.js";
import { lentStore } from "./lent-store.js";
import { unread, type ProjectStore } from "./project-store.js";
import { readModule } from "./sources.js";

const IDLE_MS = 1000;
const NO_MATTER_WHEN = Number.POSITIVE_INFINITY;
/** Looks may take at most a twentieth of the time … */
const TYPING_AGE_IN_LOOKS = 20;
/** … except where they are so slow that nobody would wait for the next. */
const TYPING_AGE_AT_MOST_MS = 10_000;

export class Project {
  #context: BaseContext;
  #isStoreTrusted = true;
  readonly #clock: () => number;
  #base: Base | undefined;
  #askedAt = 0;
  #lookedAt = 0;
  /** Of the last look, with all that it led to; nothing until there was a second one, as the first one costs more. */
  #lookCost = 0;
  /** The graph while a native package is missing, which takes a new process to mend. */
  #blind: Topology | undefined;
  #overlaid:
    { readonly base: Topology; readonly id: ModuleId; readonly key: FactsKey; readonly result: Overlaid } | undefined;

  /** @param clock milliseconds, never going back */
  constructor(context: BaseContext, clock: () => number = () => performance.now()) {
    this.#context = context;
    this.#clock = clock;
  }

  /** When the disk was looked at last, by the clock; what else is read from it is due when this changes. */
  get lookedAt(): number {
    return this.#lookedAt;
  }

  /** Whether the last look found a module at a path. */
  has(id: ModuleId): boolean {
    return this.#base?.sources.keys.has(id) === true;
  }

  /**
   * Forgets all and builds anew, reading nothing from the store; what is built is written to it.
   * @returns false if the store was distrusted before
   */
  distrustStore(): boolean {
    if (!this.#isStoreTrusted) return false;
    this.#isStoreTrusted = false;
    const store = unread(this.#context.store);
    this.#context = { ...this.#context, store, bodies: createBodyShelf(this.#context.root, store) };
    this.#base = undefined;
    this.#overlaid = undefined;
    return true;
  }

  /** The project as it is on disk now. */
  look(): Base {
    this.#base = this.#base === undefined ? openBase(this.#context) : this.#refresh(this.#base);
    this.#lookedAt = this.#clock();
    return this.#base;
  }

  #refresh(base: Base): Base {
    const { root, rules } = this.#context;
    const startedAt = this.#clock();
    const seen = scan(root, rules, base.sources.scan);
    const refreshed = refreshBase(this.#context, base, seen);
    this.#lookCost = this.#clock() - startedAt;
    return refreshed;
  }

  /** What is known of the project, for a copy of it elsewhere, which can write nothing to where that comes from. */
  lent(): ProjectStore {
    return lentStore(this.#base ?? this.look(), this.#context.bodies);
  }

  /** The graph as it is on disk now, looked at again whenever that was done last. */
  topologyNow(): Topology {
    return this.#unlessBlind(
      () => this.#blind ?? this.look().topology,
      (blind) => blind,
    );
  }

  /**
   * The graph as seen from one linted text.
   * @param text undefined: as the latest look at the disk found it
   * @returns undefined if the file is no module of the project: ignored, or in no language that is read
   */
  seenFrom(id: ModuleId, text: string | undefined): Overlaid | undefined {
    const language = this.#languageOf(id);
    // Nor does such a file ask about the graph: the second in which nobody does goes on.
    if (language === undefined) return undefined;
    return this.#unlessBlind(
      () => this.#seenFrom(id, text, language),
      (blind) => withoutEdges(blind, id),
    );
  }

  /** Undefined if the file can be no module: what is known as one need not be asked again. */
  #languageOf(id: ModuleId): Language | undefined {
    const key = this.#base?.sources.keys.get(id);
    if (key !== undefined) return languageOfKey(key);
    return this.#context.rules.isModule(id) ? languageOf(id) : undefined;
  }

  #unlessBlind<Answer>(ask: () => Answer, blindly: (blind: Topology) => Answer): Answer {
    try {
      return ask();
    } catch (error) {
      if (error instanceof ParserMissingError || error instanceof ResolverMissingError) {
        return blindly((this.#blind ??= blindTopology(this.#context, error.message)));
      }
      throw error;
    } finally {
      this.#askedAt = this.#clock();
    }
  }

  #seenFrom(id: ModuleId, text: string | undefined, language: Language): Overlaid | undefined {
    if (this.#blind !== undefined) return withoutEdges(this.#blind, id);
    if (text === undefined) return this.#asFound(id);
    const key = factsKey(contentHash(text), language);
    const base = this.#freshBase(id, key);
    const known = base.sources.keys.get(id);
    if (known === key) return onDisk(base.topology, id, () => factsAt(base.shelf, key));
    if (known === undefined && stampOf(this.#pathOf(id), NO_MATTER_WHEN) !== undefined) return undefined; // there, but ignored
    return this.#overlay(base, id, key, text, language);
  }

  #asFound(id: ModuleId): Overlaid | undefined {
    const { sources, topology, shelf } = this.#base ?? this.look();
    const known = sources.keys.get(id);
    return known === undefined ? undefined : onDisk(topology, id, () => factsAt(shelf, known));
  }

  #freshBase(id: ModuleId, key: FactsKey): Base {
    const base = this.#base;
    if (base === undefined) return this.look();
    const now = this.#clock();
    const known = base.sources.keys.get(id);
    if (known === key) return now - this.#askedAt > IDLE_MS ? this.look() : base;
    if (this.#hasChangedOnDisk(base, id, known)) return this.look();
    const typingAge = Math.min(TYPING_AGE_IN_LOOKS * this.#lookCost, TYPING_AGE_AT_MOST_MS);
    return now - this.#lookedAt > typingAge ? this.look() : base;
  }

  #hasChangedOnDisk(base: Base, id: ModuleId, known: FactsKey | undefined): boolean {
    if (known !== undefined) return readModule(this.#context.root, id, base.shelf) !== known;
    // Not among the modules: new since the folder around it was listed, or ignored, alone or with all below a folder that is listed there.
    const { folders } = base.sources.scan;
    let folder = folderOf(id);
    while (folder !== "" && !folders.has(folder)) folder = folderOf(folder);
    const stamp = stampOf(this.#pathOf(folder), NO_MATTER_WHEN);
    return stamp !== undefined && !sameStamp(stamp, folders.get(folder)?.stamp);
  }

  #overlay(base: Base, id: ModuleId, key: FactsKey, text: string, language: Language): Overlaid {
    const last = this.#overlaid;
    if (last?.base === base.topology && last.id === id && last.key === key) return last.result;
    const result = overlay(base, id, key, text, language);
    this.#overlaid = { base: base.topology, id, key, result };
    return result;
  }

  #pathOf(id: string): string {
    return id === "" ? this.#context.root : `${this.#context.root}/${id}`;
  }
}

/** A module in a graph that could not be drawn. */
function withoutEdges(blind: Topology, id: ModuleId): Overlaid {
  return onDisk(blind, id, () => NO_FACTS);
}
