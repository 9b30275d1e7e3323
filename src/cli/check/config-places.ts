/**
 * The config file of ESLint that is in a folder, or else the nearest above it. ESLint looks upward for each file anew as long as it finds none, which in a
 * project without one takes longer than all else.
 */
import { dirname, join } from "node:path";
import { exists } from "../../files/disk.js";

const CONFIG_FILES = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

export class ConfigPlaces {
  readonly #known = new Map<string, string | undefined>();

  /** @param folder absolute */
  nearest(folder: string): string | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const around = dirname(folder);
    const own = CONFIG_FILES.map((name) => join(folder, name)).find(exists);
    const found = own ?? (around === folder ? undefined : this.nearest(around));
    this.#known.set(folder, found);
    return found;
  }
}
