import { didYouMean } from "../words/nearest-name.js";

/** A mistake in `settings.topology` or in what it points to; the message names the key, the value and what is accepted. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  /** Path of the key, as `topology.root`. */
  readonly key: string;

  constructor(key: string, value: unknown, accepted: string, hint = "") {
    super(`settings.${key} is ${shown(value)}. Accepted: ${accepted}.${hint}`);
    this.key = key;
  }

  /** For a key of an object that has only these. */
  static ofKey(object: string, key: string, value: unknown, keys: readonly string[]): SettingsError {
    return new SettingsError(`${object}.${key}`, value, `only the keys ${keys.join(", ")}`, didYouMean(key, keys));
  }
}

const SHOWN_AT_MOST = 120;

/** JSON where the value has a JSON form, else its type: settings may hold functions, cycles or BigInts. */
function shown(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  text ??= value === undefined ? "undefined" : `of type ${typeof value}`;
  return text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
}
