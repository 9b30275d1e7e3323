/**
 * The `paths` and `baseUrl` that hold for the modules of a directory, read without TypeScript: they answer also where
 * a tsconfig cannot be loaded as a whole or includes a module nowhere, and tell an alias of the project from a package.
 *
 * They are those of the nearest tsconfig.json or jsconfig.json and, if it is a solution, of the projects it references.
 * Which of them includes a module is not asked here; where they disagree, the resolver on disk answers. What another
 * tsconfig references is a project of its own, whose paths mean nothing here.
 */
import { inDirectory, parentOf } from "./module-path.js";
import { nearestTsconfig, type TsconfigOptions, type TsconfigReader } from "./tsconfig-options.js";

type Paths = NonNullable<TsconfigOptions["paths"]>;

export interface TsconfigScope {
  /** Id of the nearest tsconfig; undefined if there is none. */
  readonly nearest: string | undefined;
  /** `paths` of the nearest tsconfig and of its references. */
  readonly paths: readonly Paths[];
  /** Their `baseUrl`, each directory once. */
  readonly baseUrls: readonly string[];
  /** Whether something that may hold `paths` or `baseUrl` could not be read here, or a lone `*` claims everything. */
  readonly isOpaque: boolean;
  /** Answers of `aliasesOf` so far. */
  readonly aliases: Map<string, Aliases | undefined>;
  /** The same for the next tsconfig above, which holds for modules that the nearest does not include. */
  readonly outer: TsconfigScope | undefined;
}

/** Where a specifier leads by `paths`. */
export interface Aliases {
  /** Best first. */
  readonly targets: readonly string[];
  /** Whether the nearest tsconfig and its references disagree, so that it takes a module to tell. */
  readonly isAmbiguous: boolean;
}

const EMPTY_SCOPE: TsconfigScope = {
  nearest: undefined,
  paths: [],
  baseUrls: [],
  isOpaque: false,
  aliases: new Map(),
  outer: undefined,
};

/** Scopes by directory, each computed once. */
export function createTsconfigScopes(
  tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
): (directory: string) => TsconfigScope {
  const byDirectory = new Map<string, TsconfigScope>();
  const byNearest = new Map<string | undefined, TsconfigScope>();

  function scopeOf(directory: string): TsconfigScope {
    const known = byDirectory.get(directory);
    if (known !== undefined) return known;
    const nearest = nearestTsconfig(tsconfigs, directory);
    const scope = byNearest.get(nearest) ?? build(nearest);
    byNearest.set(nearest, scope);
    byDirectory.set(directory, scope);
    return scope;
  }

  function build(nearest: string | undefined): TsconfigScope {
    if (nearest === undefined) return EMPTY_SCOPE;
    const files = reader.isSolution(nearest) ? [nearest, ...reader.referencesOf(nearest)] : [nearest];
    const options = files.map((file) => reader.optionsOf(file));
    const paths = options.flatMap((option) => option.paths ?? []);
    const home = parentOf(nearest);
    return {
      nearest,
      paths,
      baseUrls: [...new Set(options.flatMap(({ baseUrl }) => baseUrl ?? []))],
      isOpaque: paths.some((patterns) => patterns.has("*")) || files.some((file) => reader.hasUnreadBase(file)),
      aliases: new Map(),
      outer: home === "" ? undefined : scopeOf(parentOf(home)),
    };
  }

  return scopeOf;
}

/**
 * Where `paths` lead a specifier; undefined if no pattern claims it. A lone `*` claims nothing, nor does a pattern that
 * leads into node_modules only, which chooses among packages of others.
 */
export function aliasesOf(scope: TsconfigScope, specifier: string): Aliases | undefined {
  if (scope.paths.length === 0) return undefined;
  if (scope.aliases.has(specifier)) return scope.aliases.get(specifier);
  const matches = scope.paths.flatMap((paths) => {
    const match = bestMatch(paths, specifier);
    return match === undefined ? [] : [match];
  });
  const targets = matches.flat();
  const isClaimed = targets.some((target) => !`/${target}/`.includes("/node_modules/"));
  const isAmbiguous = new Set(matches.map((match) => match.join("\n"))).size > 1;
  const aliases = isClaimed ? { targets, isAmbiguous } : undefined;
  scope.aliases.set(specifier, aliases);
  return aliases;
}

/** What a bare specifier names if it is read as a path from a `baseUrl`. */
export function baseUrlTargets(scope: TsconfigScope, specifier: string): readonly string[] {
  return scope.baseUrls.map((baseUrl) => inDirectory(baseUrl, specifier));
}

/** Whether only a tsconfig read for one certain module can tell where a specifier leads. */
export function dependsOnModule(scope: TsconfigScope, specifier: string): boolean {
  const aliases = aliasesOf(scope, specifier);
  if (aliases !== undefined) return aliases.isAmbiguous;
  if (scope.baseUrls.length > 1) return true;
  for (let current: TsconfigScope | undefined = scope; current !== undefined; current = current.outer) {
    if (current.isOpaque) return true;
    if (current !== scope && (current.baseUrls.length > 0 || aliasesOf(current, specifier) !== undefined)) return true;
  }
  return false;
}

/** The exact pattern, else the one with the longest text before its `*`, as TypeScript chooses. */
function bestMatch(paths: Paths, specifier: string): readonly string[] | undefined {
  const exact = paths.get(specifier);
  if (exact !== undefined && specifier !== "*") return exact;
  let best: { readonly length: number; readonly filling: string; readonly targets: readonly string[] } | undefined;
  for (const [pattern, targets] of paths) {
    const star = pattern.indexOf("*");
    if (star === -1 || pattern === "*" || (best !== undefined && star <= best.length)) continue;
    const tail = pattern.slice(star + 1);
    if (specifier.length < star + tail.length) continue;
    if (!specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(tail)) continue;
    best = { length: star, filling: specifier.slice(star, specifier.length - tail.length), targets };
  }
  if (best === undefined) return undefined;
  const { filling } = best;
  return best.targets.map((target) => target.replace("*", () => filling));
}
