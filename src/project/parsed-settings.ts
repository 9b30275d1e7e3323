/** The settings of a process, each object parsed once: rules of every file come with the same one. */
import { parseSettings, type Settings } from "../config/settings.js";

export class ParsedSettings {
  readonly #byObject = new WeakMap<object, Settings>();
  /** Of projects that set nothing: one object, so that what is known of it is found by identity. */
  #defaults: Settings | undefined;

  /**
   * @param given `settings.topology` of a config
   * @throws SettingsError if it is wrong
   */
  of(given: unknown): Settings {
    if (given === undefined) return (this.#defaults ??= parseSettings(given));
    if (typeof given !== "object" || given === null) return parseSettings(given);
    let settings = this.#byObject.get(given);
    if (settings === undefined) this.#byObject.set(given, (settings = parseSettings(given)));
    return settings;
  }
}
