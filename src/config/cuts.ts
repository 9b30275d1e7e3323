import { SettingsError } from "./settings-error.js";

/** An import that a project lives with: it counts for no cycle. Modules by their paths from the root. */
export interface Cut {
  readonly from: string;
  readonly to: string;
  /** The reason, for whoever reads the config. */
  readonly why: string;
}

const KEYS: readonly string[] = ["from", "to", "why"];
const ACCEPTED =
  'an object of exactly { from, to, why }: two modules by their paths from the root, as "src/app.ts", and a reason';

/**
 * Reads `settings.topology.cut`.
 * @throws SettingsError that names the entry which is wrong
 */
export function parseCuts(given: readonly unknown[]): readonly Cut[] {
  for (const [index, cut] of given.entries()) {
    if (!isCut(cut)) throw new SettingsError(`topology.cut[${index}]`, cut, ACCEPTED);
  }
  return given as readonly Cut[];
}

function isCut(value: unknown): value is Cut {
  if (typeof value !== "object" || value === null) return false;
  const { from, to, why } = value as Readonly<Record<string, unknown>>;
  const isWhole = Object.keys(value).every((key) => KEYS.includes(key));
  return isWhole && isModulePath(from) && isModulePath(to) && typeof why === "string" && why.trim() !== "";
}

/** Paths are compared as they are, so one that is no id could never match. */
function isModulePath(value: unknown): boolean {
  return typeof value === "string" && value !== "" && !/^\.{0,2}\/|^[a-z]:|[\\*]|\/$/i.test(value);
}
