/**
 * From build output to the source it is made of, so that a package resolves alike built, half built and unbuilt.
 *
 * First by what tsconfigs say (`outDir`, `declarationDir` -> `rootDir`), then by convention: leading output directories
 * of the package (`dist`, `lib`, `build`, `esm`, …) give way, one after the other, to `src`, `source`, `src/lib` or
 * nothing. A path that a module writes may be plain wrong, so that in it only `dist`, and what package.json says is
 * published, is taken for output. Only names a module that is there. Cost: the depth of the path times some dozen look-ups.
 */
import { isDeclaration } from "../facts/declaration.js";
import { EXTENSION_ALIASES, extensionOf, withoutScriptExtension } from "./extensions.js";
import { LONGEST_PATH } from "./longest-path.js";
import type { ModuleLookup } from "./module-lookup.js";
import { ancestorsOf, inDirectory, isInside, parentOf } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";
import type { TsconfigReader } from "./tsconfig-options.js";

/**
 * Who names an output file: `package`, a package.json or a request for a file of a package, whose published layout may
 * differ from its source's; `alias`, the `paths` of a tsconfig, or a request past the `exports` of a package; `module`, a
 * relative specifier.
 */
export type NamedBy = "package" | "alias" | "module";

export interface SourceOf {
  /** The source of an output file, which need not exist and may lack its extension. */
  find(path: string, namedBy: NamedBy): string | undefined;
  /** The directory of output that holds a module, for what certainly is output: `dist`, or a tsconfig's outDir. */
  outputDirectory(id: string): string | undefined;
}

const OUTPUT = /^(?:dist|lib|build|built|out|output|esm|es|es\d+|esnext|cjs|umd|_esm|_cjs)$/;
const OUTPUT_VARIANT = /^(?:dist|lib|build|out)[-_.][^/]+$/;
/** Output whatever package.json says: nobody keeps sources there. */
const DIST = /^dist(?:[-_.][^/]+)?$/;
/** Names that sources use as well: output only where a package.json says so, or inside other output. */
const INNER_OUTPUT = /^(?:types|typings|dts|_types|module|mjs|commonjs)$/;
const SOURCE_DIRECTORIES = ["src", "source", "src/lib", ""] as const;

type OutputRoots = (directory: string) => readonly string[];

export function createSourceOf(
  lookup: ModuleLookup,
  manifests: ReadonlyMap<string, PackageManifest>,
  tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
): SourceOf {
  const memo = new Map<string, string | undefined>();
  const published = new Map<string, ReadonlySet<string>>();
  let outputs: ReadonlyMap<string, readonly string[]> | undefined;
  const outputRoots: OutputRoots = (directory) => {
    outputs ??= outputDirectories(tsconfigs, reader);
    return outputs.get(directory) ?? [];
  };

  function isPublished(home: string, folder: string): boolean {
    const folders = published.get(home) ?? publishedFolders(manifests.get(home));
    published.set(home, folders);
    return folders.has(folder);
  }

  function outputDirectory(id: string): string | undefined {
    if (/tsx?$/.test(id) && !isDeclaration(id)) return undefined;
    for (const directory of ancestorsOf(parentOf(id))) {
      const home = parentOf(directory);
      const isDist = directory === inDirectory(home, "dist") && (home === "" || manifests.has(home));
      if (isDist || outputRoots(directory).length > 0) return directory;
    }
    return undefined;
  }

  function search(path: string, namedBy: NamedBy): string | undefined {
    const preferred = EXTENSION_ALIASES.get(extensionOf(path))?.[0];
    for (const stem of stemsOf(path, namedBy, { manifests, outputRoots, isPublished })) {
      const found =
        (preferred === undefined ? undefined : lookup.findFile(stem + preferred)) ??
        lookup.find(stem) ??
        (stem.endsWith("/index") ? lookup.findFile(parentOf(stem)) : undefined);
      if (found !== undefined && found !== path && outputDirectory(found) === undefined) return found;
    }
    return undefined;
  }

  return {
    outputDirectory,
    find(path, namedBy) {
      if (path.length > LONGEST_PATH) return undefined;
      const key = `${namedBy} ${path}`;
      if (!memo.has(key)) memo.set(key, search(path, namedBy));
      return memo.get(key);
    },
  };
}

