// @ts-check
/**
 * `npm run states`: the states of checked-out repositories that no-shared-mutable-singleton would report, to be read in the code.
 *
 *     npm run states -- [--sharing reach] FOLDER...
 *
 * Prints for each state its declaration, the line that sets it and the line that reads it, and a table with a line for each
 * folder. Nothing is fetched and nothing is written.
 */
import { readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { DEFAULT_ENTRY, DEFAULT_TESTS } from "../../build/config/settings.js";
import { sharedStates } from "../../build/graph/state/shared-states.js";
import { projectNow } from "../../build/project/project-now.js";
import { matchingModules } from "../../build/project/matching-modules.js";

/** @import { SharedState, Sharing } from "../../build/graph/state/shared-states.js" */
/** @import { Topology } from "../../build/graph/topology.js" */

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { sharing: { type: "string", default: "split" } },
});
if (folders.length === 0) throw new Error("npm run states -- FOLDER... (roots of checked-out repositories)");

const table = ["| repository | modules | states | seconds |", "| --- | --- | --- | --- |"];
for (const folder of folders) {
  const root = realpathSync(folder);
  const startedAt = performance.now();
  const { topology } = projectNow({ root, cache: false });
  const tests = matchingModules(topology, DEFAULT_TESTS);
  const view = { tests, entry: matchingModules(topology, DEFAULT_ENTRY), helpers: [] };
  const nodes = topology.modules.map((_, node) => node).filter((node) => tests.flags[node] === 0);
  const sharing = /** @type {Sharing} */ (options.sharing);
  const states = nodes.flatMap((node) => sharedStates(topology, node, view, sharing));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const shared of states) for (const line of linesOf(root, topology, shared)) console.log(line);
  table.push(`| ${basename(root)} | ${topology.modules.length} | ${states.length} | ${seconds} |`);
}
console.log(table.join("\n"));

/**
 * @param {string} root
 * @param {Topology} topology
 * @param {SharedState} shared
 */
function linesOf(root, { modules }, { state, pair, reach }) {
  const places = pair.map(({ kind, module, line, routine }) => {
    const by = routine === undefined ? "directly" : `by ${routine}`;
    return `  ${kind} ${by}: ${placed(root, modules[module] ?? "", line)}`;
  });
  const declared = placed(root, modules[state.owner] ?? "", state.line);
  return [`${state.id} (${state.kind}), ${reach} modules`, `  declared: ${declared}`, ...places, ""];
}

/**
 * @param {string} root
 * @param {string} path
 * @param {number} line
 */
function placed(root, path, line) {
  const text = readFileSync(join(root, path), "utf8").split("\n")[line - 1] ?? "";
  return `${path}:${line}: ${text.trim().slice(0, 120)}`;
}
