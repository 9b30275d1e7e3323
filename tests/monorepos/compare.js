// @ts-check
/**
 * Our edges of a monorepo beside the oracle's: eager value edges from file to file, and every class of difference.
 *
 * A declaration that lies beside a script of its name stands for that script on both sides.
 */
import { LABEL_BIT } from "../../build/graph/resolved-module.js";
import { extname } from "node:path";

/**
 * @import { Topology } from "../../build/graph/topology.js"
 * @import { Answer } from "./oracle.js"
 * @typedef {"only ours, TypeScript: nowhere" | "only ours, TypeScript: outside" | "only ours, TypeScript: elsewhere" | "only TypeScript's, ours: nowhere" |
 *   "only TypeScript's, ours: elsewhere" | "agreed, TypeScript: once built" | "agreed, as a declaration"} Class
 * @typedef {{ modules: number, ours: number, oracle: number, both: number, classes: Map<Class, string[]> }} Comparison
 *   `ours` without those that lead nowhere for TypeScript even when all is built: only a bundler knows their output
 */

/** @typedef {{ specifier: string, target: string | undefined, isDeclaration?: boolean, when?: Answer["when"] }} Request */

/**
 * @param {Topology} topology
 * @param {ReadonlyMap<string, readonly Answer[]>} oracle
 * @returns {Comparison}
 */
export function compare(topology, oracle) {
  const ours = ourRequests(topology);
  const theirs = new Map([...oracle].map(([file, answers]) => [file, answers.map((each) => asScript(each, oracle))]));
  /** @type {Comparison} */
  const result = { modules: ours.size, ours: 0, oracle: 0, both: 0, classes: new Map() };
  for (const [file, requests] of ours) {
    const answers = (theirs.get(file) ?? []).filter(({ label }) => label === "eager" && !/\.d\.[cm]?ts$/.test(file));
    const [found, wanted] = [byTarget(requests, oracle), byTarget(answers, oracle)];
    for (const [target, { specifier }] of found) {
      const classes = classesOfOurs(
        wanted.get(target),
        answers.find((each) => each.specifier === specifier),
      );
      for (const name of classes) note(result, name, `${file} -> ${target} (${specifier})`);
      if (wanted.has(target)) result.both++;
      if (!classes.includes("only ours, TypeScript: nowhere")) result.ours++;
    }
    for (const [target, { specifier }] of wanted) {
      result.oracle++;
      if (found.has(target)) continue;
      const isElsewhere = requests.some((each) => each.specifier === specifier && each.target !== undefined);
      const where = isElsewhere ? "elsewhere" : "nowhere";
      note(result, `only TypeScript's, ours: ${where}`, `${file} -> ${target} (${specifier})`);
    }
  }
  return result;
}

/** @type {(result: Comparison, name: Class, edge: string) => void} */
function note({ classes }, name, edge) {
  const edges = classes.get(name);
  if (edges === undefined) classes.set(name, [edge]);
  else edges.push(edge);
}

/**
 * @param {Answer & { isDeclaration: boolean } | undefined} agreed the oracle's answer that leads to the same file
 * @param {Answer | undefined} other its answer to the same specifier
 * @returns {Class[]}
 */
function classesOfOurs(agreed, other) {
  if (agreed === undefined) {
    const where = other?.isOutside ? "outside" : other?.target === undefined ? "nowhere" : "elsewhere";
    return [`only ours, TypeScript: ${where}`];
  }
  return [
    ...(agreed.when === "built" ? [/** @type {const} */ ("agreed, TypeScript: once built")] : []),
    ...(agreed.isDeclaration ? [/** @type {const} */ ("agreed, as a declaration")] : []),
  ];
}

/**
 * @param {Topology} topology
 * @returns {Map<string, Request[]>} eager requests by file
 */
function ourRequests({ modules, rows, factsOf }) {
  const files = modules.flatMap((file, node) => (rows[node]?.key === undefined ? [] : [{ file, node }]));
  return new Map(
    files.map(({ file, node }) => {
      const { imports } = factsOf(node);
      const requests = imports.map(({ specifier }, index) => ({
        specifier,
        target: rows[node]?.targets[index] ?? undefined,
        label: rows[node]?.labels[index],
      }));
      return [file, requests.filter(({ label }) => label === LABEL_BIT.eager)];
    }),
  );
}

/**
 * @template {Request} R
 * @param {readonly R[]} requests
 * @param {ReadonlyMap<string, unknown>} files
 * @returns {Map<string, R>} the first request for each file of the project
 */
function byTarget(requests, files) {
  /** @type {Map<string, R>} */
  const targets = new Map();
  for (const request of requests) {
    const { target } = request;
    if (target !== undefined && files.has(target) && !targets.has(target)) targets.set(target, request);
  }
  return targets;
}

/**
 * @param {Answer} answer
 * @param {ReadonlyMap<string, unknown>} files
 */
function asScript(answer, files) {
  const { target } = answer;
  if (target === undefined || !/\.d\.[cm]?ts$/.test(target)) return { ...answer, isDeclaration: false };
  const stem = target.slice(0, -".d".length - extname(target).length);
  const script = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs"]
    .map((end) => stem + end)
    .find((file) => files.has(file));
  return { ...answer, target: script ?? target, isDeclaration: script !== undefined };
}
