/**
 * The resolver that looks at the disk: oxc-resolver, a native package, loaded on first use.
 *
 * Its caches last as long as this object. An answer is an absolute real path. It walks up paths and down values by recursion,
 * and ends the process when its stack does: `guarded-disk.ts` is asked in its place. Two things it does are handled here: a
 * specifier's query and hash come back on the path, so callers give none; and it fails for every specifier of a module
 * whose tsconfig it cannot load, which it says in the text of the error only.
 */
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { NapiResolveOptions, ResolverFactory } from "oxc-resolver";
import { APPENDED_EXTENSIONS, EXTENSION_ALIASES } from "./extensions.js";
import type { ResolveMode } from "./resolve-inputs.js";

/** The native package, or its binding for this platform, is not installed. */
export class ResolverMissingError extends Error {
  override readonly name = "ResolverMissingError";
}

/** A path; undefined if there is nothing; `blocked` if a tsconfig that cannot be loaded keeps it from being found. */
type DiskAnswer = { readonly path: string } | "blocked" | undefined;

export interface DiskResolver {
  /** As the tsconfig that includes `importer` has it; all paths absolute. */
  withTsconfig(importer: string, specifier: string, mode: ResolveMode): DiskAnswer;
  /** As if there were no tsconfig. */
  withoutTsconfig(directory: string, specifier: string, mode: ResolveMode): string | undefined;
  /** The file or directory entry at a path, whose extension may be missing; nothing for a name with `?` or `#`. */
  atPath(path: string): string | undefined;
  /** Whether a tsconfig in a directory, or above it, cannot be loaded. Cheap. */
  isBlocked(directory: string): boolean;
  /** Why a tsconfig cannot be loaded; undefined if it can, or is not there. Reads it and all it needs anew. */
  tsconfigProblem(path: string): string | undefined;
}

const BASE_OPTIONS: NapiResolveOptions = {
  extensions: [...APPENDED_EXTENSIONS, ".json", ".vue", ".svelte"],
  extensionAlias: Object.fromEntries([...EXTENSION_ALIASES].map(([written, meant]) => [written, [...meant]])),
  mainFields: ["main", "module", "types", "typings"],
  // It looks into no node_modules: what is in there is known by its listing, and nothing in there is read.
  modules: [],
};

export function createDiskResolver(extraConditions: readonly string[]): DiskResolver {
  const Factory = loadFactory();
  const conditionsOf = (mode: ResolveMode): string[] => [
    ...extraConditions,
    mode,
    "node",
    "types",
    "module",
    "default",
  ];
  const root = new Factory({ ...BASE_OPTIONS, conditionNames: conditionsOf("import") });
  const variants = new Map<string, ResolverFactory>();

  function variant(mode: ResolveMode, tsconfig: boolean): ResolverFactory {
    const key = `${mode} ${tsconfig}`;
    const known = variants.get(key);
    if (known !== undefined) return known;
    const options = {
      ...BASE_OPTIONS,
      conditionNames: conditionsOf(mode),
      ...(tsconfig && { tsconfig: "auto" as const }),
    };
    const created = root.cloneWithOptions(options);
    variants.set(key, created);
    return created;
  }

  function withTsconfig(importer: string, specifier: string, mode: ResolveMode): DiskAnswer {
    const { path, error } = variant(mode, true).resolveFileSync(importer, specifier);
    if (path !== undefined) return { path };
    return error !== undefined && TSCONFIG_ERROR.test(error) ? "blocked" : undefined;
  }

  return {
    withTsconfig,
    isBlocked: (directory) => withTsconfig(join(directory, "any.ts"), "./", "import") === "blocked",
    withoutTsconfig(directory, specifier, mode) {
      return variant(mode, false).sync(directory, specifier).path;
    },
    atPath(path) {
      // The name goes in as a specifier, the rest as a directory, which is not searched for a query or hash.
      const name = basename(path);
      return /[?#]/.test(name) ? undefined : root.sync(dirname(path), `./${name}`).path;
    },
    tsconfigProblem(path) {
      // Its own cache: a tsconfig named like this is remembered as that of the disk's root.
      const factory = new Factory({ tsconfig: { configFile: path, references: "auto" } });
      const { error } = factory.sync(dirname(path), "./");
      return error !== undefined && TSCONFIG_ERROR.test(error) && error !== `Tsconfig not found ${path}`
        ? error
        : undefined;
    },
  };
}

const TSCONFIG_ERROR = /^(?:Tsconfig|Failed to load tsconfig)/;

function loadFactory(): typeof ResolverFactory {
  try {
    const loaded = createRequire(import.meta.url)("oxc-resolver") as typeof import("oxc-resolver");
    return loaded.ResolverFactory;
  } catch (cause) {
    throw new ResolverMissingError(
      "oxc-resolver or its native binding for this platform is not installed; reinstall dependencies on this machine",
      { cause },
    );
  }
}
