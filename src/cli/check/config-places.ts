/**
 * Whether a config file of ESLint is in a folder or above it. ESLint looks upward for each file anew as long as it finds none, which in a
 * project without one takes longer than all else.
 */
import { dirname, join } from "node:path";
import { exists } from "../../files/disk.js";

const CONFIG_FILES = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

export class ConfigPlaces {
  readonly #known = new Map<string, boolean>();

  /** @param folder absolute */
  isAbove(folder: string): boolean {
    let known = this.#known.get(folder);
    if (known !== undefined) return known;
    const around = dirname(folder);
    known = CONFIG_FILES.some((name) => exists(join(folder, name))) || (around !== folder && this.isAbove(around));
    this.#known.set(folder, known);
    return known;
  }
}
