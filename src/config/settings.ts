/**
 * `settings.topology` of an ESLint config: schema, defaults, and the split into what shapes the graph and what only views it.
 *
 * Graph settings choose a project by value; view settings are arguments of queries, so two configs of one project may differ
 * in them. A missing object means all defaults.
 */
import { isAbsolute } from "node:path";
import { parseDomains } from "./domain-settings.js";
import type { DomainSettings } from "./domains.js";
import { isGlob, takesOut } from "./path-patterns.js";
import type { LibraryExport } from "../catalogue/library.js";
import { parseLibraries } from "./library-settings.js";
import { parseCuts, type Cut } from "./cuts.js";
import { parseServices, type ServiceSettings } from "./service-settings.js";
import { SettingsError } from "./settings-error.js";

/** What decides which graph is drawn. */
export interface GraphSettings {
  /** Absolute path of the project's root; undefined: searched upward from the linted file. */
  readonly root: string | undefined;
  /** Globs, relative to the root: only these files are modules; empty: every source file. */
  readonly include: readonly string[];
  /** Globs, relative to the root: these files are no modules of the graph. */
  readonly ignore: readonly string[];
  /** Export conditions of package.json that hold besides the usual ones; which counts is decided by the order in package.json. */
  readonly conditions: readonly string[];
  /** Whether and where facts are kept between runs: true for the default folder, an absolute path, or false. */
  readonly cache: boolean | string;
}

/** What decides how the graph is looked at. */
export interface ViewSettings extends DomainSettings {
  /** Globs, relative to the root, of test modules. */
  readonly tests: readonly string[];
  /** Globs, relative to the root, of modules that set a program up: what they write, they write before its work begins. */
  readonly entry: readonly string[];
  /** Names of functions that make what they are given once, and keep it: `singleton("db", () => new Db())`. */
  readonly singletonHelpers: readonly string[];
  /** What is known of libraries besides the catalogue, and before it. */
  readonly libraries: readonly LibraryExport[];
  /** Which domain owns a service. */
  readonly services: ServiceSettings;
  /** Path of the baseline, absolute or from the root; undefined: the default one, if it is there; false: none. */
  readonly baseline: string | false | undefined;
  /** Imports that count for no cycle. */
  readonly cut: readonly Cut[];
}

export interface Settings {
  readonly graph: GraphSettings;
  readonly view: ViewSettings;
}

/** Folders and names by which the common test runners find tests. */
export const DEFAULT_TESTS: readonly string[] = [
  "**/*.{test,spec,unit,bench,benchmark,test-d,spec-d,e2e,e2e-*,cy}.*",
  "**/{__tests__,__mocks__,__fixtures__,test,tests,test-utils,test-helpers,integration-tests,e2e,cypress}/**",
];

/** Scripts, tools and what runs before a program does. */
export const DEFAULT_ENTRY: readonly string[] = [
  "**/*.{config,setup,stories}.*",
  "**/{instrumentation,bootstrap}.*",
  "**/{instrumentation,scripts,migrations,seeds,fixtures,bench,benchmark,benchmarks,.storybook}/**",
];

/** As in @epic-web/remember, remix-utils, lodash, and as people name their own. */
export const DEFAULT_SINGLETON_HELPERS: readonly string[] = [
  ...["singleton", "globalSingleton", "createSingleton", "remember", "once", "lazy"],
];

interface KeySchema {
  readonly accepted: string;
  readonly accepts: (value: unknown) => boolean;
}

const globs: KeySchema = {
  accepted:
    "an array of glob patterns relative to the root, with / between folders; " +
    "one with ! before it takes out again what an earlier one took in",
  // A list that starts with ! would mean everything else to some and nothing to others.
  accepts: (value) => Array.isArray(value) && value.every(isGlob) && !value.slice(0, 1).some(takesOut),
};

const SCHEMA: Readonly<Record<string, KeySchema>> = {
  root: {
    accepted: "an absolute path, for instance import.meta.dirname",
    accepts: (value) => typeof value === "string" && isAbsolute(value),
  },
  include: globs,
  ignore: globs,
  conditions: {
    accepted: "an array of export condition names",
    accepts: (value) => isStrings(value) && !value.includes(""),
  },
  cache: {
    accepted: "true, false, or the absolute path of a folder",
    accepts: (value) => typeof value === "boolean" || (typeof value === "string" && isAbsolute(value)),
  },
  tests: globs,
  entry: globs,
  domains: {
    accepted: `an object of domain names and their globs, as { "auth": "src/auth/**" }, or globs as "src/{domain}/**"`,
    accepts: (value) => typeof value === "string" || (typeof value === "object" && value !== null),
  },
  shared: globs,
  singletonHelpers: {
    accepted: "an array of names of functions",
    accepts: (value) => isStrings(value) && !value.includes(""),
  },
  services: {
    accepted: `an object of services and their owners, as { "REDIS_URL": { "owner": "auth" } }`,
    accepts: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  },
  libraries: { accepted: "an array of { packages, names, by, kind, scope, … }", accepts: Array.isArray },
  baseline: {
    accepted: "the path of a file, absolute or from the root, or false",
    accepts: (value) => value === false || (typeof value === "string" && value !== ""),
  },
  cut: { accepted: "an array of { from, to, why }", accepts: Array.isArray },
};

/**
 * Reads `context.settings.topology`.
 * @throws SettingsError on an unknown key or a value of the wrong type.
 */
export function parseSettings(value: unknown): Settings {
  const given = value === undefined ? {} : checked(value);
  return {
    graph: {
      root: given["root"] as string | undefined,
      include: (given["include"] ?? []) as readonly string[],
      ignore: (given["ignore"] ?? []) as readonly string[],
      conditions: (given["conditions"] ?? []) as readonly string[],
      cache: (given["cache"] ?? true) as boolean | string,
    },
    view: {
      tests: (given["tests"] ?? DEFAULT_TESTS) as readonly string[],
      entry: (given["entry"] ?? DEFAULT_ENTRY) as readonly string[],
      domains: parseDomains(given["domains"] as string | object | undefined),
      shared: (given["shared"] ?? []) as readonly string[],
      singletonHelpers: (given["singletonHelpers"] ?? DEFAULT_SINGLETON_HELPERS) as readonly string[],
      services: parseServices((given["services"] ?? {}) as object),
      libraries: parseLibraries((given["libraries"] ?? []) as readonly unknown[]),
      baseline: given["baseline"] as string | false | undefined,
      cut: parseCuts((given["cut"] ?? []) as readonly unknown[]),
    },
  };
}

/** The value, if it is an object of known keys with accepted values. */
function checked(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SettingsError("topology", value, `an object with the keys ${knownKeys()}`);
  }
  for (const [key, given] of Object.entries(value)) {
    const schema = Object.hasOwn(SCHEMA, key) ? SCHEMA[key] : undefined;
    if (schema === undefined) throw SettingsError.ofKey("topology", key, given, Object.keys(SCHEMA));
    if (given !== undefined && !schema.accepts(given))
      throw new SettingsError(`topology.${key}`, given, schema.accepted);
  }
  return value as Readonly<Record<string, unknown>>;
}

function knownKeys(): string {
  return Object.keys(SCHEMA).join(", ");
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
