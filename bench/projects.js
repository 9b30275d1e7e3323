// @ts-check
/** The trees that the bench measures, each with one file to lint alone. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { corpora } from "../tests/corpus/corpora.js";
import { fetchCorpus } from "../tests/corpus/fetch.js";
import { workFolder } from "./configs.js";
import { writeSyntheticProject } from "./synthetic-project.js";

/** @typedef {{ name: string, root: string, oneFile: string }} BenchProject */

/**
 * @param {string} name `synthetic`, or the name of a corpus
 * @param {number} size modules of the synthetic project
 * @returns {BenchProject}
 */
export function benchProject(name, size) {
  if (name === "synthetic") {
    const root = join(workFolder, "projects", `synthetic-${size}`);
    const modules = writeSyntheticProject(root, size);
    const middle = modules.slice(Math.floor(modules.length / 2)).find(({ kind }) => kind === "source");
    if (middle === undefined) throw new Error(`no source module among ${size}`);
    return { name: `synthetic ${size}`, root, oneFile: middle.path };
  }
  const corpus = corpora.find((one) => one.name === name);
  if (corpus === undefined) throw new Error(`no project ${name}`);
  const root = fetchCorpus(corpus, join(workFolder, "projects"));
  mkdirSync(join(root, "node_modules"), { recursive: true });
  const oneFile = ONE_FILE[name];
  if (oneFile === undefined) throw new Error(`no file of ${name} is chosen`);
  return { name: corpus.spec, root, oneFile };
}

/**
 * A checkout of anybody's, which is left as it is but for the store in its node_modules.
 *
 * @param {string} folder
 * @param {string} oneFile path in it
 * @returns {BenchProject}
 */
export function benchFolder(folder, oneFile) {
  const root = resolve(folder);
  if (!existsSync(join(root, oneFile))) throw new Error(`no ${oneFile} in ${root}`);
  if (!existsSync(join(root, "node_modules"))) throw new Error(`no node_modules in ${root}: the store has no place`);
  return { name: basename(root), root, oneFile };
}

/** @type {Readonly<Record<string, string>>} */
const ONE_FILE = { "babylonjs-core": "Meshes/mesh.pure.js", rxjs: "src/internal/Observable.ts" };

/**
 * Where the plugin keeps its facts of a project that has a node_modules folder.
 *
 * @param {BenchProject} project
 */
export function storeOf({ root }) {
  return join(root, "node_modules", ".cache", "eslint-plugin-topology");
}

/** @param {BenchProject} project */
export function removeStore(project) {
  rmSync(storeOf(project), { recursive: true, force: true });
}

/** @param {BenchProject} project */
export function assertStore(project) {
  if (!existsSync(storeOf(project))) throw new Error(`no store in ${storeOf(project)}: a warm run would be a cold one`);
}
