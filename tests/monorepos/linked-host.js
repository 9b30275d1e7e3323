// @ts-check
/**
 * The disk as TypeScript would see it after an install and, if asked, after a build, while nothing is written: links
 * and published copies are where the install puts them, and the given output files are there.
 */
import { dirname } from "node:path";
import ts from "typescript";

/**
 * @import { Installed } from "./members.js"
 * @typedef {import("typescript").ModuleResolutionHost & import("typescript").ParseConfigHost} LinkedHost
 */

/** All a published copy is: declarations, whatever is asked for. */
const PUBLISHED = JSON.stringify({ exports: { ".": "./index.d.ts", "./*": "./index.d.ts" }, types: "./index.d.ts" });

/**
 * @param {string} root
 * @param {Installed} installed
 * @param {ReadonlyMap<string, string>} [outputs] output file -> its source; empty: nothing is built
 * @returns {LinkedHost}
 */
export function linkedHost(root, { links, published }, outputs = new Map()) {
  const folders = foldersOf([
    ...outputs.keys(),
    ...links.keys(),
    ...[...published].map((copy) => `${copy}/package.json`),
  ]);

  /** @param {string} path @returns {string} path of a package in node_modules, or nothing */
  function packageIn(path) {
    return /^.*?\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? "";
  }

  /** @param {string} path */
  function real(path) {
    const link = packageIn(path);
    const folder = links.get(link);
    return folder === undefined ? path : folder + path.slice(link.length);
  }

  /** @param {string} path */
  function isPublished(path) {
    return published.has(packageIn(path)) && /\/package\.json$|\.d\.ts$/.test(path);
  }

  return {
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => root,
    readDirectory: ts.sys.readDirectory,
    readFile: (path) => (isPublished(path) ? PUBLISHED : ts.sys.readFile(real(path))),
    fileExists: (path) => isPublished(path) || outputs.has(real(path)) || ts.sys.fileExists(real(path)),
    directoryExists: (path) =>
      published.has(packageIn(path)) || folders.has(real(path)) || ts.sys.directoryExists(real(path)),
    realpath: real,
  };
}

/** @param {Iterable<string>} files */
function foldersOf(files) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const file of files) {
    for (let at = dirname(file); at !== dirname(at) && !folders.has(at); at = dirname(at)) folders.add(at);
  }
  return folders;
}
