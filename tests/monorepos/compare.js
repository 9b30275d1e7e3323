// @ts-check
/**
 * Our edges of a monorepo beside the oracle's: eager value edges from file to file, and every class of difference.
 *
 * A declaration that lies beside a script of its name stands for that script on both sides.
 */
import { LABEL_BIT } from "../../dist/graph/resolved-module.js";
import { extname } from "node:path";

/**
 * @import { Topology } from "../../dist/graph/topology.js"
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
  /** @type {Map<Class, string[]>} */
  const classes = new Map();
  const count = { modules: ours.size, ours: 0, oracle: 0, both: 0 };
  /** @type {(name: Class, edge: string) => void} */
  const note = (name, edge) => void classes.set(name, [...(classes.get(name) ?? []), edge]);

  for (const [file, requests] of ours) {
    const answers = (theirs.get(file) ?? []).filter(({ label }) => label === "eager" && !/\.d\.[cm]?ts$/.test(file));
    const [found, wanted] = [byTarget(requests, oracle), byTarget(answers, oracle)];
    for (const [target, { specifier }] of found) {
      const answer = wanted.get(target);
      const edge = `${file} -> ${target} (${specifier})`;
      const other = answers.find((each) => each.specifier === specifier);
      if (answer !== undefined) count.both++;
      if (answer?.when === "built") note("agreed, TypeScript: once built", edge);
      if (answer?.isDeclaration) note("agreed, as a declaration", edge);
      const where = other?.isOutside ? "outside" : other?.target === undefined ? "nowhere" : "elsewhere";
      if (answer === undefined) note(`only ours, TypeScript: ${where}`, edge);
      if (answer !== undefined || where !== "nowhere") count.ours++;
    }
    for (const [target, { specifier }] of wanted) {
      count.oracle++;
      if (found.has(target)) continue;
      const isElsewhere = requests.some((each) => each.specifier === specifier && each.target !== undefined);
      note(`only TypeScript's, ours: ${isElsewhere ? "elsewhere" : "nowhere"}`, `${file} -> ${target} (${specifier})`);
    }
  }
  return { ...count, classes };
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
