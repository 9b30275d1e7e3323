// @ts-check
/**
 * Which tsconfig holds for a file, and what the tsconfigs of a project emit: asked of TypeScript.
 *
 * A file has the nearest tsconfig.json (or jsconfig.json) above it; if that does not include the file, the first of the
 * projects it references, at any depth, that does. A file that no project includes is compiled by something else than
 * TypeScript (a test runner, a bundler): it has the `paths` of the nearest all the same, and is asked for as by a bundler.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/**
 * @import { LinkedHost } from "./linked-host.js"
 * @typedef {import("typescript").ParsedCommandLine} Parsed
 * @typedef {{ options: import("typescript").CompilerOptions,
 *   asBundled: import("typescript").CompilerOptions, includes: ReadonlySet<string>,
 *   references: readonly string[], parsed: Parsed }} Config
 */

const AS_BUNDLED = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

/**
 * @param {string} root
 * @param {LinkedHost} host
 */
export function tsconfigsOf(root, host) {
  /** @type {Map<string, Config>} */
  const configs = new Map();
  /** @type {Map<string, string | undefined>} */
  const nearest = new Map();

  /** @param {string} path @returns {Config} */
  function read(path) {
    const known = configs.get(path);
    if (known !== undefined) return known;
    const { config } = ts.readConfigFile(path, host.readFile);
    const parsed = ts.parseJsonConfigFileContent(config ?? {}, host, dirname(path), undefined, path);
    const references = (parsed.projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference));
    const { options } = parsed;
    const asBundled = { ...options, ...AS_BUNDLED };
    const made = { options, asBundled, includes: new Set(parsed.fileNames), references, parsed };
    configs.set(path, made);
    return made;
  }

  /** @param {string} folder @returns {string | undefined} */
  function nearestTo(folder) {
    if (nearest.has(folder)) return nearest.get(folder);
    const own = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find((path) => existsSync(path));
    const found = own ?? (folder === root ? undefined : nearestTo(dirname(folder)));
    nearest.set(folder, found);
    return found;
  }

  /** @param {string} path @param {string} file @param {Set<string>} seen @returns {Config | undefined} */
  function including(path, file, seen) {
    for (const reference of read(path).references) {
      if (seen.has(reference) || !existsSync(reference)) continue;
      seen.add(reference);
      const found = read(reference).includes.has(file) ? read(reference) : including(reference, file, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return {
    read,
    /** @param {string} file absolute */
    optionsFor(file) {
      const path = nearestTo(dirname(file));
      if (path === undefined) return AS_BUNDLED;
      if (read(path).includes.has(file)) return read(path).options;
      return including(path, file, new Set([path]))?.options ?? read(path).asBundled;
    },
  };
}

/**
 * Every file that the given tsconfigs would emit away from its source -> that source.
 *
 * @param {Iterable<string>} paths
 * @param {(path: string) => Config} read
 */
export function outputsOf(paths, read) {
  /** @type {Map<string, string>} */
  const outputs = new Map();
  for (const path of paths) {
    const { parsed } = read(path);
    const sources = parsed.fileNames.filter((file) => !/\.d\.[cm]?ts$|\.json$/.test(file));
    if (sources.length === 0 || (!parsed.options.outDir && !parsed.options.declarationDir)) continue;
    // Until version 6 of TypeScript a rootDir that is not given was the folder that holds all sources.
    const rootDir = parsed.options.rootDir ?? (parsed.options.composite ? dirname(path) : commonFolder(sources));
    const options = { ...parsed.options, rootDir, declaration: true, noEmit: false };
    for (const source of sources) {
      const emitted = ts.getOutputFileNames({ ...parsed, fileNames: [source], options }, source, false);
      for (const output of emitted) if (!outputs.has(output) && output !== source) outputs.set(output, source);
    }
  }
  return outputs;
}

/** @param {readonly string[]} files */
function commonFolder(files) {
  let folder = dirname(files[0] ?? "");
  for (const file of files) while (!file.startsWith(`${folder}/`)) folder = dirname(folder);
  return folder;
}
