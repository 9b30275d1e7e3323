/**
 * From build output to the source it is made of, so that a package resolves alike built, half built and unbuilt.
 *
 * First by what tsconfigs say (`outDir`, `declarationDir` -> `rootDir`), then by convention: leading output directories
 * of the package (`dist`, `lib`, `build`, `esm`, …) give way, one after the other, to `src`, `source`, `src/lib` or
 * nothing. Only names a module that is there. Cost: the depth of the path times some dozen look-ups.
 */
import { EXTENSION_ALIASES, extensionOf, isDeclaration, isScript, withoutScriptExtension } from "./extensions.js";
import type { ModuleLookup } from "./module-lookup.js";
import { ancestorsOf, inDirectory, isInside, parentOf } from "./module-path.js";
import type { PackageManifest } from "./resolve-inputs.js";
import type { TsconfigReader } from "./tsconfig-options.js";

export interface SourceOf {
  /**
   * The source of an output file, which need not exist and may lack its extension. `isEntry`: the path comes from a
   * package.json or from a request for a file of a package, whose published layout may differ from its source's.
   */
  find(path: string, isEntry: boolean): string | undefined;
  /** The directory of build output that holds a module, for what certainly is output: `dist`, or a tsconfig's outDir. */
  outputDirectory(id: string): string | undefined;
}

const OUTPUT = /^(?:dist|lib|build|built|out|output|esm|es|es\d+|esnext|cjs|mjs|commonjs|module|umd|_esm|_cjs)$/;
const OUTPUT_VARIANT = /^(?:dist|lib|build|out)[-_.][^/]+$/;
const DECLARATION_OUTPUT = /^(?:types|typings|dts|_types)$/;
const SOURCE_DIRECTORIES = ["src", "source", "src/lib", ""] as const;

export function createSourceOf(
  lookup: ModuleLookup, manifests: ReadonlyMap<string, PackageManifest>, tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
): SourceOf {
  let outputs: ReadonlyMap<string, readonly string[]> | undefined;
  const outputRoots = (directory: string): readonly string[] => {
    outputs ??= outputDirectories(tsconfigs, reader);
    return outputs.get(directory) ?? [];
  };

  function stems(path: string, isEntry: boolean): readonly string[] {
    const stem = withoutScriptExtension(path);
    const found = new Set<string>();
    for (const directory of ancestorsOf(stem)) {
      const inner = stem.slice(directory === "" ? 0 : directory.length + 1);
      for (const root of outputRoots(directory)) found.add(inDirectory(root, inner));
    }
    for (const home of ancestorsOf(parentOf(stem))) {
      if (home !== "" && !manifests.has(home)) continue;
      for (const candidate of conventional(home, stem, isEntry)) found.add(candidate);
    }
    found.delete(stem);
    return [...found];
  }

  function outputDirectory(id: string): string | undefined {
    if (isScript(id) && !isDeclaration(id) && /tsx?$/.test(id)) return undefined;
    for (const directory of ancestorsOf(parentOf(id))) {
      const home = parentOf(directory);
      const isDist = directory === inDirectory(home, "dist") && (home === "" || manifests.has(home));
      if (isDist || outputRoots(directory).length > 0) return directory;
    }
    return undefined;
  }

  const found: Readonly<Record<"entry" | "plain", Map<string, string | undefined>>> = { entry: new Map(), plain: new Map() };

  function find(path: string, isEntry: boolean): string | undefined {
    const known = isEntry ? found.entry : found.plain;
    if (!known.has(path)) known.set(path, search(path, isEntry));
    return known.get(path);
  }

  function search(path: string, isEntry: boolean): string | undefined {
    const preferred = EXTENSION_ALIASES.get(extensionOf(path))?.[0];
    for (const stem of stems(path, isEntry)) {
      const found = (preferred === undefined ? undefined : lookup.findFile(stem + preferred)) ?? lookup.find(stem) ??
        (stem.endsWith("/index") ? lookup.findFile(parentOf(stem)) : undefined);
      if (found !== undefined && found !== path && outputDirectory(found) === undefined) return found;
    }
    return undefined;
  }

  return { find, outputDirectory };
}

function* conventional(home: string, stem: string, isEntry: boolean): Generator<string> {
  const parts = (home === "" ? stem : stem.slice(home.length + 1)).split("/");
  for (let stripped = 0; ; stripped++) {
    if (stripped > 0 || isEntry) yield* placesOf(home, parts.slice(stripped).join("/"));
    const part = parts[stripped];
    if (part === undefined) return;
    const isOutput = OUTPUT.test(part) || OUTPUT_VARIANT.test(part) ||
      ((isEntry || stripped > 0) && DECLARATION_OUTPUT.test(part));
    if (!isOutput) return;
  }
}

function* placesOf(home: string, rest: string): Generator<string> {
  for (const directory of SOURCE_DIRECTORIES) {
    yield inDirectory(home, inDirectory(directory, rest));
  }
  // Output of a compilation whose root is the whole repository repeats the package's own path.
  if (home !== "" && rest.startsWith(`${home}/`)) yield rest;
}

/** Output directory -> where its sources start, of all tsconfigs that emit out of place. */
function outputDirectories(
  tsconfigs: ReadonlyMap<string, unknown>, reader: TsconfigReader,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const id of [...tsconfigs.keys()].sort()) {
    const home = parentOf(id);
    const { outDir, declarationDir, rootDir } = reader.optionsOf(id);
    const roots = rootDir === undefined ? [inDirectory(home, "src"), home] : [rootDir];
    for (const output of new Set([outDir, declarationDir])) {
      if (output === undefined || isInside(home, output) || roots.some((root) => isInside(root, output))) continue;
      const known = found.get(output) ?? new Set();
      for (const root of roots) known.add(root);
      found.set(output, known);
    }
  }
  return new Map([...found].map(([output, roots]) => [output, [...roots]]));
}
