// @ts-check
/**
 * The real source trees that the corpus run reads: packages of the npm registry that ship their sources. `folder` is
 * the part of the package that is taken, `ext` the files of it that count as modules (declaration files never do: in
 * these packages they are output).
 *
 * @typedef {{ name: string, spec: string, folder: string, ext: readonly string[] }} Corpus
 */

/** @type {readonly Corpus[]} */
export const corpora = [
  { name: "rxjs", spec: "rxjs@7.8.2", folder: "src", ext: [".ts", ".js"] },
  { name: "cesium-engine", spec: "@cesium/engine@24.0.0", folder: "Source", ext: [".js"] },
  { name: "mobx", spec: "mobx@7.1.3", folder: "src", ext: [".ts"] },
  { name: "effect", spec: "effect@4.1.0", folder: "src", ext: [".ts"] },
  { name: "zod", spec: "zod@4.6.7", folder: "src", ext: [".ts"] },
  { name: "babylonjs-core", spec: "@babylonjs/core@9.34.0", folder: ".", ext: [".js"] },
  { name: "three", spec: "three@0.187.0", folder: "src", ext: [".js"] },
];
