// @ts-check
/**
 * `npm run monorepos`: our edges of monorepos, neither installed nor built, against TypeScript's own resolution.
 *
 *     npm run monorepos -- [--show COUNT] [--least PERCENT] FOLDER...
 *
 * Prints a table with a line for each folder and, below it, the classes of difference with COUNT edges of each. Exits
 * with 1 if fewer than PERCENT (99.9) of the edges agree, either way. Nothing is fetched and nothing is written.
 */
import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { ourTopology } from "../corpus/our-topology.js";
import { compare } from "./compare.js";
import { monorepoOracle } from "./oracle.js";

/** @import { Comparison } from "./compare.js" */

const HEAD = ["repository", "modules", "ours", "TypeScript's", "both", "of ours", "of TypeScript's"];

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string", default: "0" }, least: { type: "string", default: "99.9" } },
});
if (folders.length === 0) throw new Error("npm run monorepos -- FOLDER... (roots of checked-out repositories)");

/** @type {string[]} */
const details = [];
console.log(tableRow(HEAD));
console.log(tableRow(HEAD.map(() => "---")));
for (const folder of folders) {
  const root = realpathSync(folder);
  const { modules, ours, oracle, both, classes } = compare(ourTopology(root), monorepoOracle(root));
  const shares = [both / ours, both / oracle].map((share) => 100 * share);
  console.log(
    tableRow([basename(root), modules, ours, oracle, both, ...shares.map((share) => `${share.toFixed(2)} %`)]),
  );
  details.push(`\n${basename(root)}`, ...linesOf(classes));
  if (shares.some((share) => share < Number(options.least))) process.exitCode = 1;
}
for (const line of details) console.log(line);

/** @param {Comparison["classes"]} classes */
function linesOf(classes) {
  return [...classes].flatMap(([name, edges]) => [
    `  ${edges.length} ${name}`,
    ...edges.slice(0, Number(options.show)).map((edge) => `    ${edge}`),
  ]);
}

/** @param {readonly unknown[]} cells */
function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}
