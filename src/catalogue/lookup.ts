/**
 * From a construction, by what is imported from where, to what is known of it. O(names of the package), a dozen at most; an index
 * is built in O(packages).
 */
import { LIBRARIES } from "./libraries.js";
import type { LibraryExport } from "./library.js";

interface LibraryIndex {
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
  const known = librariesFrom(libraries, specifier);
  if (known.length === 0) return undefined;
  const name = canonical(steps[0] === "*" ? steps.slice(1) : steps);
  const isNamed = (each: string): boolean => each === name || canonical(each.split(".")) === name;
  return known.find((each) => each.by === by && (each.names.some(isNamed) || each.otherNames?.some(isNamed) === true));
}

/** Whether anything is known that begins with an export of a package: `TypeOrmModule` of `TypeOrmModule.forRoot`; all of a namespace does. */
export function isKnownExport(
  libraries: Libraries,
  specifier: string,
  imported: string,
  isWanted: (library: LibraryExport) => boolean = () => true,
): boolean {
  const known = librariesFrom(libraries, specifier).filter(isWanted);
  if (imported === "*" || imported === "default") return known.length > 0;
  const begins = (name: string): boolean => canonical(name.split(".")).split(".")[0] === imported;
  return known.some(({ names, otherNames = [] }) => names.some(begins) || otherNames.some(begins));
}

/** All that is known of a package. */
export function librariesFrom(libraries: Libraries, specifier: string): readonly LibraryExport[] {
  return libraries.flatMap((index) => index.packages.get(packageOf(specifier, index)) ?? []);
}

function indexOf(libraries: readonly LibraryExport[]): LibraryIndex {
  const packages = new Map<string, LibraryExport[]>();
  for (const library of libraries) {
    for (const specifier of library.packages) {
      const known = packages.get(specifier);
      if (known === undefined) packages.set(specifier, [library]);
      else known.push(library);
    }
  }
  return { packages, endings: [...packages.keys()].filter((name) => name.startsWith("*/")) };
}

/** One name for what a namespace, the default import and `require()` each write in their own way. */
function canonical(steps: readonly string[]): string {
  const rest = steps[0] === "default" ? steps.slice(1) : steps;
  return rest.length === 0 ? "default" : rest.join(".");
}

/** The specifier itself, or what is known to stand for its end. */
function packageOf(specifier: string, { packages, endings }: LibraryIndex): string {
  if (packages.has(specifier)) return specifier;
  const file = specifier.replace(/(?:\/index)?(?:\.[cm]?[jt]s)?$/, "");
  return endings.find((ending) => file.endsWith(ending.slice(1))) ?? specifier;
}
