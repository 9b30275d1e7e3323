/**
 * What a tsconfig says once its `extends` chain is merged, as far as the chain lies in the project: later bases win
 * over earlier ones, the file itself over its bases, as TypeScript merges them. Paths become ids; what points out of
 * the root is dropped. Any JSON in; a chain that runs in a circle is followed once. Cost: the length of the chain.
 */
import { isRecord } from "./manifest.js";
import { ancestorsOf, inDirectory, joinPath, parentOf } from "./module-path.js";
import { createTsconfigChains } from "./tsconfig-chain.js";
import { filesOfTsconfig } from "./tsconfig-files.js";
import { isWhollyRead, writtenReferences } from "./wholly-read.js";

export interface TsconfigOptions {
  /** `paths`: pattern -> targets as ids, each with at most one `*`, in the order written. */
  readonly paths?: ReadonlyMap<string, readonly string[]>;
  /** `paths` as written, and the directory of the file that has them: what they mean depends on the merged `baseUrl`. */
  readonly writtenPaths?: { readonly paths: Readonly<Record<string, unknown>>; readonly directory: string };
  /** Directory id. */
  readonly baseUrl?: string;
  /** Directory ids. */
  readonly outDir?: string;
  readonly declarationDir?: string;
  readonly rootDir?: string;
  /** Compiler options that decide what is emitted, as written, and `angularCompilerOptions` if there are some. */
  readonly emit?: Readonly<Record<string, unknown>>;
}

export interface TsconfigReader {
  /** Merged options; empty for a tsconfig that is not there or does not parse. */
  optionsOf(id: string): TsconfigOptions;
  /** Files that the `references` of a tsconfig name, of those that are there. */
  referencesOf(id: string): readonly string[];
  /** Whether a tsconfig holds no files itself, but references the projects that do. */
  isSolution(id: string): boolean;
  /** Whether a tsconfig takes a module in; false for one that is not there or does not parse. */
  includes(id: string, module: string): boolean;
  /** Whether nothing of a tsconfig, of what it extends or of what it references is left to the resolver on disk. */
  isRead(id: string): boolean;
  /** Whether a part of the chain is written as a path and not among the tsconfigs: generated, ignored or missing. */
  hasUnreadBase(id: string): boolean;
}

/** `packageDirectory` gives the directory of a package of this project that a tsconfig may extend by name. */
export function createTsconfigReader(
  tsconfigs: ReadonlyMap<string, unknown>,
  packageDirectory: (directory: string, name: string) => string | undefined,
): TsconfigReader {
  const merged = new Map<string, TsconfigOptions>();
  const unread = new Map<string, boolean>();
  const included = new Map<string, (module: string) => boolean>();

  const { chainOf, existing } = createTsconfigChains(tsconfigs, packageDirectory);

  function optionsOf(id: string): TsconfigOptions {
    const known = merged.get(id);
    if (known !== undefined) return known;
    const { files, isWhole } = chainOf(id);
    const home = parentOf(id);
    let options: TsconfigOptions = {};
    for (const file of files)
      options = { ...options, ...ownOptions(tsconfigs.get(file), parentOf(file), home, options) };
    merged.set(id, options);
    unread.set(id, !isWhole);
    return options;
  }

  function referencesOf(id: string): readonly string[] {
    return writtenReferences(tsconfigs.get(id)).flatMap((reference) => {
      const path = isRecord(reference) ? reference["path"] : undefined;
      const found = typeof path === "string" ? existing(joinPath(parentOf(id), path)) : undefined;
      return found === undefined ? [] : [found];
    });
  }

  function filesOf(id: string): (module: string) => boolean {
    if (!isRecord(tsconfigs.get(id))) return () => false;
    const home = parentOf(id);
    const { outDir, declarationDir } = optionsOf(id);
    const chain = chainOf(id).files.map((file) => ({
      config: tsconfigs.get(file),
      idOf: (written: string) => idOf(parentOf(file), home, written),
    }));
    return filesOfTsconfig(
      id,
      chain,
      [outDir, declarationDir].filter((output) => output !== undefined),
    );
  }

  return {
    optionsOf,
    referencesOf,
    isRead: (id) => isWhollyRead(id, tsconfigs, { chainOf, referencesOf }),
    isSolution: (id) => hasNoFiles(tsconfigs.get(id)),
    includes: (id, module) => {
      const known = included.get(id) ?? filesOf(id);
      included.set(id, known);
      return known(module);
    },
    hasUnreadBase: (id) => {
      optionsOf(id);
      return unread.get(id) === true;
    },
  };
}