interface Layout {
  readonly manifests: ReadonlyMap<string, PackageManifest>;
  readonly outputRoots: OutputRoots;
  /** Whether the package.json of a directory names a file in that folder of it. */
  readonly isPublished: (home: string, folder: string) => boolean;
}

/** Paths without extension at which the source of an output file may lie, best first. */
function stemsOf(path: string, namedBy: NamedBy, { manifests, outputRoots, isPublished }: Layout): ReadonlySet<string> {
  const stem = withoutScriptExtension(path);
  const stems = new Set<string>();
  for (const directory of ancestorsOf(stem)) {
    const inner = stem.slice(directory === "" ? 0 : directory.length + 1);
    for (const root of outputRoots(directory)) stems.add(inDirectory(root, inner));
  }
  for (const home of ancestorsOf(parentOf(stem))) {
    if (home !== "" && !manifests.has(home)) continue;
    const inner = home === "" ? stem : stem.slice(home.length + 1);
    const [first = ""] = inner.split("/", 1);
    if (namedBy === "module" && !DIST.test(first) && !isPublished(home, first)) continue;
    for (const candidate of conventional(home, inner, namedBy === "package", stem !== path)) stems.add(candidate);
  }
  stems.delete(stem);
  return stems;
}

function* conventional(home: string, inner: string, isEntry: boolean, isFile: boolean): Generator<string> {
  const parts = inner.split("/");
  const directories = isFile ? parts.length - 1 : parts.length;
  for (let stripped = 0; ; stripped++) {
    const isInner = isEntry || stripped > 0;
    if (isInner) yield* placesOf(home, parts.slice(stripped).join("/"));
    const part = parts[stripped];
    if (part === undefined || stripped === directories) return;
    if (!OUTPUT.test(part) && !OUTPUT_VARIANT.test(part) && !(isInner && INNER_OUTPUT.test(part))) return;
  }
}

function* placesOf(home: string, rest: string): Generator<string> {
  for (const directory of SOURCE_DIRECTORIES) {
    yield inDirectory(home, inDirectory(directory, rest));
  }
  // Output of a compilation whose root is the whole repository repeats the package's own path.
  if (home !== "" && rest.startsWith(`${home}/`)) yield rest;
}

/** First folders of the files that the entries of a package name. */
function publishedFolders(manifest: PackageManifest | undefined): ReadonlySet<string> {
  const { main, module, types, typings, exports } = manifest ?? {};
  const folders = new Set<string>();
  const pending: unknown[] = [main, module, types, typings, exports];
  for (let entry = pending.pop(); entry !== undefined || pending.length > 0; entry = pending.pop()) {
    if (typeof entry === "object" && entry !== null) for (const each of Object.values(entry)) pending.push(each);
    const [, folder] = typeof entry === "string" ? (/^(?:\.\/)?([^/]+)\//.exec(entry) ?? []) : [];
    if (folder !== undefined) folders.add(folder);
  }
  return folders;
}

/** Output directory -> where its sources start, of all tsconfigs that emit out of place. */
function outputDirectories(
  tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const id of [...tsconfigs.keys()].sort()) {
    const home = parentOf(id);
    const { outDir, declarationDir, rootDir } = reader.optionsOf(id);
    const roots = rootDir === undefined ? [inDirectory(home, "src"), home] : [rootDir];
    for (const output of new Set([outDir, declarationDir])) {
      if (output === undefined || roots.some((root) => isInside(root, output))) continue;
      const known = found.get(output) ?? new Set();
      for (const root of roots) known.add(root);
      found.set(output, known);
    }
  }
  return new Map([...found].map(([output, roots]) => [output, [...roots]]));
}
