/**
 * The baselines of a process, each as its file is on disk: looked at again when its project has looked at the disk again, and
 * read again if its stamp has changed since.
 */
import { resolve } from "node:path";
import { DEFAULT_BASELINE, findingKey, parseBaseline, type BaselineEntry } from "../config/baseline.js";
import { SettingsError } from "../config/settings-error.js";
import type { ViewSettings } from "../config/settings.js";
import { decodeText } from "../facts/decode.js";
import { readBytes } from "../files/disk.js";
import { sameStamp, stampOf, type Stamp } from "../files/stamp.js";

/** Keys of the findings that are not told. */
export type Baseline = ReadonlySet<string>;

export const NO_BASELINE: Baseline = new Set();

interface Known {
  readonly baseline: Baseline;
  readonly stamp: Stamp | undefined;
  readonly lookedAt: number;
}

export class Baselines {
  /** By root and setting. */
  readonly #known = new Map<string, Known>();

  /**
   * @param lookedAt when the project looked at the disk last
   * @throws SettingsError if the file is none, or if it is named and not there
   */
  at(root: string, setting: ViewSettings["baseline"], lookedAt: number): Baseline {
    if (setting === false) return NO_BASELINE;
    // Asked for each linted file: the path is put together when it is to be looked at.
    const key = `${root}\n${setting ?? ""}`;
    const known = this.#known.get(key);
    if (known?.lookedAt === lookedAt) return known.baseline;
    const file = baselineFile(root, setting);
    const stamp = stampOf(file, Date.now());
    const baseline = known && sameStamp(known.stamp, stamp) ? known.baseline : loaded(file, setting);
    this.#known.set(key, { baseline, stamp, lookedAt });
    return baseline;
  }
}

/** Absolute path of the baseline that a setting names. */
export function baselineFile(root: string, setting: string | undefined): string {
  return resolve(root, setting ?? DEFAULT_BASELINE);
}

/**
 * The entries of a file; undefined if it is not there.
 * @throws SettingsError if it is no baseline
 */
export function readBaseline(file: string): readonly BaselineEntry[] | undefined {
  const bytes = readBytes(file);
  return bytes && parseBaseline(decodeText(bytes), file);
}

function loaded(file: string, setting: string | undefined): Baseline {
  const entries = readBaseline(file);
  if (entries === undefined && setting !== undefined) {
    throw new SettingsError(
      "topology.baseline",
      file,
      "a file that is there; `npx eslint-plugin-topology baseline` writes it",
    );
  }
  return entries === undefined ? NO_BASELINE : new Set(entries.map(findingKey));
}