/** Whether a tsconfig takes in no file, and so only refers to others. */
function hasNoFiles(config: unknown): boolean {
  if (!isRecord(config) || isFilledList(config["files"]) || isFilledList(config["include"])) return false;
  return isEmptyList(config["files"]) || isEmptyList(config["include"]);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** The tsconfig.json or jsconfig.json nearest above a directory. */
export function nearestTsconfig(tsconfigs: ReadonlyMap<string, unknown>, directory: string): string | undefined {
  for (const ancestor of ancestorsOf(directory)) {
    for (const name of ["tsconfig.json", "jsconfig.json"]) {
      const id = inDirectory(ancestor, name);
      if (tsconfigs.has(id)) return id;
    }
  }
  return undefined;
}

const EMIT_KEYS = [
  ...["verbatimModuleSyntax", "preserveValueImports", "importsNotUsedAsValues", "emitDecoratorMetadata"],
  ...["strict", "strictNullChecks"],
  ...["jsx", "jsxFactory", "jsxFragmentFactory", "reactNamespace", "jsxImportSource"],
];

/** What stands beside the compiler's options, for a compiler of its own. */
const ANGULAR = "angularCompilerOptions";

/** `directory` holds the file itself, `home` the tsconfig at the top of the chain, which `${configDir}` stands for. */
function ownOptions(config: unknown, directory: string, home: string, inherited: TsconfigOptions): TsconfigOptions {
  if (!isRecord(config)) return {};
  const options = isRecord(config["compilerOptions"]) ? config["compilerOptions"] : {};
  const own: { -readonly [Key in keyof TsconfigOptions]: TsconfigOptions[Key] } = {};
  for (const key of ["baseUrl", "outDir", "declarationDir", "rootDir"] as const) {
    const written = options[key];
    const path = typeof written === "string" ? idOf(directory, home, written) : undefined;
    if (path !== undefined) own[key] = path;
  }
  const emit = EMIT_KEYS.filter((key) => key in options).map((key) => [key, options[key]] as const);
  if (isRecord(config[ANGULAR])) emit.push([ANGULAR, true]);
  if (emit.length > 0) own.emit = { ...inherited.emit, ...Object.fromEntries(emit) };
  if (isRecord(options["paths"])) own.writtenPaths = { paths: options["paths"], directory };
  const written = own.writtenPaths ?? inherited.writtenPaths;
  if (written !== undefined) {
    own.paths = pathsOf(written.paths, own.baseUrl ?? inherited.baseUrl ?? written.directory, home);
  }
  return own;
}

function idOf(directory: string, home: string, written: string): string | undefined {
  const template = /^\$\{configDir\}[\\/]?/i.exec(written)?.[0];
  return template === undefined ? joinPath(directory, written) : joinPath(home, written.slice(template.length));
}

function pathsOf(
  paths: Readonly<Record<string, unknown>>,
  base: string,
  home: string,
): ReadonlyMap<string, readonly string[]> {
  const patterns = new Map<string, readonly string[]>();
  for (const [pattern, targets] of Object.entries(paths)) {
    if (!Array.isArray(targets)) continue;
    const ids = targets.flatMap((target: unknown) => {
      const id = typeof target === "string" ? idOf(base, home, target) : undefined;
      return id === undefined ? [] : [id];
    });
    patterns.set(pattern, ids);
  }
  return patterns;
}
