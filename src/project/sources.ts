/**
 * The project's texts as of one scan: the facts key of every module and the content hash of every configuration file. Texts
 * whose stamp is as before are not read; texts whose facts are on the shelf are not parsed.
 */
import { decodeText } from "../facts/decode.js";
import { extractFacts } from "../facts/extract-facts.js";
import { languageOf } from "../facts/language.js";
import { contentHash, isPlainUtf8 } from "../files/content-hash.js";
import { readBytes } from "../files/disk.js";
import type { Scan } from "../files/scan.js";
import { sameStamp, type Stamp } from "../files/stamp.js";
import type { ModuleId } from "../graph/resolved-module.js";
import { factsKey, type FactsKey, type FactsShelf } from "./facts-shelf.js";
import { packFacts } from "./packed-facts.js";
import { UNTIMED, type Timed } from "./stopwatch.js";

export interface Sources {
  readonly scan: Scan;
  readonly keys: ReadonlyMap<ModuleId, FactsKey>;
  readonly hashes: ReadonlyMap<string, string>;
}

/** Reads what the scan shows as new or changed, and puts missing facts on the shelf. */
export function readSources(
  root: string,
  scan: Scan,
  shelf: FactsShelf,
  previous: Sources | undefined,
  timed: Timed = UNTIMED,
): Sources {
  if (scan === previous?.scan && isComplete(previous, shelf)) return previous;
  const keys = new Map<ModuleId, FactsKey>();
  for (const [id, stamp] of scan.modules) {
    const known = knownValue(id, stamp, previous?.scan.modules, previous?.keys);
    const key = known !== undefined && shelf.has(known) ? known : readModule(root, id, shelf, timed);
    if (key !== undefined) keys.set(id, key);
  }
  const hashes = new Map<string, string>();
  for (const [id, stamp] of scan.configs) {
    const known = knownValue(id, stamp, previous?.scan.configs, previous?.hashes);
    const bytes = known === undefined ? readBytes(`${root}/${id}`) : undefined;
    const hash = known ?? (bytes && contentHash(bytes));
    if (hash !== undefined) hashes.set(id, hash);
  }
  return { scan, keys, hashes };
}

/** Whether each file of the scan has what is known of it, and each module its facts. */
function isComplete({ scan, keys, hashes }: Sources, shelf: FactsShelf): boolean {
  if (keys.size !== scan.modules.size || hashes.size !== scan.configs.size) return false;
  for (const key of keys.values()) if (!shelf.has(key)) return false;
  return true;
}

/** Key of a module's text as it is on disk now; undefined if it cannot be read. Puts its facts on the shelf. */
export function readModule(
  root: string,
  id: ModuleId,
  shelf: FactsShelf,
  timed: Timed = UNTIMED,
): FactsKey | undefined {
  const language = languageOf(id);
  const bytes = timed("read", () => readBytes(`${root}/${id}`));
  if (language === undefined || bytes === undefined) return undefined;
  const isPlain = isPlainUtf8(bytes);
  let text = isPlain ? undefined : decodeText(bytes);
  const key = factsKey(contentHash(text ?? bytes), language);
  if (!shelf.has(key)) {
    text ??= decodeText(bytes);
    const whole = text;
    shelf.set(
      key,
      timed("extract", () => packFacts(extractFacts(whole, language))),
    );
  }
  return key;
}

/** Whether two readings of the disk gave the same texts under the same names. */
export function sameSources(a: Sources, b: Sources): boolean {
  return sameEntries(a.keys, b.keys) && sameEntries(a.hashes, b.hashes);
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

function knownValue(
  id: string,
  stamp: Stamp,
  stamps: ReadonlyMap<string, Stamp> | undefined,
  values: ReadonlyMap<string, string> | undefined,
): string | undefined {
  return sameStamp(stamps?.get(id), stamp) ? values?.get(id) : undefined;
}
