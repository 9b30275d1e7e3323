// @ts-check
/**
 * `npm run bench`: what the plugin costs, as Markdown tables on stdout (progress goes to stderr).
 *
 *     npm run bench -- [--project NAME]... [--folder PATH:FILE]... [--modules N] [--part NAME]... [--variant TEXT]
 *                      [--rounds N] [--peers] [--timeout SECONDS]
 *
 * Projects are `synthetic` (of N modules), corpora of `tests/corpus`, and with `--folder` any checkout (FILE of it is
 * linted alone); parts are `project` (whole runs), `unparsed`
 * (the same with a parser that reads nothing), `one-file`, `concurrency`, `typing` and `memory`. Everything is measured by default but the `--peers`: those take minutes a run
 * and are run once. `--variant cold` keeps the baselines and what has "cold" in its name. Reads the built plugin.
 */
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { eslintConfig, isPluginBuilt } from "./configs.js";
import { measureNode } from "./measure.js";
import { installPeers } from "./peers.js";
import { benchFolder, benchProject, removeStore } from "./projects.js";
import {
  compareVariants,
  concurrencyVariants,
  oneFileVariants,
  projectVariants,
  unparsedVariants,
  WHOLE_RUN_HEAD,
} from "./whole-runs.js";

/** @import { BenchProject } from "./projects.js" */
/** @import { Variant } from "./whole-runs.js" */

const { values: options } = parseArgs({
  options: {
    project: { type: "string", multiple: true },
    folder: { type: "string", multiple: true, default: [] },
    modules: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    part: {
      type: "string",
      multiple: true,
      default: ["project", "unparsed", "one-file", "concurrency", "typing", "memory"],
    },
    variant: { type: "string", default: "" },
    peers: { type: "boolean", default: false },
    timeout: { type: "string", default: "1800" },
  },
});

/** @type {Readonly<Record<string, readonly Variant[]>>} */
const WHOLE_RUNS = {
  project: projectVariants,
  unparsed: unparsedVariants,
  "one-file": oneFileVariants,
  concurrency: concurrencyVariants,
};

const MEMORY_HEAD = ["| project | after | heap MB | external MB | resident MB |", "| --- | --- | --- | --- | --- |"];

if (options.peers) installPeers();
if (!isPluginBuilt()) console.error("dist/index.js is not there: baseline and peers only (npm run build)");
const named = options.project ?? (options.folder.length > 0 ? [] : ["babylonjs-core", "synthetic"]);
const projects = [
  ...options.folder.map((text) =>
    benchFolder(text.slice(0, text.lastIndexOf(":")), text.slice(text.lastIndexOf(":") + 1)),
  ),
  ...named.map((name) => benchProject(name, Number(options.modules))),
];
const [load = Number.NaN] = loadavg();
console.log(`node ${process.version}, ${availableParallelism()} cores, load ${load.toFixed(1)} at the start\n`);

const wholeRuns = options.part.filter((part) => part in WHOLE_RUNS);
if (wholeRuns.length > 0) {
  print([...WHOLE_RUN_HEAD, ...projects.flatMap((project) => wholeRuns.flatMap((part) => compare(project, part)))]);
}
if (options.part.includes("typing") && isPluginBuilt()) {
  print(projects.flatMap((project) => inProcess("typing.js", project)));
}
if (options.part.includes("memory")) print([...MEMORY_HEAD, ...projects.flatMap(memoryRows)]);

/** @param {BenchProject} project @param {string} part */
function compare(project, part) {
  const variants = WHOLE_RUNS[part] ?? [];
  const rounds = Number(options.rounds) * (part === "one-file" ? 3 : 1);
  if (isPluginBuilt()) warmUp(project);
  const { peers, timeout, variant } = options;
  const limits = { rounds, withPeers: peers, timeoutSeconds: Number(timeout), named: variant };
  return compareVariants(project, variants, limits);
}

/** Leaves a store behind, as any earlier run would have. @param {BenchProject} project */
function warmUp(project) {
  inProcess("memory.js", project, "recommended");
}

/** @param {string} script @param {BenchProject} project @param {import("./configs.js").ConfigName} [config] */
function inProcess(script, { name, root, oneFile }, config = "recommended") {
  const args = [eslintConfig("none"), eslintConfig(config), root, oneFile, name];
  const { stdout } = measureNode(["--expose-gc", join(import.meta.dirname, script), ...args], { cwd: root });
  return stdout.trimEnd().split("\n");
}

/** @param {BenchProject} project */
function memoryRows(project) {
  const rows = [inProcess("memory.js", project, "none")];
  if (isPluginBuilt()) {
    for (const config of /** @type {const} */ (["imports", "recommended"])) {
      removeStore(project);
      for (const state of ["cold", "warm"]) {
        const lines = inProcess("memory.js", project, config);
        rows.push(lines.map((line) => line.replace("{state}", `${config}, ${state}`)));
      }
    }
  }
  return rows.flat();
}

/** @param {readonly string[]} lines */
function print(lines) {
  console.log(`${lines.join("\n")}\n`);
}
