/**
 * From a construction, by what is imported from where, to what is known of it. O(1) for each; an index is built in
 * O(names), that of the known libraries in less than a millisecond.
 */
import { LIBRARIES } from "./libraries.js";
import type { LibraryExport } from "./library.js";

interface LibraryIndex {
  /** By specifier, the way it is made, and name. */
  readonly exports: ReadonlyMap<string, LibraryExport>;
  readonly packages: ReadonlyMap<string, readonly LibraryExport[]>;
  /** Of the packages those that stand for the end of a specifier. */
  readonly endings: readonly string[];
}

/** One before another: the first that knows a construction tells what it is. */
export type Libraries = readonly LibraryIndex[];

/** The known libraries. */
export const KNOWN_LIBRARIES: Libraries = [indexOf(LIBRARIES)];

/** The known libraries, and others that count before them. */
export function librariesWith(others: readonly LibraryExport[]): Libraries {
  return others.length === 0 ? KNOWN_LIBRARIES : [indexOf(others), ...KNOWN_LIBRARIES];
}

/**
 * What is made by `new` or a call of an imported name, or is there once it is imported.
 *
 * Steps begin with the exported name, which is `*` for a namespace and for what `require()` returns: `[Redis, Cluster]`,
 * `[default, create]`, `[*, create]`.
 */
export function libraryOf(
  libraries: Libraries,
  specifier: string,
  steps: readonly string[],
  by: LibraryExport["by"],
): LibraryExport | undefined {
  for (const { exports, packages, endings } of libraries) {
    const found = exports.get(keyOf(packageOf(specifier, packages, endings), canonical(steps), by));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All that is known of a package. */
export function librariesFrom(libraries: Libraries, specifier: string): readonly LibraryExport[] {
  return libraries.flatMap(({ packages, endings }) => packages.get(packageOf(specifier, packages, endings)) ?? []);
}

function indexOf(libraries: readonly LibraryExport[]): LibraryIndex {
  const exports = new Map<string, LibraryExport>();
  const packages = new Map<string, LibraryExport[]>();
  for (const library of libraries) {
    const names = [...library.names, ...(library.otherNames ?? [])];
    for (const specifier of library.packages) {
      const known = packages.get(specifier);
      if (known === undefined) packages.set(specifier, [library]);
      else known.push(library);
      for (const name of names) exports.set(keyOf(specifier, canonical(name.split(".")), library.by), library);
    }
  }
  return { exports, packages, endings: [...packages.keys()].filter((name) => name.startsWith("*/")) };
}

/** One name for what a namespace, the default import and `require()` each write in their own way. */
function canonical(steps: readonly string[]): string {
  const named = steps[0] === "*" ? steps.slice(1) : steps;
  const rest = named[0] === "default" ? named.slice(1) : named;
  return rest.length === 0 ? "default" : rest.join(".");
}

function keyOf(specifier: string, name: string, by: LibraryExport["by"]): string {
  return `${specifier} ${by} ${name}`;
}

/** The specifier itself, or what is known to stand for its end. */
function packageOf(specifier: string, packages: LibraryIndex["packages"], endings: readonly string[]): string {
  if (packages.has(specifier)) return specifier;
  const file = specifier.replace(/(?:\/index)?(?:\.[cm]?[jt]s)?$/, "");
  return endings.find((ending) => file.endsWith(ending.slice(1))) ?? specifier;
}
