/**
 * The setting `domains`: which parts of the project have which name.
 *
 * An object of names and globs, in which a name may be a template: under `"{domain}"`, or a longer name with `{domain}` in it,
 * stand globs in which `{domain}` is the part of a path that takes its place in the name. Globs without an object are short for
 * the template `"{domain}"` alone. The first entry, in order of keys, that matches a path counts; so a key may not be a whole
 * number, which JavaScript moves before all others.
 */
import { isGlob } from "./path-patterns.js";
import { SettingsError } from "./settings-error.js";

/** Stands in a name, and in the globs of that name, for the part of a path that is the domain's name. */
export const PLACEHOLDER = "{domain}";

/** One entry: a name or a template of names, and its globs. */
export interface DomainEntry {
  readonly name: string;
  readonly patterns: readonly string[];
}

/**
 * Reads the setting; undefined if it is not set. An object without entries is a set one: there are no domains.
 * @throws SettingsError on a name or glob that is none.
 */
export function parseDomains(value: string | object | undefined): readonly DomainEntry[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" || Array.isArray(value)) return [entry("topology.domains", PLACEHOLDER, value)];
  return Object.entries(value).map(([name, globs]) => {
    const key = `topology.domains.${name}`;
    if (WHOLE_NUMBER.test(name)) throw new SettingsError(key, globs, NUMBER_ACCEPTED);
    return entry(key, name, globs);
  });
}

export function isTemplate(name: string): boolean {
  return name.includes(PLACEHOLDER);
}

function entry(key: string, name: string, value: unknown): DomainEntry {
  const patterns: readonly unknown[] = Array.isArray(value) ? value : [value];
  const placeholders = isTemplate(name) ? 1 : 0;
  const fits = (glob: unknown): glob is string => isGlob(glob) && glob.split(PLACEHOLDER).length - 1 === placeholders;
  if (name === "" || patterns.length === 0 || !patterns.every(fits)) {
    throw new SettingsError(key, value, isTemplate(name) ? TEMPLATE_ACCEPTED : NAME_ACCEPTED);
  }
  return { name, patterns };
}

const WHOLE_NUMBER = /^\d+$/;
const NUMBER_ACCEPTED = "under a name with more in it than digits, since keys of digits alone do not keep their order";

const NAME_ACCEPTED =
  "a glob or an array of globs, relative to the root, with / between folders; " +
  `${PLACEHOLDER} in a glob takes ${PLACEHOLDER} in the name as well`;
const TEMPLATE_ACCEPTED = `a glob or an array of globs, relative to the root, each with ${PLACEHOLDER} in it once`;
