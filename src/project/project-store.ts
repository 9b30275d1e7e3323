/**
 * The store of one project: facts, bodies and rows, which mean the same anywhere, and stamps, which mean something here alone. Each of
 * the files is checked by itself, so any of them may be missing, old or foreign.
 */
import type { GraphSettings } from "../config/settings.js";
import { contentHash } from "../files/content-hash.js";
import { BODY_VERSION } from "../facts/body-facts.js";
import { FACTS_VERSION } from "../facts/module-facts.js";
import { storeFolder } from "../store/location.js";
import { takeLock, type Lock } from "../store/lock.js";
import { readSealed, removeLeftovers, sealedState, writeSealed, type SealedState } from "../store/sealed-file.js";
import { shelfFrom, shelfText, type FactsKey, type FactsShelf } from "./facts-shelf.js";
import type { Resolution } from "./resolution.js";
import type { Sources } from "./sources.js";
import { rowsFrom, rowsText } from "./stored-rows.js";
import { sourcesFrom, sourcesText } from "./stored-sources.js";
import type { Versions } from "./versions.js";

/** Version of the text forms. */
const STORE_VERSION = 9;

interface StoredProject {
  readonly shelf: FactsShelf;
  readonly sources: Sources | undefined;
  readonly resolution: Resolution | undefined;
}

/** What a store is on disk before anything is read of it; undefined if there is none to be. */
export interface StoreState {
  readonly folder: string;
  readonly files: readonly (SealedState & { readonly name: string })[];
}

export interface ProjectStore {
  state(): StoreState | undefined;
  load(): StoredProject;
  save(shelf: FactsShelf, sources: Sources, resolution: Resolution): void;
  /** Packed body facts by key. */
  loadBodies(): ReadonlyMap<FactsKey, string>;
  /** Writes the bodies of those of the keys that have one. */
  saveBodies(bodies: ReadonlyMap<FactsKey, string>, keys: Iterable<FactsKey>): void;
  /** One builder at a time; undefined if there is no store to share. */
  lock(): Lock | undefined;
}

export function projectStore(root: string, settings: GraphSettings, versions: Versions): ProjectStore {
  const folder = storeFolder(root, settings.cache);
  if (folder === undefined) return NO_STORE;
  // Stamps hold only for the files that these settings make modules.
  const scope = contentHash(JSON.stringify([settings.include, settings.ignore]));
  const facts = ["facts", `topology-facts ${STORE_VERSION}.${FACTS_VERSION} ${versions.parser}`] as const;
  const bodies = [
    "bodies",
    `topology-bodies ${STORE_VERSION}.${FACTS_VERSION}.${BODY_VERSION} ${versions.parser} ${versions.scopes}`,
  ] as const;
  const rows = ["rows.json", `topology-rows ${STORE_VERSION} ${versions.plugin}`] as const;
  const stamps = ["stamps.json", `topology-stamps ${STORE_VERSION} ${versions.plugin} ${scope}`] as const;
  return {
    state: () => ({
      folder,
      files: [facts, bodies, rows, stamps].map(([name, kind]) => ({ name, ...sealedState(folder, name, kind) })),
    }),
    load() {
      const rowsRead = readSealed(folder, ...rows);
      const factsRead = readSealed(folder, ...facts);
      // Stamps of facts that are not there would have every text read by every process, and none write it down.
      const stampsRead = factsRead === undefined ? undefined : readSealed(folder, ...stamps);
      return {
        shelf: shelfFrom(factsRead ?? ""),
        sources: stampsRead === undefined ? undefined : sourcesFrom(stampsRead),
        resolution: rowsRead === undefined ? undefined : rowsFrom(rowsRead),
      };
    },
    save(shelf, sources, resolution) {
      removeLeftovers(folder);
      // In this order, a reader in between finds facts for every key that the other two name.
      writeSealed(folder, ...facts, shelfText(shelf, sources.keys.values()));
      writeSealed(folder, ...rows, rowsText(resolution));
      writeSealed(folder, ...stamps, sourcesText(sources));
    },
    loadBodies: () => shelfFrom(readSealed(folder, ...bodies) ?? ""),
    saveBodies: (packed, keys) => writeSealed(folder, ...bodies, shelfText(packed, keys)),
    lock: () => takeLock(folder),
  };
}

/** The same store, in which nothing seems to be. */
export function unread(store: ProjectStore): ProjectStore {
  const { load, loadBodies } = NO_STORE;
  return { ...store, load, loadBodies };
}

export const NO_STORE: ProjectStore = {
  state: () => undefined,
  load: () => ({ shelf: new Map(), sources: undefined, resolution: undefined }),
  save: () => {},
  loadBodies: () => new Map(),
  saveBodies: () => {},
  lock: () => undefined,
};
