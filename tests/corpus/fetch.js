// @ts-check
/**
 * Brings a corpus onto disk: `npm pack` (no install, no scripts run), then a copy of its sources into a project of
 * their own, outside node_modules, with a package.json, a tsconfig.json and an (empty) repository boundary, so that neither
 * the root nor the .gitignore of the repository around it is found. A tree that is there already is used as it is.
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/** @import { Corpus } from "./corpora.js" */

/**
 * @param {Corpus} corpus
 * @param {string} workFolder where trees and downloads lie
 * @returns {string} root of the tree
 */
export function fetchCorpus(corpus, workFolder) {
  const root = join(workFolder, "trees", corpus.name);
  const stamp = `${JSON.stringify(corpus)}\n`;
  if (existsSync(join(root, ".corpus")) && readFileSync(join(root, ".corpus"), "utf8") === stamp) return root;

  const download = join(workFolder, "packages", corpus.name);
  const unpacked = unpack(corpus, download);
  const partial = `${root}.partial`;
  for (const folder of [root, partial]) rmSync(folder, { recursive: true, force: true });
  for (const file of sourceFiles(join(unpacked, corpus.folder), corpus.ext)) {
    const copy = join(partial, relative(unpacked, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
  writeProjectFiles(corpus, partial);
  writeFileSync(join(partial, ".corpus"), stamp);
  renameSync(partial, root);
  rmSync(download, { recursive: true, force: true });
  return root;
}

/**
 * @param {Corpus} corpus
 * @param {string} folder
 */
function unpack(corpus, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", corpus.spec, "--ignore-scripts", "--silent"], { cwd: folder, stdio: "ignore" });
  const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm pack ${corpus.spec} left no tarball`);
  execFileSync("tar", ["-xzf", tarball, "--no-same-owner"], { cwd: folder });
  return join(folder, "package");
}

/**
 * @param {string} folder
 * @param {readonly string[]} ext
 * @returns {Generator<string>}
 */
function* sourceFiles(folder, ext) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path, ext);
    else if (ext.some((end) => entry.name.endsWith(end)) && !/\.d\.[cm]?ts$/.test(entry.name)) yield path;
  }
}

/**
 * @param {Corpus} corpus
 * @param {string} root
 */
function writeProjectFiles(corpus, root) {
  const packageJson = { name: `corpus-${corpus.name}`, version: "0.0.0", private: true, type: "module" };
  const tsconfig = {
    compilerOptions: { target: "es2022", module: "esnext", moduleResolution: "bundler", allowJs: true, noEmit: true },
  };
  mkdirSync(join(root, ".git"), { recursive: true });
  writeFileSync(join(root, "package.json"), `${JSON.stringify(packageJson, null, 2)}\n`);
  writeFileSync(join(root, "tsconfig.json"), `${JSON.stringify(tsconfig, null, 2)}\n`);
}
